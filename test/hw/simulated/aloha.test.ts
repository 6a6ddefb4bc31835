import test from 'ava';
import { listenAloha } from '../../../hw/decoders/aloha/listen.ts';
import { alohaReport, SimulatedAloha } from '../../../hw/simulated/aloha.ts';
import type { SimulatedParty } from '../../../hw/simulated/device.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A Tuesday. */
const AT = new Date(2026, 10, 24, 9, 5);
const ACK = Uint8Array.of(0x06);
const NAK = Uint8Array.of(0x15);

test('a report is STX, month, day, weekday, hour, minute, number, ETX', (t) => {
  const sevenBits = alohaReport({ number: '0300001201' }, AT).map((byte) => byte & 0x7f);
  t.is(Buffer.from(sevenBits).toString('latin1'), '\x02112420905' + '0300001201\x03');
});

test('every character has an even number of ones', (t) => {
  const report = alohaReport({ number: '0123456789' }, AT);
  for (const byte of report) t.is([...byte.toString(2)].filter((bit) => bit === '1').length % 2, 0);
  t.true(
    report.some((byte) => byte > 0x7f),
    'the parity is in bit 7',
  );
});

for (const [reason, letter] of [
  ['withheld', 'P'],
  ['unavailable', 'O'],
  ['payphone', 'C'],
] as const) {
  test(`a caller without a number is the letter ${letter}: ${reason}`, (t) => {
    const sevenBits = alohaReport({ reason }, AT).map((byte) => byte & 0x7f);
    t.is(Buffer.from(sevenBits).toString('latin1'), `\x02112420905${letter}\x03`);
  });
}

function adapter() {
  const clock = new FakeClock();
  const sent: Uint8Array[] = [];
  return { clock, sent, aloha: new SimulatedAloha(clock, { write: (bytes) => sent.push(bytes) }) };
}

test('a report is said once when it is acknowledged', (t) => {
  const { clock, sent, aloha } = adapter();
  aloha.ring(0, { number: '0300001201' });
  aloha.received(ACK);
  clock.advance(60_000);
  t.is(sent.length, 1);
  t.is(clock.pending, 0);
});

test('a report is said again on NAK and on silence, three times at most', (t) => {
  const { clock, sent, aloha } = adapter();
  aloha.ring(0, { number: '0300001201' });
  aloha.received(NAK);
  t.is(sent.length, 2, 'at once on NAK');
  clock.advance(60_000);
  t.is(sent.length, 3);
  t.deepEqual(sent[2], sent[0]);
  aloha.received(NAK);
  t.is(sent.length, 3, 'a word after the last try changes nothing');
  t.is(clock.pending, 0);
});

const PARTIES: readonly SimulatedParty[] = [
  { number: '0300001201' },
  { reason: 'withheld' },
  { reason: 'unavailable' },
  { reason: 'payphone' },
];
for (const party of PARTIES) {
  test(`adapter and box understand each other: ${JSON.stringify(party)}`, (t) => {
    const clock = new FakeClock();
    const decoder = listenAloha('x');
    const told: unknown[] = [];
    const aloha: SimulatedAloha = new SimulatedAloha(clock, {
      write: (bytes) => {
        const { events, replies } = decoder.received(bytes, clock.monotonic());
        told.push(...events);
        clock.after(1, () => {
          for (const reply of replies) aloha.received(reply);
        });
      },
    });
    aloha.ring(0, party);
    clock.advance(60_000);
    t.deepEqual(told, [{ type: 'caller-id', line: 'x', ...party }]);
  });
}
