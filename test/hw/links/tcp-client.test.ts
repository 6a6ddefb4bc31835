import { createServer, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { LinkState } from '../../../hw/equipment.ts';
import { pauseBefore } from '../../../hw/links/back-off.ts';
import { TcpClient } from '../../../hw/links/tcp-client.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

interface FarEnd {
  readonly port: number;
  readonly sockets: Socket[];
  readonly heard: () => string;
}

async function farEnd(t: ExecutionContext): Promise<FarEnd> {
  const sockets: Socket[] = [];
  const heard: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => heard.push(chunk.toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, sockets, heard: () => heard.join('') };
}

const GIVEN_UP = [{ code: 'asterisk-silent' }] as const;

function client(t: ExecutionContext, port: number) {
  const clock = new FakeClock();
  const said: string[] = [];
  const states: LinkState[] = [];
  const link = new TcpClient(
    {
      host: '127.0.0.1',
      port,
      clock,
      random: () => 0.5,
      connectTimeout: 5_000,
      remedy: { code: 'check-address' },
    },
    {
      connected: () => said.push('connected'),
      received: (chunk) => said.push(Buffer.from(chunk).toString()),
      disconnected: () => said.push('disconnected'),
      state: (state) => states.push(state),
    },
  );
  t.teardown(() => link.stop());
  return { link, clock, said, states };
}

async function until(isSo: () => boolean): Promise<void> {
  for (let round = 0; round < 20_000; round += 1) {
    if (isSo()) return;
    await settle(1);
  }
  throw new Error('never came about');
}

test('bytes go both ways, and the link is up when its protocol says so', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  await until(() => near.said.includes('connected') && far.sockets.length === 1);
  t.is(near.link.state().phase, 'connecting');
  near.link.working('ready');
  t.like(near.link.state(), { phase: 'up', detail: 'ready' });
  near.link.send('hello');
  far.sockets[0]?.write('good day');
  await until(() => far.heard() === 'hello' && near.said.includes('good day'));
});

test('a connection that the far end closes is down with a reason and comes back after a pause', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  await until(() => far.sockets.length === 1 && near.said.includes('connected'));
  near.link.working('ready');
  far.sockets[0]?.end();
  await until(() => near.link.state().phase === 'down');
  t.deepEqual(near.said, ['connected', 'disconnected']);
  t.like(near.link.state(), {
    why: [{ code: 'tcp-closed', place: `127.0.0.1:${far.port}` }],
    retryAt: near.clock.now() + 1_000,
  });
  near.clock.advance(1_000);
  await until(() => far.sockets.length === 2);
});

test('failures in a row are spaced further and further, until the link works again', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  const pauses: number[] = [];
  for (let round = 1; round <= 4; round += 1) {
    await until(() => near.said.filter((word) => word === 'connected').length === round);
    if (round === 4) near.link.working('ready');
    near.link.close(GIVEN_UP);
    const state = near.link.state();
    if (state.phase !== 'down' || state.retryAt === undefined) return t.fail();
    pauses.push(state.retryAt - near.clock.now());
    near.clock.advance(state.retryAt - near.clock.now());
  }
  t.deepEqual(pauses, [1_000, 2_000, 5_000, 1_000]);
});

test('what a given-up connection still says is not heard', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  await until(() => near.said.includes('connected') && far.sockets.length === 1);
  far.sockets[0]?.write('too late');
  near.link.close(GIVEN_UP);
  await settle(20);
  t.deepEqual(near.said, ['connected', 'disconnected']);
});

test('a far end that reads nothing is given up before its backlog fills the memory', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  await until(() => near.said.includes('connected') && far.sockets.length === 1);
  far.sockets[0]?.pause();
  for (let sent = 0; sent < 400 && near.link.state().phase !== 'down'; sent += 1)
    near.link.send('x'.repeat(64 * 1024));
  t.regex(JSON.stringify(near.link.state()), /tcp-not-read/);
});

test('a stopped client leaves no timer, and starts again', async (t) => {
  const far = await farEnd(t);
  const near = client(t, far.port);
  near.link.start();
  await until(() => near.said.includes('connected'));
  near.link.close(GIVEN_UP);
  await near.link.stop();
  t.is(near.clock.pending, 0);
  t.is(near.link.state().phase, 'stopped');
  near.link.start();
  await until(() => near.said.filter((word) => word === 'connected').length === 2);
});

test('a port where nobody listens is said in words with what to look at', async (t) => {
  const near = client(t, 1);
  near.link.start();
  await until(() => near.link.state().phase === 'down');
  t.like(near.link.state(), {
    why: [{ code: 'tcp-refused', place: '127.0.0.1:1' }, { code: 'check-address' }],
  });
});

test('the pause before a try grows to a minute and is spread by a fifth', (t) => {
  const middle = [0, 1, 2, 3, 4, 5, 99].map((failures) => pauseBefore(failures, () => 0.5));
  t.deepEqual(middle, [1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 60_000]);
  t.is(
    pauseBefore(0, () => 0),
    800,
  );
  t.is(
    pauseBefore(0, () => 1),
    1_200,
  );
});
