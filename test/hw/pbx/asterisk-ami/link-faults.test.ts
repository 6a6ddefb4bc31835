import { createServer, type Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { createSimulatedPbx } from '../../../../hw/simulated/asterisk-pbx/pbx.ts';
import { reasonOf } from '../sink.ts';
import { eventually, FULL_USER, RecordingSink, rig } from './link-rig.ts';

const DID = '0312340001';

/** A server that says something else than Asterisk to whoever connects. */
async function otherServer(t: ExecutionContext, greeting: Buffer): Promise<{ port: number }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write(greeting);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: typeof address === 'object' && address !== null ? address.port : 0 };
}

test('a refused login says what to look at, keeps the secret, and is tried again after a minute', async (t) => {
  const one = await rig(t);
  one.pbx.refuseLogins();
  const link = one.link();
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => link.state().phase === 'down');
  const state = link.state();
  if (state.phase !== 'down') return t.fail();
  t.regex(reasonOf(state), /refused the login of user "rusuban".*secret.*permit/);
  t.is(state.retryAt, one.clock.now() + 60_000);
  t.false(JSON.stringify([sink.states, one.said]).includes('iroha'));
  one.pbx.refuseLogins(false);
  one.clock.advance(60_000);
  await eventually(() => link.state().phase === 'up');
});

test('a server of another kind is recognised by its greeting, and tried again and again', async (t) => {
  const one = await rig(t);
  const other = await otherServer(t, Buffer.from('SSH-2.0-OpenSSH_9.2p1\r\n'));
  const link = one.link(undefined, { port: other.port });
  const sink = new RecordingSink();
  await link.start(sink);
  for (let round = 0; round < 3; round += 1) {
    await eventually(() => link.state().phase === 'down');
    const state = link.state();
    t.regex(reasonOf(state), /not the Asterisk manager interface/);
    one.clock.advance(5_000);
    await eventually(() => link.state().phase !== 'down');
  }
  t.true(link.counters().unrecognised >= 3);
  t.deepEqual(sink.events, []);
});

test('a megabyte without a line end is counted, not kept, and the link says why it is down', async (t) => {
  const one = await rig(t);
  const other = await otherServer(t, Buffer.alloc(1024 * 1024, 0x41));
  const link = one.link(undefined, { port: other.port });
  await link.start(new RecordingSink());
  await eventually(() => link.state().phase === 'down');
  t.true(link.counters().discardedBytes > 0);
  t.is(link.counters().events, 0);
});

test('a megabyte of garbage in a live conversation is discarded and the calls after it are seen', async (t) => {
  const one = await rig(t);
  const greeting =
    'Asterisk Call Manager/12.0.0\r\nResponse: Success\r\nMessage: Authentication accepted\r\n\r\n';
  const refusals = ['rusuban-status-with-variables', 'rusuban-status', 'rusuban-core-show-channels']
    .map((id) => `Response: Error\r\nActionID: ${id}\r\nMessage: Permission denied\r\n\r\n`)
    .join('');
  const call =
    'Event: Newchannel\r\nChannel: PJSIP/trunk-1\r\nChannelState: 4\r\nUniqueid: 1.1\r\nLinkedid: 1.1\r\n\r\n';
  const bytes = [
    Buffer.from(greeting + refusals),
    Buffer.alloc(1024 * 1024, 0x41),
    Buffer.from(`\r\n\r\n${call}`),
  ];
  const other = await otherServer(t, Buffer.concat(bytes));
  const link = one.link(undefined, { port: other.port });
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => sink.events.length > 0);
  t.deepEqual(sink.story(), ['ringing 1']);
  t.true(link.counters().discardedBytes >= 1024 * 1024);
});

test('a feed that died without a word is noticed by the ping, and taken up again', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => link.state().phase === 'up');
  one.pbx.mute();
  one.clock.advance(15_000);
  t.is(link.state().phase, 'up', 'a ping is under way');
  one.clock.advance(10_000);
  const state = link.state();
  t.regex(reasonOf(state), /went silent/);
  one.pbx.mute(false);
  one.clock.advance(2_000);
  await eventually(() => link.state().phase === 'up');
});

test('a ping that is answered keeps the link up', async (t) => {
  const one = await rig(t);
  const link = one.link();
  await link.start(new RecordingSink());
  await eventually(() => link.state().phase === 'up');
  for (let round = 0; round < 5; round += 1) {
    const before = link.counters().frames;
    one.clock.advance(15_000);
    await eventually(() => link.counters().frames > before, 'answer to the ping');
  }
  t.is(link.state().phase, 'up');
});

test('nobody listens on the port: the link says so, and is up soon after somebody does', async (t) => {
  const one = await rig(t);
  await one.pbx.close();
  const link = one.link();
  await link.start(new RecordingSink());
  await eventually(() => link.state().phase === 'down');
  const state = link.state();
  t.regex(reasonOf(state), /refused the connection.*manager\.conf/);
  const later = createSimulatedPbx({ clock: one.clock, users: [FULL_USER] });
  t.teardown(() => later.close());
  await later.listen(one.port);
  one.clock.advance(1_000);
  await eventually(() => link.state().phase === 'up');
});

test('a stopped link leaves no timer behind and says nothing more', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => link.state().phase === 'up');
  one.pbx.ring({ from: '0312345678', did: DID, extensions: [] });
  await eventually(() => sink.events.length > 0);
  await link.stop();
  const said = sink.events.length;
  one.pbx.ring({ from: '0312345679', did: DID, extensions: ['101'] });
  await eventually(() => one.pbx.clients === 0);
  t.is(one.clock.pending, 0);
  t.is(sink.events.length, said);
  t.is(link.state().phase, 'stopped');
});

test('no number and no name of a caller is in the log', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => link.state().phase === 'up');
  one.pbx.ring({ from: '0312345678', name: 'Yamada', did: DID, extensions: ['101'] }).hangUp('caller');
  await eventually(() => sink.events.some(({ type }) => type === 'released'));
  t.false(/0312345678|Yamada/.test(one.said.join('\n')));
});
