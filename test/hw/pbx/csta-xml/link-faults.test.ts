import test from 'ava';
import { SimulatedCsta } from '../../../../hw/simulated/csta/csta-pbx.ts';
import { eventually } from '../../../support/eventually.ts';
import { otherServer } from '../other-server.ts';
import { reasonOf } from '../sink.ts';
import { DID, EXTENSIONS, rig, started } from './rig.ts';

test('a refused session says what to look at, and is tried again after a minute', async (t) => {
  const one = await rig(t);
  one.pbx.service.refuseSessions(true);
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  const state = one.link.state();
  t.regex(
    reasonOf(state),
    /refused the session of the application "rusuban" \(invalidApplicationInfo\).*licence/,
  );
  t.is(state.phase === 'down' ? state.retryAt : 0, one.clock.now() + 60_000);
  one.pbx.service.refuseSessions(false);
  one.clock.advance(60_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('a PBX that lets no extension be monitored is no link', async (t) => {
  const one = await rig(t, { devices: ['777', '778'] });
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /none of the 2 extensions/);
});

for (const [what, greeting] of [
  ['a terminal server', 'SSH-2.0-OpenSSH_9.2p1\r\n'],
  ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['a stream of zeros', Buffer.alloc(100_000)],
] as const) {
  test(`${what} on the port is recognised as no CSTA`, async (t) => {
    const one = await rig(t, { port: await otherServer(t, greeting) });
    await one.link.start(one.sink);
    await eventually(() => one.link.state().phase === 'down');
    t.regex(reasonOf(one.link.state()), /does not speak CSTA/);
    t.true(one.link.counters().unrecognised > 0);
  });
}

test('a far end that does not answer is given up with a hint', async (t) => {
  const one = await rig(t);
  one.pbx.service.mute(true);
  await one.link.start(one.sink);
  await eventually(() => one.link.counters().bytes === 0 && one.clock.pending === 1);
  for (let round = 0; round < 3 && one.link.state().phase !== 'down'; round += 1) {
    one.clock.advance(10_000);
    await eventually(() => one.clock.pending === 1);
  }
  t.regex(reasonOf(one.link.state()), /session: none|does not answer/);
});

test('a PBX that knows no sessions is monitored without one', async (t) => {
  const one = await rig(t, {}, { noSessions: true });
  await started(one);
  one.clock.advance(60_000);
  const frames = one.link.counters().frames;
  await eventually(() => one.link.counters().frames > frames, 'a sign of life');
  t.is(one.link.state().phase, 'up');
});

test('with session: none no session is asked for', async (t) => {
  const one = await rig(t, { session: 'none' }, { noSessions: true });
  await started(one);
  t.is(one.link.counters().frames, 6, 'three monitors and three snapshots');
});

test('the session is renewed at half of its time, and a snapshot is taken every fifth time', async (t) => {
  const one = await rig(t, {}, { sessionSeconds: 30 });
  await started(one);
  for (let round = 1; round <= 5; round += 1) {
    one.clock.advance(15_000);
    await eventually(() => one.pbx.service.renewals === round);
    await eventually(() => one.clock.pending === 1 && one.link.counters().frames >= 7 + round);
  }
  await eventually(() => one.sink.synchronisations.length === 2, 'the snapshot');
  t.is(one.link.state().phase, 'up');
});

test('the end of a call that was missed is made up for by the next snapshot', async (t) => {
  const one = await rig(t, { patience: { snapshotEvery: 1 } });
  await started(one);
  const call = one.pbx.ring({ from: '0311110001', called: DID, extensions: ['101'] });
  await eventually(() => one.sink.events.length === 3);
  one.pbx.service.mute(true);
  call.hangUp('0311110001');
  one.pbx.service.mute(false);
  one.clock.advance(60_000);
  await eventually(() => one.sink.endedCalls === 1);
  t.is(one.sink.story().at(-1), 'released 1');
});

test('a PBX that went silent is noticed, and taken up again', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.service.mute(true);
  one.clock.advance(60_000);
  t.is(one.link.state().phase, 'up', 'a sign of life is awaited');
  one.clock.advance(10_000);
  t.regex(reasonOf(one.link.state()), /went silent/);
  one.pbx.service.mute(false);
  one.clock.advance(2_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('the PBX asks whether we live, and is answered', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.service.askForSigns();
  await eventually(() => one.pbx.service.signs === 1);
  t.is(one.link.state().phase, 'up');
});

test('nobody listens on the port: the link says so, and is up soon after somebody does', async (t) => {
  const one = await rig(t);
  await one.pbx.close();
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /refused the connection.*licensed/);
  const later = new SimulatedCsta({ extensions: EXTENSIONS });
  t.teardown(() => later.close());
  await later.listen(one.port);
  one.clock.advance(1_000);
  await eventually(() => one.link.state().phase === 'up');
});

test('a stopped link leaves no timer behind and says nothing more; no number is in the log', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.ring({ from: '0312345678', name: 'Yamada', called: DID, extensions: ['101'] });
  await eventually(() => one.sink.events.length === 3);
  await one.link.stop();
  await eventually(() => one.pbx.service.monitored.length === 0);
  one.pbx.ring({ from: '0312345679', called: DID, extensions: ['101'] });
  t.is(one.clock.pending, 0);
  t.is(one.sink.events.length, 3);
  t.false(/03123456|Yamada/.test(one.said.join('\n')));
});
