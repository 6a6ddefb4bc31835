import test from 'ava';
import { listenWhozz } from '../../../hw/decoders/whozz/listen.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { whozzBanner, whozzCall, whozzSignal } from '../../../hw/simulated/whozz-records.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

test('a call record stands in the columns of the manual', (t) => {
  const party = { number: '7702637111', name: 'CALLERID.COM' };
  const call = { line: 1, part: 'start', seconds: 0, rings: 0, party } as const;
  // The pattern that the vendor gives to programmers, and the manual's own record with a number without dashes.
  const record = text(whozzCall(call, new Date(2026, 11, 17, 16, 54)));
  t.is(record, '01 I S 0000 G A0 12/17 04:54 PM 7702637111     CALLERID.COM   \r\n');
  t.regex(
    record,
    /^(\d\d) ([IO]) ([ESB]) (\d{4}) ([GB]) (.\d) (\d\d\/\d\d) (\d\d:\d\d [AP]M) (.{8,15})(.*)\r\n$/,
  );
});

for (const [hour, words] of [
  [0, '12:05 AM'],
  [11, '11:05 AM'],
  [12, '12:05 PM'],
  [23, '11:05 PM'],
] as const) {
  test(`hour ${hour} is written ${words}`, (t) => {
    const call = { line: 2, part: 'end', seconds: 276, rings: 3, party: { reason: 'withheld' } } as const;
    const record = text(whozzCall(call, new Date(2026, 8, 26, hour, 5)));
    t.is(record, `02 I E 0276 G A3 09/26 ${words} Private${' '.repeat(7)} ${' '.repeat(15)}\r\n`);
  });
}

test('a detailed record has thirteen blanks between the letter and the date, and 24 hours', (t) => {
  t.is(text(whozzSignal(1, 'F', new Date(2026, 10, 7, 17, 45, 4))), '01 F             11/07 17:45:04\r\n');
});

function unit() {
  const clock = new FakeClock();
  const records: string[] = [];
  const decoder = listenWhozz(['x', 'y']);
  const told: unknown[] = [];
  const whozz = new SimulatedWhozz(clock, {
    write(bytes) {
      records.push(text(bytes).slice(0, 6).trim());
      told.push(...decoder.received(bytes, clock.monotonic()).events);
    },
  });
  return { clock, records, told, whozz };
}

test('a call that is answered: rings, start record, off hook, on hook, end record', (t) => {
  const { clock, records, told, whozz } = unit();
  whozz.ring(0, { number: '0300001201' });
  clock.advance(4_000);
  t.is(whozz.phase(0), 'ringing');
  whozz.answer(0);
  t.is(whozz.phase(0), 'answered');
  clock.advance(7_000);
  whozz.hangUp(0);
  t.is(whozz.phase(0), 'idle');
  t.deepEqual(records, ['01 R', '01 I S', '01 R', '01 F', '01 N', '01 I E']);
  t.deepEqual(told, [
    { type: 'ringing', line: 'x' },
    { type: 'caller-id', line: 'x', number: '0300001201' },
    { type: 'answered', line: 'x' },
    { type: 'released', line: 'x' },
  ]);
  t.is(clock.pending, 0);
});

test('two lines ring at once and are not mixed up; a caller who gives up is an end record of 0 seconds', (t) => {
  const { clock, records, told, whozz } = unit();
  whozz.ring(0, { number: '0300001201' });
  whozz.ring(1, { reason: 'withheld' });
  clock.advance(2_000);
  whozz.hangUp(1);
  t.is(whozz.phase(0), 'ringing');
  t.deepEqual(records, ['01 R', '02 R', '01 I S', '02 I S', '02 I E']);
  t.deepEqual(told.at(-1), { type: 'released', line: 'y' });
  t.deepEqual(told.at(-2), { type: 'caller-id', line: 'y', reason: 'withheld' });
});

test('a unit that was switched off forgets its calls, and says who it is when asked', (t) => {
  const { clock, records, whozz } = unit();
  whozz.ring(0, { number: '0300001201' });
  whozz.reset();
  clock.advance(60_000);
  whozz.received(Buffer.from('V'));
  t.deepEqual(records, ['01 R', 'V1.0 E']);
  t.is(clock.pending, 0);
  t.regex(text(whozzBanner(new Date(2026, 0, 2, 3, 4, 5))), /^V\S+ [A-Za-z]{11} L=01 01\/02 03:04:05\r\n$/);
});
