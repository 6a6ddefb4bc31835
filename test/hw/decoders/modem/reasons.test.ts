import test from 'ava';
import type { AbsenceReason } from '../../../../hw/line-event.ts';
import { Listener } from './hearing.ts';

/** What is told of a report with these lines, besides the ringing. */
const caller = (...lines: readonly string[]) =>
  new Listener()
    .says(0, 'RING', ...lines)
    .until(3_000)
    .events.filter((event) => event.type === 'caller-id');

const means = test.macro({
  exec: (t, value: string, reason: AbsenceReason) => {
    t.deepEqual(caller(`NMBR = ${value}`), [{ type: 'caller-id', line: '1', reason }]);
  },
  title: (_given, value, reason) => `${value} in place of the number means ${reason}`,
});

const WORDS: readonly (readonly [AbsenceReason, readonly string[]])[] = [
  ['withheld', ['P', 'p', 'Private', 'PRIVATE', 'Restricted', 'WITHHELD', 'Anonymous', 'PrivDirOff']],
  ['unavailable', ['O', 'Unavailable', 'OUT-OF-AREA', 'Out of Area', '0000000000', 'UNKNOWN']],
  ['payphone', ['C', 'Payphone']],
  ['service-conflict', ['S']],
  ['receive-error', ['E', '03-12?34', '0312:45678']],
];
for (const [reason, words] of WORDS) for (const word of words) test(means, word, reason);

const keepsBack = test.macro((t, ...lines: string[]) => {
  const told = caller(...lines);
  t.deepEqual(told, [{ type: 'caller-id', line: '1', reason: 'withheld' }]);
});

test('a number is not used when a P follows', keepsBack, 'NMBR = 0312345678', 'NMBR = P');
test('a number is not used when a P came first', keepsBack, 'NMBR = P', 'NMBR = 0312345678');
test('a number is not used when the name is kept back', keepsBack, 'NMBR = 0312345678', 'NAME = P');
test(
  'a number is not used when a second name is kept back',
  keepsBack,
  'NAME = X',
  'NAME = P',
  'NMBR = 03123',
);
test('a dialable number is not used when the number is P', keepsBack, 'MESG = 03033132', 'NMBR = P');

test('a name that begins like a reason is a name', (t) => {
  t.deepEqual(caller('NMBR = 0312345678', 'NAME = Private Clinic'), [
    { type: 'caller-id', line: '1', number: '0312345678', name: 'Private Clinic' },
  ]);
});

test('a name that says there is none is left out', (t) => {
  t.deepEqual(caller('NMBR = 0312345678', 'NAME = O'), [
    { type: 'caller-id', line: '1', number: '0312345678' },
  ]);
});

test('digits that were masked by the exchange are told as they came', (t) => {
  t.deepEqual(caller('NMBR=07xxxxxxxx7', 'NAME = A'), [
    { type: 'caller-id', line: '1', number: '07xxxxxxxx7', name: 'A' },
  ]);
});

const readings = test.macro({
  exec(t, number: string, name: string, expected: string) {
    const heard = new Listener().says(0, 'RING', `NMBR = ${number}`, `NAME = ${name}`).until(1_000);
    t.deepEqual(heard.story.slice(1), [`0 caller-id ${expected}`]);
  },
  title: (_, number: string, name: string, expected: string) =>
    `number "${number}" and name "${name}" are ${expected}`,
});

test(readings, '0312345678', 'YAMADA', '0312345678 YAMADA');
test(readings, '+81312345678', '', '+81312345678');
test(readings, '0312345678', 'P', 'withheld');
test(readings, '03123d5678', '', 'receive-error');
test(readings, '0312345678', 'Unavailable', '0312345678');
test(readings, '0312345678', 'Private Clinic', '0312345678 Private Clinic');
test(readings, '0312345678', 'A = B', '0312345678 A = B');
test(readings, 'P', 'WITHHELD', 'withheld');
test(readings, 'Private', '', 'withheld');
test(readings, 'Restricted', '', 'withheld');
test(readings, 'Anonymous', '', 'withheld');
test(readings, '非通知', '', 'withheld');
test(readings, '0000000000', 'PrivDirOff', 'withheld');
test(readings, '0000000000', '', 'unavailable');
test(readings, '', '', 'unavailable');
test(readings, 'O', '', 'unavailable');
test(readings, 'OUT-OF-AREA', '', 'unavailable');
test(readings, 'Unavailable', '', 'unavailable');
test(readings, 'no idea', '', 'unavailable');
test(readings, 'C', '', 'payphone');
test(readings, '公衆電話', '', 'payphone');
test(readings, 'S', '', 'service-conflict');
