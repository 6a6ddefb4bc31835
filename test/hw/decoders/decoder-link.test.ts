import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { ALOHA_CAPABILITIES, ALOHA_PORT, listenAloha } from '../../../hw/decoders/aloha/listen.ts';
import { type Connect, overSerial, overTcp, overUdp } from '../../../hw/decoders/byte-link.ts';
import { DecoderLink } from '../../../hw/decoders/decoder-link.ts';
import { FSK_CAPABILITIES, FSK_PORT, listenFsk } from '../../../hw/decoders/fsk/listen.ts';
import { ISDN_TA_CAPABILITIES, listenIsdnTa } from '../../../hw/decoders/isdn-ta/listen.ts';
import { JCLIP_CAPABILITIES, JCLIP_PORT, listenJclip } from '../../../hw/decoders/jclip/listen.ts';
import type { LiveDecoder } from '../../../hw/decoders/live-decoder.ts';
import { listenWhozz, listenWhozzPackets, whozzCapabilities } from '../../../hw/decoders/whozz/listen.ts';
import type { Capabilities } from '../../../hw/equipment.ts';
import type { LineEvent } from '../../../hw/line-event.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeSerial } from '../links/fake-serial.ts';
import { bytesOf } from './fixtures.ts';

const around = (clock: FakeClock) => ({ clock, random: () => 0.5 });

/** What somebody at a desk would be told, in short. */
const brief = (event: LineEvent): string => {
  if (event.type === 'unrecognised') return event.type;
  if (event.type === 'ringing') return `${event.line} ringing ${event.called ?? ''}`.trim();
  if (event.type !== 'caller-id') return `${event.line} ${event.type}`;
  return `${event.line} ${'reason' in event ? event.reason : event.number}`;
};

async function running(
  t: ExecutionContext,
  clock: FakeClock,
  parts: { decoder: LiveDecoder; capabilities: Capabilities; connect: Connect },
) {
  const said: string[] = [];
  const link = new DecoderLink({ name: 'link', clock, log: silentLog, ...parts });
  t.teardown(() => link.stop());
  await link.start({ event: (event) => said.push(brief(event)), state() {}, synchronised() {} });
  await settle();
  return { link, said };
}

async function onSerial(
  t: ExecutionContext,
  decoder: LiveDecoder,
  capabilities: Capabilities,
  settings: { baud: number },
) {
  const clock = new FakeClock();
  const serial = new FakeSerial();
  const connect = overSerial(
    { port: { type: 'path', path: '/dev/x' }, settings, open: serial.open },
    around(clock),
  );
  const { link, said } = await running(t, clock, { decoder, capabilities, connect });
  const hears = (hex: string) => serial.last.listener.received(bytesOf(hex));
  return { clock, serial, link, said, hears };
}

const SDMF = '04 12 31 31 32 34 31 30 34 32 30 33 31 32 33 34 35 36 37 38 54';
const OTHER_SDMF = '04 12 31 31 32 34 31 30 34 32 30 36 39 38 37 36 35 34 33 32 49';

test('an FSK chip: the link is up when its port is open, and a packet in pieces is a caller', async (t) => {
  const { link, said, hears, serial } = await onSerial(t, listenFsk('3'), FSK_CAPABILITIES, FSK_PORT);
  t.is(link.state().phase, 'up');
  t.like(serial.last.settings, { baud: 1_200 });
  hears(SDMF.slice(0, 20));
  hears(SDMF.slice(20));
  t.deepEqual(said, ['3 0312345678']);
  t.like(link.counters(), { bytes: 21, frames: 1, events: 1 });
});

test('an FSK chip that falls silent in a packet has lost it after 200 ms', async (t) => {
  const { said, hears, clock } = await onSerial(t, listenFsk('3'), FSK_CAPABILITIES, FSK_PORT);
  hears(SDMF.slice(0, 40));
  clock.advance(199);
  t.deepEqual(said, []);
  clock.advance(1);
  t.deepEqual(said, ['3 receive-error']);
  hears(SDMF);
  t.deepEqual(said, ['3 receive-error', '3 0312345678']);
});

test('another number, or the same one much later, proves that the call before is over', async (t) => {
  const { said, hears, clock } = await onSerial(t, listenFsk('3'), FSK_CAPABILITIES, FSK_PORT);
  hears(SDMF);
  await clock.advanceAsync(5_000);
  hears(SDMF);
  await clock.advanceAsync(5_000);
  hears(OTHER_SDMF);
  await clock.advanceAsync(40_000);
  hears(SDMF);
  t.deepEqual(said, [
    '3 0312345678',
    '3 0312345678',
    '3 released',
    '3 0698765432',
    '3 released',
    '3 0312345678',
  ]);
});

test('a cable that is pulled in a packet leaves nothing behind for the next one', async (t) => {
  const { said, hears, clock, serial, link } = await onSerial(t, listenFsk('3'), FSK_CAPABILITIES, FSK_PORT);
  hears(SDMF.slice(0, 40));
  serial.last.listener.lost({ reason: 'gone', detail: 'unplugged' });
  t.is(link.state().phase, 'down');
  await clock.advanceAsync(5_000);
  t.is(link.state().phase, 'up');
  hears(SDMF);
  t.deepEqual(said, ['3 0312345678']);
});

test('Number Display: the dialled number comes with the bell', async (t) => {
  const { said, hears } = await onSerial(t, listenJclip('1'), JCLIP_CAPABILITIES, JCLIP_PORT);
  hears('9081879082c00f848150090a303333b1b7363933b8369003a039');
  t.deepEqual(said, ['1 ringing 0331769386', '1 withheld']);
});

const ALOHA = '82b1b1b2b433b130b4b23033b1b233b43536b7b803';

test('Aloha: a report is acknowledged, a damaged one refused and asked for again', async (t) => {
  const { said, hears, serial, clock } = await onSerial(t, listenAloha('1'), ALOHA_CAPABILITIES, ALOHA_PORT);
  hears(ALOHA.replace('b8', '38'));
  t.deepEqual(serial.last.written, ['\u0095']);
  clock.advance(500);
  hears(ALOHA);
  hears(ALOHA);
  t.deepEqual(serial.last.written, ['\u0095', '\u0006', '\u0006']);
  await clock.advanceAsync(10_000);
  t.deepEqual(said, ['1 0312345678']);
});

test('Aloha: a report whose end is lost is refused when the adapter falls silent, and lost after two seconds', async (t) => {
  const { said, hears, serial, clock } = await onSerial(t, listenAloha('1'), ALOHA_CAPABILITIES, ALOHA_PORT);
  hears(ALOHA.slice(0, 30));
  clock.advance(500);
  t.deepEqual(serial.last.written, ['\u0095']);
  clock.advance(2_000);
  t.deepEqual(said, ['1 receive-error']);
});

const START = '01 I S 0000 G A0 11/24 10:42 AM 031-234-5678                  ';

test('Whozz: the call of a basic unit ends by itself', async (t) => {
  const { said, serial, clock } = await onSerial(t, listenWhozz(['代表']), whozzCapabilities(false), {
    baud: 9_600,
  });
  serial.says(`${START}\r\n`);
  await clock.advanceAsync(30_000);
  t.deepEqual(said, ['代表 ringing', '代表 0312345678', '代表 released']);
});

test('an ISDN adapter: the call ends when its bell is silent, also when the cable was pulled meanwhile', async (t) => {
  const { said, serial, clock } = await onSerial(t, listenIsdnTa('1'), ISDN_TA_CAPABILITIES, {
    baud: 115_200,
  });
  serial.says('\r\nRING;0312345678;0398765432\r\n\r\nHELLO\r\n');
  serial.last.listener.lost({ reason: 'gone', detail: 'unplugged' });
  await clock.advanceAsync(30_000);
  t.deepEqual(said, ['1 ringing 0398765432', '1 0312345678', '1 released']);
});

test('a link that was stopped leaves no timer behind and says nothing more', async (t) => {
  const { said, hears, link, clock } = await onSerial(t, listenFsk('3'), FSK_CAPABILITIES, FSK_PORT);
  hears(SDMF.slice(0, 40));
  await link.stop();
  t.is(clock.pending, 0);
  t.is(link.state().phase, 'stopped');
  t.deepEqual(said, []);
});

test('Whozz on the network: each packet stands for itself, half a header spoils nothing', async (t) => {
  const clock = new FakeClock();
  const port = await freeUdpPort();
  const { said, link } = await running(t, clock, {
    decoder: listenWhozzPackets([]),
    capabilities: whozzCapabilities(true),
    connect: overUdp({ host: '127.0.0.1', port }, around(clock)),
  });
  await eventually(() => link.state().phase === 'up');
  const unit = createSocket('udp4');
  t.teardown(() => unit.close());
  const header = Buffer.from('^^<U>123456<S>654321$');
  for (const packet of [header.subarray(0, 8), Buffer.concat([header, Buffer.from(START)])]) {
    unit.send(packet, port, '127.0.0.1');
  }
  await eventually(() => said.length === 2);
  t.deepEqual(said, ['1 ringing', '1 0312345678']);
});

test('an adapter behind a converter: its bytes come over TCP', async (t) => {
  const clock = new FakeClock();
  const converter = createServer((socket) => socket.end('\r\nRING;0312345678\r\n')).listen(0, '127.0.0.1');
  t.teardown(() => converter.close());
  await once(converter, 'listening');
  const address = converter.address();
  if (address === null || typeof address === 'string') return t.fail();
  const { said } = await running(t, clock, {
    decoder: listenIsdnTa('1'),
    capabilities: ISDN_TA_CAPABILITIES,
    connect: overTcp({ host: '127.0.0.1', port: address.port }, around(clock)),
  });
  await eventually(() => said.length === 2);
  t.deepEqual(said, ['1 ringing', '1 0312345678']);
});

/** A port that was free a moment ago. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}
