import { createServer, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { TrunkRule } from '../../../hw/pbx/trunk-lines.ts';
import { listenNcidOn, listenSmdiOn } from '../../../hw/pbx/trunk-sources.ts';
import { eventually } from '../../support/eventually.ts';
import { connectedTo, listeningFor } from './source-rig.ts';

/** A server to which the box connects; `say` speaks to whoever is connected now. */
async function server(t: ExecutionContext) {
  const sockets = new Set<Socket>();
  const listener = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  t.teardown(() => {
    hangUp();
    listener.close();
  });
  const say = async (text: string) => {
    await eventually(() => sockets.size === 1, 'the box');
    for (const socket of sockets) socket.write(text);
  };
  const address = listener.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, say, hangUp };
}

const GREETING = '200 Server: ncidd 1.14\r\n';
const ring = (count: number) => `CIDINFO: *LINE*POTS*RING*${count}*TIME*14:05:05*\r\n`;
const call = (number: string, line = 'POTS') =>
  `CID: *DATE*11252026*TIME*1405*LINE*${line}*NMBR*${number}*MESG*NONE*NAME*NO NAME*\r\n`;
const LABELS: readonly TrunkRule[] = [{ type: 'channel', pattern: 'POTS', line: '1' }];

test('an NCID server: its labels are lines of the office', async (t) => {
  const { port, say } = await server(t);
  const { sink, events } = await connectedTo(t, listenNcidOn(LABELS, 'ncid'), port);
  await say(
    GREETING + ring(1) + call('0312345678') + ring(0) + call('0698765432', 'VOIP') + call('0700', '-'),
  );
  await events(7);
  t.deepEqual(sink.story(), [
    'ringing 1',
    'caller-id 1 0312345678',
    'released 1',
    'ringing VOIP',
    'caller-id VOIP 0698765432',
    'ringing ncid',
    'caller-id ncid 0700',
  ]);
});

test('an NCID server that goes away comes back, and half a line is not glued to the next', async (t) => {
  const { port, say, hangUp } = await server(t);
  const { sink, events, bytes, link, clock } = await connectedTo(t, listenNcidOn(LABELS, 'ncid'), port);
  const half = call('0312345678').slice(0, 50);
  await say(half);
  await bytes(half.length);
  hangUp();
  await eventually(() => link.state().phase === 'down');
  clock.advance(1_000);
  await say(GREETING + call('0698765432'));
  await events(2);
  t.deepEqual(sink.story(), ['ringing 1', 'caller-id 1 0698765432']);
  t.is(link.counters().unrecognised, 0);
});

test('a call whose end was told while the server was away ends by itself', async (t) => {
  const { port, say, hangUp } = await server(t);
  const { sink, events, link, clock } = await connectedTo(t, listenNcidOn(LABELS, 'ncid'), port);
  // It has told an end once: otherwise nobody would wait for one.
  await say(ring(1) + ring(0) + ring(1) + call('0312345678'));
  await events(4);
  hangUp();
  await eventually(() => link.state().phase === 'down');
  clock.advance(90_000);
  await events(5);
  t.is(sink.story().at(-1), 'released 1');
});

const PORTS: readonly TrunkRule[] = [
  { type: 'did', did: '201', line: '2' },
  { type: 'channel', pattern: '*', line: '1' },
];
const handedOver = (telephone: string, number: string) => `\r\nMD0010001N${telephone} ${number}\r\n\x19`;

test('a voicemail link: a call that nobody took is on the line of the telephone that was called', async (t) => {
  const { dial, events, sink } = await listeningFor(t, listenSmdiOn(PORTS, 'smdi'));
  (await dial()).write(handedOver('201', '0312345678') + handedOver('305', '0698765432'));
  await events(6);
  t.deepEqual(sink.story(), [
    'ringing 2 201',
    'caller-id 2 0312345678',
    'released 2 voicemail',
    'ringing 1 305',
    'caller-id 1 0698765432',
    'released 1 voicemail',
  ]);
});

test('a voicemail link that breaks in the middle of a call has lost that one only', async (t) => {
  const { dial, events, bytes, sink } = await listeningFor(t, listenSmdiOn(PORTS, 'smdi'));
  const first = await dial();
  const half = handedOver('201', '0312345678').slice(0, 18);
  first.write(half);
  await bytes(half.length);
  first.resetAndDestroy();
  (await dial()).write(handedOver('305', '0698765432'));
  await events(3);
  t.deepEqual(sink.story(), ['ringing 1 305', 'caller-id 1 0698765432', 'released 1 voicemail']);
});
