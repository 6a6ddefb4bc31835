import test from 'ava';
import type { Call, Mode, Outcome } from '../../../firmware/calls/call.ts';
import { epochMs, extension } from '../../../firmware/calls/ids.ts';
import { type AutomaticPolicy, automaticMail } from '../../../firmware/mail/automatic.ts';
import { AOBA, AT_1042, MINATO } from './call-facts.ts';

type Facts = Parameters<typeof automaticMail>[0];

const DEFAULTS: AutomaticPolicy = {
  withheldCalls: 'mail',
  mailWhen: 'not-answered',
  mailInPresentMode: false,
};
const ANSWER = [{ extension: extension('101'), at: epochMs(AT_1042) }];
const NUMBER: Call['caller'] = { type: 'number', number: '0300001201', e164: '+81300001201' };
const CUSTOMER: Facts['match'] = { type: 'one', customer: AOBA };
const MISSED: Facts = { mode: 'away', answers: [], caller: NUMBER, match: CUSTOMER, outcome: 'missed' };
const ANSWERED: Facts = { ...MISSED, answers: ANSWER, outcome: 'answered' };

/** `representative`, `default`, or why there is no mail. */
const decides = test.macro({
  exec(t, call: Facts, policy: Partial<AutomaticPolicy>, expected: string) {
    const decision = automaticMail(call, { ...DEFAULTS, ...policy });
    t.is(decision.type === 'mail' ? decision.to : `none: ${decision.why}`, expected);
  },
  title: (says) => says ?? '',
});

test(
  'a customer is missed while away: his representative is told [0064]',
  decides,
  MISSED,
  {},
  'representative',
);
test(
  'a customer without a representative is still "representative": whoever looks him up falls back to the default',
  decides,
  { ...MISSED, match: { type: 'one', customer: { ...AOBA, representative: null } } },
  {},
  'representative',
);
test(
  'an unknown number is missed while away: the default representative is told [0068]',
  decides,
  { ...MISSED, match: { type: 'none' } },
  {},
  'default',
);
test(
  'several customers have the number: the default representative is told, since nobody can say whose it is',
  decides,
  { ...MISSED, match: { type: 'several', candidates: [AOBA, MINATO] } },
  {},
  'default',
);
test('somebody answers while away: no mail [0062]', decides, ANSWERED, {}, 'none: answered');
test(
  'somebody chose the customer of a caller without a number: his representative is told',
  decides,
  { ...MISSED, caller: { type: 'absent', reason: 'withheld' } },
  {},
  'representative',
);

for (const reason of [
  'withheld',
  'unavailable',
  'payphone',
  'service-conflict',
  'receive-error',
  'none',
] as const) {
  const call: Facts = { ...MISSED, caller: { type: 'absent', reason }, match: { type: 'none' } };
  test(
    `no number (${reason}), calls without one are mailed: the default representative`,
    decides,
    call,
    {},
    'default',
  );
  test(
    `no number (${reason}), calls without one are not mailed: nothing`,
    decides,
    call,
    { withheldCalls: 'nothing' },
    'none: no-caller-id',
  );
}
test(
  'a caller who was gone before his number came counts as one without',
  decides,
  { ...MISSED, caller: { type: 'pending' }, match: { type: 'none' } },
  { withheldCalls: 'nothing' },
  'none: no-caller-id',
);

for (const outcome of [
  'missed',
  'busy',
  'rejected',
  'voicemail',
  'unreachable',
  'unknown',
] satisfies Outcome[]) {
  const call: Facts = { ...MISSED, outcome };
  test(`away, ${outcome}: not answered, so a mail`, decides, call, {}, 'representative');
  test(
    `away, ${outcome}, only answered calls are mailed: none`,
    decides,
    call,
    { mailWhen: 'answered' },
    'none: not-answered',
  );
}

/** Claims 7 and 8, and the switch for present mode: every combination. */
const MATRIX: readonly (readonly [
  Mode,
  'missed' | 'answered',
  AutomaticPolicy['mailWhen'],
  boolean,
  string,
])[] = [
  ['away', 'missed', 'not-answered', false, 'representative'],
  ['away', 'missed', 'answered', false, 'none: not-answered'],
  ['away', 'missed', 'always', false, 'representative'],
  ['away', 'answered', 'not-answered', false, 'none: answered'],
  ['away', 'answered', 'answered', false, 'representative'],
  ['away', 'answered', 'always', false, 'representative'],
  ['away', 'missed', 'not-answered', true, 'representative'],
  ['away', 'answered', 'always', true, 'representative'],
  ['present', 'missed', 'not-answered', false, 'none: present-mode'],
  ['present', 'missed', 'answered', false, 'none: present-mode'],
  ['present', 'missed', 'always', false, 'none: present-mode'],
  ['present', 'answered', 'not-answered', false, 'none: present-mode'],
  ['present', 'answered', 'answered', false, 'none: present-mode'],
  ['present', 'answered', 'always', false, 'none: present-mode'],
  ['present', 'missed', 'not-answered', true, 'representative'],
  ['present', 'missed', 'answered', true, 'none: not-answered'],
  ['present', 'missed', 'always', true, 'representative'],
  ['present', 'answered', 'not-answered', true, 'none: present-mode'],
  ['present', 'answered', 'answered', true, 'none: present-mode'],
  ['present', 'answered', 'always', true, 'none: present-mode'],
];
for (const [mode, outcome, mailWhen, mailInPresentMode, expected] of MATRIX) {
  const call = { ...(outcome === 'missed' ? MISSED : ANSWERED), mode };
  test(
    `${mode}, ${outcome}, mail when ${mailWhen}${mailInPresentMode ? ', present mode too' : ''}: ${expected}`,
    decides,
    call,
    { mailWhen, mailInPresentMode },
    expected,
  );
}

test(
  'present, and nobody could see whether it was answered: no mail, or every answered call would be reported as missed',
  decides,
  { ...MISSED, mode: 'present', outcome: 'unknown' },
  { mailInPresentMode: true },
  'none: unseen',
);
