import test from 'ava';
import { listenFsk } from '../../../hw/decoders/fsk/listen.ts';
import type { SimulatedParty } from '../../../hw/simulated/device.ts';
import { mdmfPacket, SimulatedFskChip } from '../../../hw/simulated/fsk-chip.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const AT = new Date(2026, 10, 24, 9, 5);
const PARTIES: readonly SimulatedParty[] = [
  { number: '0300001201', name: 'AOBA' },
  { reason: 'withheld' },
  { reason: 'unavailable' },
  { reason: 'payphone' },
];

test('a packet is the bytes that the standard asks for', (t) => {
  const expected = [
    ...[0x80, 0x1c, 0x01, 0x08, ...Buffer.from('11240905')],
    ...[0x02, 0x0a, ...Buffer.from('0300001201'), 0x07, 0x04, ...Buffer.from('AOBA')],
  ];
  t.deepEqual([...mdmfPacket({ number: '0300001201', name: 'AOBA' }, AT)].slice(0, -1), expected);
});

for (const party of PARTIES) {
  test(`the bytes of a packet sum to 0 modulo 256, its length counts its items: ${JSON.stringify(party)}`, (t) => {
    const packet = mdmfPacket(party, AT);
    t.is(packet.reduce((sum, byte) => sum + byte, 0) % 256, 0);
    t.is(packet[1], packet.length - 3);
  });
}

test('a withheld number is told by the letter P for number and name, and by no digit of a number', (t) => {
  const packet = Buffer.from(mdmfPacket({ reason: 'withheld' }, AT));
  t.deepEqual([...packet.subarray(12, -1)], [0x04, 1, 0x50, 0x08, 1, 0x50]);
});

function ringInto(party: SimulatedParty) {
  const clock = new FakeClock();
  const pieces: Uint8Array[] = [];
  const chip = new SimulatedFskChip(clock, { write: (bytes) => pieces.push(bytes) });
  chip.ring(0, party);
  return { clock, pieces, chip };
}

test('the chip passes on seizure and mark before the packet, after the first ring, at the speed of the line', (t) => {
  const { clock, pieces } = ringInto({ number: '0300001201' });
  clock.advance(1_499);
  t.is(pieces.length, 0, 'nothing is sent while it rings');
  clock.advance(1);
  t.is(pieces.length, 1);
  clock.advance(10_000);
  t.true(
    pieces.every((piece) => piece.length <= 12),
    '1200 bit/s are 12 bytes in a tenth of a second',
  );
  const sent = Buffer.concat(pieces);
  t.true(sent.subarray(0, 30).equals(Buffer.alloc(30, 0x55)));
  t.is(sent.indexOf(0x80), 32, 'mark noise stands between seizure and packet');
  t.is(clock.pending, 0);
});

for (const party of PARTIES) {
  test(`what the chip sends is read by the box: ${JSON.stringify(party)}`, (t) => {
    const { clock, pieces } = ringInto(party);
    clock.advance(10_000);
    const decoder = listenFsk('x');
    const events = pieces.flatMap((piece) => decoder.received(piece, 0).events);
    t.deepEqual(
      [...events, ...decoder.timePassed(1_000).events],
      [{ type: 'caller-id', line: 'x', ...party }],
    );
  });
}

test('a caller who gives up before the signal is not told of', (t) => {
  const { clock, pieces, chip } = ringInto({ number: '0300001201' });
  clock.advance(1_000);
  chip.hangUp();
  clock.advance(10_000);
  t.deepEqual(pieces, []);
});
