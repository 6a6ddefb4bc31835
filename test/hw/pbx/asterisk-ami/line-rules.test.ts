import test from 'ava';
import { lineFor } from '../../../../hw/pbx/asterisk-ami/line-rules.ts';
import type { LineRule } from '../../../../hw/pbx/line-rules.ts';

const seated = test.macro({
  title: (words = '') => words,
  exec(
    t,
    rules: readonly LineRule[],
    claims: readonly (readonly [channel: string, did: string])[],
    lines: readonly string[],
  ) {
    const taken = new Set<string>();
    const found = claims.map(([channel, did]) => {
      const line = lineFor({ channel, did }, rules, taken);
      taken.add(line);
      return line;
    });
    t.deepEqual(found, lines);
  },
});

const SIP = ['PJSIP/trunk-00000001', '0312340001'] as const;
const OTHER_SIP = ['PJSIP/kddi-00000002', '0312340002'] as const;

test(
  'calls take the lowest free place, and the names go on counting beyond the last',
  seated,
  [{ type: 'places', lines: ['1', '2'] }],
  [SIP, SIP, SIP, SIP],
  ['1', '2', '3', '4'],
);
test(
  'names that end in a number are counted on',
  seated,
  [{ type: 'places', lines: ['外線8', '外線9'] }],
  [SIP, SIP, SIP],
  ['外線8', '外線9', '外線10'],
);
test(
  'a name without a number is numbered',
  seated,
  [{ type: 'places', lines: ['main'] }],
  [SIP, SIP, SIP],
  ['main', 'main 2', 'main 3'],
);
test('without any rule the places are 1, 2, 3', seated, [], [SIP, SIP], ['1', '2']);
test(
  'each trunk has its own places',
  seated,
  [
    { type: 'places', channel: 'PJSIP/trunk', lines: ['1', '2'] },
    { type: 'places', channel: 'PJSIP/kddi*', lines: ['11'] },
  ],
  [SIP, OTHER_SIP, SIP, OTHER_SIP],
  ['1', '11', '2', '12'],
);
test(
  'a fixed channel is its line, whatever was dialled',
  seated,
  [
    { type: 'channel', pattern: 'DAHDI/1', line: '1' },
    { type: 'channel', pattern: 'DAHDI/2', line: '2' },
  ],
  [
    ['DAHDI/2-1', 's'],
    ['DAHDI/1-1', 's'],
  ],
  ['2', '1'],
);
test(
  'a dialled number is a line that several calls may be on, and the next rule takes the other numbers',
  seated,
  [
    { type: 'did', did: '0312340001', line: 'office' },
    { type: 'places', lines: ['1'] },
  ],
  [SIP, SIP, OTHER_SIP],
  ['office', 'office', '1'],
);
test(
  'a channel rule for everything, put last, is the line of all other calls',
  seated,
  [
    { type: 'did', did: '0312340001', line: 'office' },
    { type: 'channel', pattern: '*', line: 'other' },
  ],
  [OTHER_SIP, SIP],
  ['other', 'office'],
);
test(
  'counting on passes over the lines that other rules give away',
  seated,
  [
    { type: 'did', did: '0312340001', line: '3' },
    { type: 'places', lines: ['1', '2'] },
  ],
  [OTHER_SIP, OTHER_SIP, OTHER_SIP],
  ['1', '2', '4'],
);

test('the lowest line is taken again as soon as it is free, whatever freed it', (t) => {
  const rules: readonly LineRule[] = [
    { type: 'did', did: '0312340009', line: '1' },
    { type: 'places', lines: ['1', '2', '3'] },
  ];
  const claim = { channel: SIP[0], did: SIP[1] };
  t.is(lineFor(claim, rules, new Set(['1'])), '2');
  t.is(lineFor(claim, rules, new Set(['2'])), '1');
  t.is(lineFor(claim, rules, new Set(['1', '2', '3'])), '4');
});
