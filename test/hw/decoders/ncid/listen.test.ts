import test from 'ava';
import { listenNcid } from '../../../../hw/decoders/ncid/listen.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const CALL = bytes('CID: *DATE*11252026*TIME*1405*LINE*-*NMBR*0312345678*MESG*NONE*NAME*NO NAME*\r\n');
const END = bytes('CIDINFO: *LINE*-*RING*0*TIME*14:05:05*\r\n');
const typesOf = (events: readonly { readonly type: string }[]) => events.map(({ type }) => type);

test('a box that never tells an end: its call is over after a minute and a half', (t) => {
  const box = listenNcid('1');
  t.is(box.deadline(), null);
  box.received(CALL, 10_000);
  t.is(box.deadline(), 100_000);
  t.deepEqual(box.timePassed(99_999).events, []);
  t.deepEqual(box.timePassed(100_000).events, [{ type: 'released', line: '1' }]);
  t.is(box.deadline(), null);
});

test('a server that has told an end is waited for', (t) => {
  const server = listenNcid('1');
  server.received(CALL, 0);
  server.received(END, 20_000);
  server.received(CALL, 60_000);
  t.is(server.deadline(), null);
  t.deepEqual(server.timePassed(1_000_000).events, []);
  t.deepEqual(typesOf(server.received(END, 1_000_001).events), ['released']);
});

test('half a line before a break of the link is not joined with what comes behind it', (t) => {
  const server = listenNcid('1');
  server.received(CALL.subarray(0, 50), 0);
  server.interrupted();
  t.deepEqual(typesOf(server.received(CALL, 1).events), ['ringing', 'caller-id']);
});

test('a line that never ends is shown in part and counted', (t) => {
  const server = listenNcid('1');
  const { discarded, events } = server.received(bytes(`${'x'.repeat(5_000)}\r\n`), 0);
  t.deepEqual(
    { discarded, events },
    { discarded: 5_000, events: [{ type: 'unrecognised', raw: '78'.repeat(256) }] },
  );
});

test('the name of a line is told without control characters, and not without end', (t) => {
  const server = listenNcid('1');
  const call = bytes(`CID: *LINE*A\x85${'B'.repeat(200)}*NMBR*0312345678*\r\n`);
  const line = `A${'B'.repeat(63)}`;
  t.deepEqual(server.received(call, 0).events[0], { type: 'ringing', line });
});
