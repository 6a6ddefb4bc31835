import test, { type ExecutionContext } from 'ava';
import { FritzboxLink, type FritzboxLinkOptions } from '../../../../hw/pbx/fritzbox/link.ts';
import { SimulatedFritzbox } from '../../../../hw/simulated/fritzbox/fritzbox.ts';
import { eventually } from '../../../support/eventually.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { otherServer } from '../other-server.ts';
import { keepingLog, RecordingSink, reasonOf } from '../sink.ts';

const OWN = '5550101';

async function rig(t: ExecutionContext, more: Partial<FritzboxLinkOptions> = {}) {
  const clock = new FakeClock();
  const fritz = new SimulatedFritzbox({ clock });
  const port = await fritz.listen();
  const { log, said } = keepingLog();
  const sink = new RecordingSink();
  const lines = [{ type: 'places', lines: ['1', '2'] }] as const;
  const random = () => 0.5;
  const link = new FritzboxLink({
    name: 'fritz',
    host: '127.0.0.1',
    port,
    lines,
    clock,
    log,
    random,
    ...more,
  });
  t.teardown(async () => {
    await link.stop();
    await fritz.close();
  });
  return { clock, fritz, link, sink, said, port };
}

type Rig = Awaited<ReturnType<typeof rig>>;

async function up({ clock, fritz, link, sink }: Rig): Promise<void> {
  await link.start(sink);
  await eventually(() => fritz.clients > 0 && clock.pending === 1, 'the connection');
  clock.advance(1_000);
  await eventually(() => link.state().phase === 'up', 'the link is up');
}

test('a call is seen from its arrival to its end', async (t) => {
  const one = await rig(t);
  await up(one);
  const call = one.fritz.ring({ from: '0312345678', to: OWN });
  call.answer('10');
  call.hangUp();
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story(), [
    `ringing 1 ${OWN}`,
    'caller-id 1 0312345678',
    'answered 1 10',
    'released 1',
  ]);
});

test('two calls at once are on two lines, a call out is none', async (t) => {
  const one = await rig(t);
  await up(one);
  const out = one.fritz.dialOut({ extension: '13', own: OWN, to: '0669990000' });
  const first = one.fritz.ring({ from: '0311110001', to: OWN });
  out.hangUp();
  const second = one.fritz.ring({ from: '', to: OWN });
  second.hangUp();
  first.hangUp();
  await eventually(() => one.sink.endedCalls === 2);
  t.deepEqual(one.sink.story(), [
    `ringing 2 ${OWN}`,
    'caller-id 2 0311110001',
    `ringing 1 ${OWN}`,
    'caller-id 1 withheld',
    'released 1',
    'released 2',
  ]);
});

test('a first word within the second proves the far end at once', async (t) => {
  const one = await rig(t);
  await one.link.start(one.sink);
  await eventually(() => one.fritz.clients > 0);
  one.fritz.ring({ from: '0312345678', to: OWN });
  await eventually(() => one.sink.events.length === 2);
  t.is(one.link.state().phase, 'up');
  t.deepEqual(one.sink.synchronisations, [[]], 'before the call, so that it counts as live');
  t.is(one.clock.pending, 0);
});

test('after a gap every call of before counts as ended', async (t) => {
  const one = await rig(t);
  await up(one);
  one.fritz.ring({ from: '0312345678', to: OWN }).answer('10');
  one.fritz.ring({ from: '0312345679', to: OWN });
  await eventually(() => one.sink.events.length === 5);
  one.fritz.dropClients();
  await eventually(() => one.link.state().phase === 'down');
  one.clock.advance(1_000);
  await eventually(() => one.fritz.clients > 0 && one.clock.pending === 1);
  one.clock.advance(1_000);
  t.deepEqual(one.sink.story().slice(5), ['released 1', 'released 2']);
  t.deepEqual(one.sink.synchronisations.at(-1), []);
});

for (const [what, greeting] of [
  ['a mail server', '220 mail ESMTP\r\n'],
  ['a terminal that waits for a name', 'login: '],
  ['a stream without lines', Buffer.alloc(4_000, 0x41)],
] as const) {
  test(`${what} on the port is recognised as no call monitor`, async (t) => {
    const port = await otherServer(t, greeting);
    const one = await rig(t, { port });
    await one.link.start(one.sink);
    await eventually(() => one.link.counters().bytes > 0);
    one.clock.advance(1_000);
    await eventually(() => one.link.state().phase === 'down');
    t.regex(reasonOf(one.link.state()), /not the call monitor.*1012/);
    t.deepEqual(one.sink.events, []);
  });
}

test('nobody listens: the link says what to dial, and is up soon after the monitor is switched on', async (t) => {
  const one = await rig(t);
  await one.fritz.close();
  await one.link.start(one.sink);
  await eventually(() => one.link.state().phase === 'down');
  t.regex(reasonOf(one.link.state()), /#96\*5\*/);
  const later = new SimulatedFritzbox({ clock: one.clock });
  t.teardown(() => later.close());
  await later.listen(one.port);
  one.clock.advance(1_000);
  await eventually(() => later.clients > 0 && one.clock.pending === 1);
  one.clock.advance(1_000);
  t.is(one.link.state().phase, 'up');
});

test('a line that nobody knows is counted and changes nothing', async (t) => {
  const one = await rig(t);
  await up(one);
  one.fritz.say('24.11.26 10:42:00;FUTURE;0;what;');
  one.fritz.ring({ from: '0312345678', to: OWN });
  await eventually(() => one.sink.events.length === 2);
  t.is(one.link.counters().unrecognised, 1);
  t.is(one.link.state().phase, 'up');
});

test('a stopped link leaves no timer behind and says nothing more; no number is in the log', async (t) => {
  const one = await rig(t);
  await up(one);
  one.fritz.ring({ from: '0312345678', to: OWN });
  await eventually(() => one.sink.events.length === 2);
  await one.link.stop();
  one.fritz.ring({ from: '0312345679', to: OWN });
  await eventually(() => one.fritz.clients === 0);
  t.is(one.clock.pending, 0);
  t.is(one.sink.events.length, 2);
  t.false(one.said.join('\n').includes('03123456'));
});
