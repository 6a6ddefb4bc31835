import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { LinkState } from '../../../hw/equipment.ts';
import { Gate, plainAddress } from '../../../hw/links/gate.ts';
import { TcpListener } from '../../../hw/links/tcp-listener.ts';
import { textOf } from '../../../hw/reason.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { freeTcpPort } from '../../support/free-port.ts';
import { keepingLog } from '../pbx/sink.ts';

async function listening(t: ExecutionContext, options: { from?: string; port?: number } = {}) {
  const clock = new FakeClock();
  const port = options.port ?? (await freeTcpPort());
  const said: string[] = [];
  const states: LinkState[] = [];
  const { log, said: logged } = keepingLog();
  const from = options.from === undefined ? {} : { from: options.from };
  const listener = new TcpListener(
    { host: '127.0.0.1', port, ...from, clock, log, random: () => 0.5 },
    {
      opened() {
        said.push('opened');
        listener.working('Listening.');
      },
      received: (chunk) => said.push(Buffer.from(chunk).toString()),
      closed: () => said.push('closed'),
      state: (state) => states.push(state),
    },
  );
  t.teardown(() => listener.stop());
  listener.start();
  const isWaiting = (state: LinkState) => state.phase === 'connecting' && state.why !== undefined;
  await eventually(() => states.some(isWaiting) || listener.state().phase === 'down');
  /** The state, with what it says of itself in words. */
  const why = () => {
    const state = listener.state();
    return `${JSON.stringify(state)} ${'why' in state ? textOf(state.why ?? []) : ''}`;
  };
  return { clock, port, listener, said, states, logged, why };
}

async function caller(t: ExecutionContext, port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => socket.destroy());
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

test('nobody has connected yet: the link says at which port it waits', async (t) => {
  const { why, port } = await listening(t);
  t.regex(why(), new RegExp(`connecting.*Waiting at 127.0.0.1:${port} for the equipment to connect`));
});

test('equipment that connects is heard, spoken to and named', async (t) => {
  const { listener, port, said, why } = await listening(t);
  const pbx = await caller(t, port);
  const heard: string[] = [];
  pbx.on('data', (chunk) => heard.push(chunk.toString()));
  await eventually(() => listener.state().phase === 'up');
  t.regex(why(), /Listening\. Connected from 127\.0\.0\.1\./);
  pbx.write('a line');
  await eventually(() => said.join('').includes('a line'));
  listener.send(Buffer.from('hello'));
  await eventually(() => heard.join('') === 'hello');
  t.is(said[0], 'opened');
});

test('a new connection replaces the old one: a dead one must not lock the equipment out', async (t) => {
  const { listener, port, said } = await listening(t);
  const old = await caller(t, port);
  const oldClosed = once(old, 'close');
  old.write('half a rec');
  await eventually(() => said.length === 2);
  const next = await caller(t, port);
  next.write('a whole one');
  await eventually(() => said.length === 5);
  t.deepEqual(said, ['opened', 'half a rec', 'closed', 'opened', 'a whole one']);
  await oldClosed;
  t.is(listener.state().phase, 'up');
});

test('equipment that hangs up properly leaves the link up, and may come back at once', async (t) => {
  const { port, said, why } = await listening(t);
  const pbx = await caller(t, port);
  pbx.end('last words');
  await eventually(() => said.at(-1) === 'closed');
  t.deepEqual(said, ['opened', 'last words', 'closed']);
  t.regex(why(), /up.*127\.0\.0\.1 was connected and hung up/);
  await caller(t, port);
  await eventually(() => said.at(-1) === 'opened');
});

test('a connection that breaks is told, and the link waits for the next one', async (t) => {
  const { port, said, why } = await listening(t);
  const pbx = await caller(t, port);
  await eventually(() => said.length === 1);
  pbx.resetAndDestroy();
  await eventually(() => said.at(-1) === 'closed');
  t.regex(why(), /connecting.*The connection from 127\.0\.0\.1 broke\. Waiting at/);
  await caller(t, port);
  await eventually(() => said.at(-1) === 'opened');
});

test('another address than the one in "from" is refused, and named once', async (t) => {
  const { port, said, why, logged, listener } = await listening(t, { from: '192.0.2.5' });
  for (let round = 0; round < 3; round += 1) {
    const stranger = await caller(t, port);
    stranger.resume();
    await once(stranger, 'close');
  }
  t.deepEqual(said, []);
  t.is(logged.length, 1);
  t.regex(why(), /127\.0\.0\.1 was refused.*only 192\.0\.2\.5 may connect.*Correct/);
  t.is(listener.state().phase, 'connecting');
});

test('the address in "from" may connect', async (t) => {
  const { port, listener } = await listening(t, { from: '127.0.0.1' });
  await caller(t, port);
  await eventually(() => listener.state().phase === 'up');
  t.pass();
});

test('one address has several spellings', (t) => {
  t.is(plainAddress('::ffff:192.0.2.5'), '192.0.2.5');
  t.true(new Gate('2001:db8::5').admits('2001:db8:0:0:0:0:0:5'));
  t.false(new Gate('2001:db8::5').admits('2001:db8::6'));
  t.false(new Gate('192.0.2.5').admits('2001:db8::5'));
  t.false(new Gate().admits(''));
});

test('of a thousand strangers sixteen are named', (t) => {
  const gate = new Gate('192.0.2.5');
  const named = Array.from({ length: 1_000 }, (_, at) => `10.0.${at >> 8}.${at & 255}`).filter((one) =>
    gate.isNewStranger(one),
  );
  t.is(named.length, 16);
});

test('a port that another program has is a state with its remedy, and is tried again until it is free', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  if (address === null || typeof address === 'string') return t.fail();
  const { clock, why, listener } = await listening(t, { port: address.port });
  t.regex(why(), /down.*TCP port .* taken by another program.*choose another port here and in the PBX/);
  await new Promise((resolve) => other.close(resolve));
  clock.advance(1_000);
  await eventually(() => why().includes('Waiting at'));
  await listener.stop();
  t.is(clock.pending, 0);
  t.is(listener.state().phase, 'stopped');
});

test('an address that is not of this machine is told as such', async (t) => {
  const clock = new FakeClock();
  const states: LinkState[] = [];
  const listener = new TcpListener(
    { host: '203.0.113.7', port: 5_000, clock, log: keepingLog().log, random: () => 0.5 },
    { opened() {}, received() {}, closed() {}, state: (state) => states.push(state) },
  );
  listener.start();
  await eventually(() => listener.state().phase === 'down');
  await listener.stop();
  t.regex(JSON.stringify(states), /address-foreign.*203\.0\.113\.7/);
});

test('a link that was stopped hears nothing more, gives the port back and may be started again', async (t) => {
  const { listener, port, said, why } = await listening(t);
  const pbx = await caller(t, port);
  await eventually(() => said.length === 1);
  await listener.stop();
  t.deepEqual(said, ['opened', 'closed']);
  await once(pbx.resume(), 'close');
  const next = createServer().listen(port, '127.0.0.1');
  await once(next, 'listening');
  await new Promise((resolve) => next.close(resolve));
  listener.start();
  await eventually(() => why().includes('Waiting at'));
  await listener.stop();
  await settle();
  t.is(listener.state().phase, 'stopped');
});
