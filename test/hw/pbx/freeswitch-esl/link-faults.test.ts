import test from 'ava';
import { SimulatedFreeswitch } from '../../../../hw/simulated/freeswitch/freeswitch.ts';
import { eventually } from '../../../support/eventually.ts';
import { otherServer } from '../other-server.ts';
import { reasonOf } from '../sink.ts';
import { DID, rig, SECRET, started } from './rig.ts';

test('a refused login says what to look at, keeps the secret, and is tried again after a minute', async (t) => {
  const one = await rig(t, { secret: 'chirinuru-wo' });
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  const state = one.link.state();
  t.regex(reasonOf(state), /refused the login.*event_socket\.conf\.xml/);
  t.is(state.phase === 'down' ? state.retryAt : 0, one.clock.now() + 60_000);
  t.false(JSON.stringify([one.sink.states, one.said]).includes('chirinuru'));
});

test('an address that the access list does not contain is told so', async (t) => {
  const one = await rig(t);
  one.pbx.refuseAddresses();
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /apply-inbound-acl/);
  one.pbx.refuseAddresses(false);
  one.clock.advance(60_000);
  await eventually(() => one.link.state().phase === 'up');
});

for (const [what, greeting] of [
  ['a terminal server', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
  ['an Asterisk', 'Asterisk Call Manager/12.0.0\r\n'],
  ['a server of named fields', 'Server: something\n\n'],
  ['a stream without lines', Buffer.alloc(1024 * 1024, 0x41)],
] as const) {
  test(`${what} on the port is recognised as no FreeSWITCH`, async (t) => {
    const one = await rig(t, { port: await otherServer(t, greeting) });
    await one.link.start(one.sink);
    await eventually(() => one.link.state().phase === 'down');
    t.regex(reasonOf(one.link.state()), /not the event socket of FreeSWITCH.*8021/);
    t.deepEqual(one.sink.events, []);
  });
}

test('a far end that says nothing at all is given up', async (t) => {
  const one = await rig(t, { port: await otherServer(t, '') });
  await one.link.start(one.sink);
  await eventually(() => one.clock.pending === 1 && one.link.state().phase === 'connecting');
  one.clock.advance(10_000);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /8021|does not answer/);
});

test('a feed that died without a word is noticed by the ping, and taken up again', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.mute();
  one.clock.advance(30_000);
  t.is(one.link.state().phase, 'up', 'a ping is under way');
  one.clock.advance(10_000);
  t.regex(reasonOf(one.link.state()), /went silent/);
  one.pbx.mute(false);
  one.clock.advance(2_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('heartbeats and answered pings keep the link up', async (t) => {
  const one = await rig(t);
  await started(one);
  for (const isBeating of [true, false, true, false, false]) {
    const before = one.link.counters().frames;
    one.clock.advance(isBeating ? 20_000 : 30_000);
    if (isBeating) one.pbx.beat();
    await eventually(() => one.link.counters().frames > before, 'a sign of life');
  }
  t.is(one.link.state().phase, 'up');
});

test('FreeSWITCH shuts down: the link says so and comes back with it', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.bidGoodbye();
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /ended the connection/);
  one.clock.advance(1_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('nobody listens on the port: the link says so, and is up soon after somebody does', async (t) => {
  const one = await rig(t);
  await one.pbx.close();
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /refused the connection.*listen-ip/);
  const later = new SimulatedFreeswitch({ clock: one.clock, secret: SECRET });
  t.teardown(() => later.close());
  await later.listen(one.port);
  one.clock.advance(1_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('a stopped link leaves no timer behind and says nothing more; no number and no secret is in the log', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.ring({ from: '0312345678', name: 'Yamada', did: DID, extensions: ['101'] });
  await eventually(() => one.sink.events.length === 3);
  await one.link.stop();
  one.pbx.ring({ from: '0312345679', did: DID, extensions: ['101'] });
  await eventually(() => one.pbx.clients === 0);
  t.is(one.clock.pending, 0);
  t.is(one.sink.events.length, 3);
  t.false(/03123456|Yamada|iroha/.test(one.said.join('\n')));
});
