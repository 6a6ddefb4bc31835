import { createServer, type Server, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { systemClock } from '../../../../hw/clock.ts';
import { type Connect, overSerial } from '../../../../hw/decoders/byte-link.ts';
import { DecoderLink } from '../../../../hw/decoders/decoder-link.ts';
import { afterLogin } from '../../../../hw/decoders/login-link.ts';
import { settingsOf } from '../../../../hw/links/serial-settings.ts';
import { silentLog } from '../../../../hw/log.ts';
import type { Layout } from '../../../../hw/pbx/smdr/layout.ts';
import { AVAYA_IP_OFFICE } from '../../../../hw/pbx/smdr/layouts/avaya.ts';
import { NEC_SL } from '../../../../hw/pbx/smdr/layouts/nec.ts';
import { PANASONIC_A, PANASONIC_TEM } from '../../../../hw/pbx/smdr/layouts/panasonic.ts';
import { smdrCapabilities } from '../../../../hw/pbx/smdr/listen.ts';
import { listenLog } from '../../../../hw/pbx/smdr/source.ts';
import type { TrunkRule } from '../../../../hw/pbx/trunk-lines.ts';
import { openPseudoTerminal } from '../../../../hw/simulated/pty.ts';
import { eventually } from '../../../support/eventually.ts';
import { RecordingSink, reasonOf } from '../sink.ts';
import { connectedTo, listeningFor } from '../source-rig.ts';

const LINES: readonly TrunkRule[] = [
  { type: 'channel', pattern: '03', line: '1' },
  { type: 'channel', pattern: '04', line: '2' },
];
const log = (layout: Layout, lines = LINES) =>
  listenLog({ name: 'smdr', layout, lines, timeZone: 'Asia/Tokyo' });
const PANASONIC: Layout = { ...PANASONIC_A, date: 'dmy' };

const call = (number: string, trunk = '03') =>
  `25/11/26 14:05     101 ${trunk} <I>${number}             0'05 00:00'40               \r\n`;
const FIRST = call('0312345678');
const SECOND = call('0698765432', '04');

const CALL_OF_AVAYA =
  '2026/11/25 14:05:10,00:01:15,9,0312345678,I,201,201,,0,1000014,0,E201,Sato,T9001,Line 3.0,0,0\r\n';

test('the PBX connects to the box: its records are calls on lines of the office, in UTC', async (t) => {
  const lines: readonly TrunkRule[] = [{ type: 'channel', pattern: '3.*', line: '1' }];
  const { dial, events, sink } = await listeningFor(t, log(AVAYA_IP_OFFICE, lines));
  (await dial()).write(CALL_OF_AVAYA);
  await events(1);
  t.like(sink.events[0], {
    type: 'logged',
    line: '1',
    number: '0312345678',
    outcome: 'answered',
    startedAt: '2026-11-25T05:05:10Z',
    ringSeconds: 9,
    talkSeconds: 75,
  });
});

test('half a record before the connection is lost is never glued to the next one', async (t) => {
  const { dial, bytes, events, sink } = await listeningFor(t, log(PANASONIC));
  const first = await dial();
  first.write(FIRST.slice(0, 40));
  await bytes(40);
  first.resetAndDestroy();
  (await dial()).write(SECOND);
  await events(1);
  t.deepEqual(sink.story().length, 1);
  t.like(sink.events[0], { line: '2', number: '0698765432' });
});

test('a new connection cuts off what the old one had begun', async (t) => {
  const { dial, bytes, events, sink } = await listeningFor(t, log(PANASONIC));
  (await dial()).write(FIRST.slice(0, 40));
  await bytes(40);
  (await dial()).write(FIRST.slice(40) + SECOND);
  await events(1);
  t.deepEqual(
    sink.events.map((event) => ('number' in event ? event.number : event.type)),
    ['0698765432'],
  );
});

test('a line of another record does not continue the one before the connection was lost', async (t) => {
  const lines: readonly TrunkRule[] = [{ type: 'channel', pattern: '*', line: '1' }];
  const { dial, bytes, events, sink, link, clock } = await listeningFor(t, log(NEC_SL, lines));
  const record = 'PIN 10:53 12/09 002 0612345678 NO ANSWER\r\n';
  const first = await dial();
  first.write(record);
  await bytes(record.length);
  first.resetAndDestroy();
  await eventually(() => link.state().phase === 'connecting');
  const name = 'NEXT YAMADA SHOTEN\r\n';
  (await dial()).write(name);
  await bytes(record.length + name.length);
  clock.advance(2_000);
  await events(1);
  t.like(sink.events[0], { type: 'logged', line: '1', number: '0612345678' });
  t.false('name' in (sink.events[0] ?? {}));
  t.is(link.counters().unrecognised, 1);
});

test('a call whose second part is still to come is told when the box stops', async (t) => {
  const { dial, bytes, sink, link } = await listeningFor(t, log(PANASONIC));
  const leg = FIRST.replace("00:00'40", "00:00'00");
  (await dial()).write(leg);
  await bytes(leg.length);
  t.deepEqual(sink.events, []);
  await link.stop();
  t.like(sink.events[0], { type: 'logged', line: '1', outcome: 'answered' });
});

test('a PBX on a serial port, from the kernel to the event', async (t) => {
  const pbx = openPseudoTerminal(() => {});
  t.teardown(() => pbx.close());
  const sink = new RecordingSink();
  const connect = overSerial(
    { port: { type: 'path', path: pbx.path }, settings: settingsOf(9_600, '8N1', 'none') },
    { clock: systemClock, random: () => 0.5 },
  );
  const link = new DecoderLink({
    name: 'smdr',
    capabilities: smdrCapabilities(PANASONIC),
    decoder: log(PANASONIC),
    connect,
    clock: systemClock,
    log: silentLog,
  });
  t.teardown(() => link.stop());
  await link.start(sink);
  await eventually(() => link.state().phase === 'up');
  pbx.write(Buffer.from(FIRST + SECOND));
  await eventually(() => sink.events.length === 2);
  t.deepEqual(
    sink.events.map((event) => event.type !== 'unrecognised' && event.line),
    ['1', '2'],
  );
});

test('only a layout with live records can be asked for answers and for the bell', (t) => {
  t.deepEqual(smdrCapabilities(PANASONIC_A), { callIds: false, answers: true, rings: true, logs: true });
  t.deepEqual(smdrCapabilities(AVAYA_IP_OFFICE), {
    callIds: false,
    answers: false,
    rings: false,
    logs: true,
  });
});

test('a layout that prints the caller while it rings and never an answer follows no call', (t) => {
  t.deepEqual(smdrCapabilities(PANASONIC_TEM), { callIds: false, answers: false, rings: false, logs: true });
});

const LOGIN = { user: 'SMDR', password: 'hunter2' };

/** A PBX that asks for user and password, and prints what it has to whoever knows them. */
async function askingPbx(t: ExecutionContext, password: string) {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write('-');
    const answers = ['SMDR', password];
    socket.on('data', (chunk) => {
      const isRight = chunk.toString() === `${answers.shift()}\r\n`;
      if (!isRight) socket.write('\r\n-');
      else socket.write(answers.length === 1 ? '\r\nEnter Password:' : `\r\n*******\r\n${FIRST}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  t.teardown(() => {
    hangUp();
    server.close();
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, hangUp };
}

/** The box behind a login; `says` waits until the PBX has said so much more, and then for its silence. */
async function withLogin(t: ExecutionContext, port: number) {
  let heard = '';
  const overheard =
    (connect: Connect): Connect =>
    (protocol) =>
      connect({
        opened: () => protocol.opened(),
        received(chunk) {
          heard += Buffer.from(chunk).toString();
          protocol.received(chunk);
        },
        closed: () => protocol.closed(),
        state: (state) => protocol.state(state),
      });
  const rig = await connectedTo(t, log(PANASONIC), port, (connect, clock) =>
    afterLogin(overheard(connect), LOGIN, clock),
  );
  const says = async (text: string) => {
    await eventually(() => heard.endsWith(text), `"${text}"`);
    heard = '';
    rig.clock.advance(1_500);
  };
  return { ...rig, says };
}

test('a PBX that asks is logged in to, and what it prints then is heard; after a break it is done again', async (t) => {
  const pbx = await askingPbx(t, 'hunter2');
  const { clock, sink, link, says } = await withLogin(t, pbx.port);
  for (const round of [1, 2]) {
    await says('-');
    await says('Enter Password:');
    t.is(sink.states.filter(({ phase }) => phase === 'up').length, round - 1);
    await says(FIRST);
    t.is(link.state().phase, 'up');
    t.is(sink.events.length, round);
    pbx.hangUp();
    await eventually(() => link.state().phase === 'down');
    clock.advance(1_000);
  }
  t.like(sink.events[0], { line: '1', number: '0312345678' });
  t.is(link.counters().unrecognised, 0);
});

test('a wrong password is a state with its remedy, and the password is nowhere in it', async (t) => {
  const pbx = await askingPbx(t, 'another');
  const { clock, sink, link, says } = await withLogin(t, pbx.port);
  await says('-');
  await says('Enter Password:');
  await says('-');
  t.regex(reasonOf(link.state()), /refused the login\. Check user and password of "login"/);
  t.false(JSON.stringify(sink.states).includes(LOGIN.password));
  t.false(sink.states.some(({ phase }) => phase === 'up'));
  await link.stop();
  t.is(clock.pending, 0);
});

test('a PBX that hangs up in the middle of the login makes the box say so', async (t) => {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const address = server.address();
  const { sink, link } = await withLogin(
    t,
    typeof address === 'object' && address !== null ? address.port : 0,
  );
  await eventually(() => link.state().phase === 'down');
  t.regex(sink.states.map(reasonOf).join(' '), /closed the connection\. The login was not done yet/);
  t.regex(reasonOf(link.state()), /The login was not done yet: check "login"\./);
});
