import test from 'ava';
import { heard } from '../../../../hw/pbx/asterisk-ami/caller.ts';
import { messageOf } from '../../../../hw/pbx/asterisk-ami/message.ts';
import { type CallerWord, callerWord, UNKNOWN_CALLER } from '../../../../hw/pbx/caller-word.ts';

const gives = test.macro({
  title: (_, number: string, name: string, word: CallerWord) =>
    `number "${number}" with the name "${name}" is ${'reason' in word ? word.reason : word.number}`,
  exec(t, number: string, name: string, word: CallerWord) {
    const message = messageOf([
      ['event', 'Newchannel'],
      ['calleridnum', number],
      ['calleridname', name],
    ]);
    t.deepEqual(callerWord(heard(UNKNOWN_CALLER, message)), word);
  },
});

test(gives, '0312345678', '山田商店', { number: '0312345678', name: '山田商店' });
test(gives, '+442079460123', '<unknown>', { number: '+442079460123' });
test(gives, 'anonymous', 'Anonymous', { reason: 'withheld' });
test(gives, 'Anonymous', '', { reason: 'withheld' });
test(gives, 'Restricted', '', { reason: 'withheld' });
test(gives, '', 'Anonymous', { reason: 'withheld' });
test(gives, 'unavailable', '', { reason: 'unavailable' });
test(gives, '<unknown>', '<unknown>', { reason: 'unavailable' });
test(gives, '', '', { reason: 'unavailable' });
test(gives, 'anonymous', 'Coin line/payphone', { reason: 'payphone' });
test(gives, 'anonymous', 'Interaction with other service', { reason: 'service-conflict' });
test(gives, 'anonymous', 'Unavailable', { reason: 'unavailable' });
test(gives, '0312345678', 'evil\u0000\u001bname', { number: '0312345678', name: 'evilname' });

const declared = test.macro({
  title: (words = '') => words,
  exec(t, fields: readonly (readonly [string, string])[], word: CallerWord) {
    const arrival = messageOf([
      ['event', 'Newchannel'],
      ['calleridnum', '0398765432'],
      ['calleridname', 'Yamada'],
    ]);
    const caller = heard(heard(UNKNOWN_CALLER, arrival), messageOf(fields));
    t.deepEqual(callerWord(caller), word);
    t.deepEqual(callerWord(heard(caller, arrival)), word, 'and a later event does not change it');
  },
});

const WITHHELD = { reason: 'withheld' } as const;
const KNOWN = { number: '0398765432', name: 'Yamada' } as const;
const set = (variable: string, value: string) =>
  [
    ['event', 'VarSet'],
    ['variable', variable],
    ['value', value],
  ] as const;

test(
  'a variable of any name with a prohibited presentation withholds the number',
  declared,
  set('CLI_PRES', 'prohib_not_screened'),
  WITHHELD,
);
test(
  'FreePBX exports the presentation by itself',
  declared,
  set('__CALLINGNUMPRES_SV', 'prohib_passed_screen'),
  WITHHELD,
);
test('an allowed presentation changes nothing', declared, set('CLI_PRES', 'allowed_not_screened'), KNOWN);
test('only the name may be withheld', declared, set('__CALLINGNAMEPRES_SV', 'prohib'), {
  number: '0398765432',
});
test('a presentation that says unavailable', declared, set('CLI_PRES', 'unavailable'), {
  reason: 'unavailable',
});
test(
  'a variable that merely holds the word unavailable changes nothing',
  declared,
  set('QUEUE', 'unavailable'),
  KNOWN,
);
test('a presentation in channelvars', declared, [['chanvariable', 'CALLERID(num-pres)=prohib']], WITHHELD);
test(
  'a presentation among the variables of a Status',
  declared,
  [
    ['event', 'Status'],
    ['variable', 'A=1'],
    ['variable', 'CALLERID(num-pres)=prohib_failed_screen'],
  ],
  WITHHELD,
);
test(
  'the presentation code of NewCallerid',
  declared,
  [['cid-callingpres', '35 (Presentation Prohibited, Network Number)']],
  WITHHELD,
);
