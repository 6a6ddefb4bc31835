import test from 'ava';
import type { AsteriskLink } from '../../../../hw/pbx/asterisk-ami/link.ts';
import { eventually, FULL_USER, RESTRICTED_USER, RecordingSink, type Rig, rig } from './link-rig.ts';

const DID = '0312340001';

/** Starts a link and waits until it is up and has compared its calls. */
async function started(link: AsteriskLink): Promise<RecordingSink> {
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => sink.synchronisations.length > 0, 'link is up');
  return sink;
}

async function reconnected({ clock }: Rig, link: AsteriskLink, sink: RecordingSink): Promise<void> {
  const before = sink.synchronisations.length;
  await eventually(() => link.state().phase === 'down', 'link is down');
  clock.advance(2_000);
  await eventually(() => sink.synchronisations.length > before, 'link is up again');
}

test('a call is seen from its arrival to its end', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = await started(link);
  const call = one.pbx.ring({ from: '0312345678', name: '山田商店', did: DID, extensions: ['101', '102'] });
  call.answer('102');
  call.hangUp('callee');
  await eventually(() => sink.events.some(({ type }) => type === 'released'));
  t.deepEqual(sink.story(), [
    `ringing 1 ${DID}`,
    'caller-id 1 0312345678',
    'ringing 1 101',
    'ringing 1 102',
    'answered 1 102',
    'released 1 callee',
  ]);
  t.true(sink.events.every((event) => 'call' in event && event.call === call.id));
  t.like(sink.events[1], { name: '山田商店' });
});

test('two calls at once are on two lines and are not mixed up', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = await started(link);
  const first = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  const second = one.pbx.ring({ from: '0311110002', did: DID, extensions: ['102'] });
  second.answer('102');
  first.hangUp('caller');
  const third = one.pbx.ring({ from: '0311110003', did: DID, extensions: ['101'] });
  second.hangUp('caller');
  third.hangUp('caller');
  await eventually(() => sink.events.filter(({ type }) => type === 'released').length === 3);
  const about = (call: { id: string }) =>
    sink.story().filter((_, at) => (sink.events[at] as { call?: string }).call === call.id);
  t.deepEqual(about(first), [
    `ringing 1 ${DID}`,
    'caller-id 1 0311110001',
    'ringing 1 101',
    'released 1 caller',
  ]);
  t.deepEqual(about(second).slice(-2), ['answered 2 102', 'released 2 caller']);
  t.is(about(third)[0], `ringing 1 ${DID}`, 'the place that became free is the lowest again');
});

test('an outgoing call gives no event but holds its place of the trunk; an internal call does neither', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = await started(link);
  const internal = one.pbx.internal({ from: '103', to: '101' });
  internal.answer('101');
  const outgoing = one.pbx.dialOut({ from: '102', to: '0669990000' });
  one.pbx.ring({ from: '0312345678', did: DID, extensions: ['101'] }).hangUp('caller');
  outgoing.hangUp();
  internal.hangUp('caller');
  one.pbx.ring({ from: '0312345679', did: DID, extensions: ['101'] }).hangUp('caller');
  await eventually(() => sink.events.filter(({ type }) => type === 'released').length === 2);
  t.deepEqual(
    sink.story().filter((words) => words.includes(DID)),
    [`ringing 2 ${DID}`, `ringing 1 ${DID}`],
  );
  t.false(JSON.stringify(sink.events).includes('0669990000'));
});

test('a user with the rights call, agent and cdr sees the same calls as one with all rights', async (t) => {
  const one = await rig(t);
  const full = one.link(FULL_USER);
  const restricted = one.link(RESTRICTED_USER);
  const sinks = [await started(full), await started(restricted)];
  const transferred = one.pbx.ring({ from: '0522223333', did: DID, extensions: ['101', '102'] });
  one.pbx.ring({ from: '0661112222', did: DID, extensions: ['103'], phones: 'busy' });
  one.pbx.ring({ from: '0661112223', did: DID, extensions: ['103'], phones: 'unreachable' });
  one.pbx.ring({ from: '', withheld: true, did: DID, extensions: ['103'] }).reject('103');
  transferred.answer('101');
  transferred.transfer('103');
  transferred.answer('103');
  transferred.hangUp('caller');
  const isOver = (sink: RecordingSink) => sink.events.filter(({ type }) => type === 'released').length === 4;
  await eventually(() => sinks.every(isOver));
  t.deepEqual(sinks[1]?.events, sinks[0]?.events);
  t.deepEqual(sinks[0]?.story(), [
    `ringing 1 ${DID}`,
    'caller-id 1 0522223333',
    'ringing 1 101',
    'ringing 1 102',
    `ringing 2 ${DID}`,
    'caller-id 2 0661112222',
    'released 2 busy',
    `ringing 2 ${DID}`,
    'caller-id 2 0661112223',
    'released 2 unreachable',
    `ringing 2 ${DID}`,
    'caller-id 2 withheld',
    'ringing 2 103',
    'released 2 rejected',
    'answered 1 101',
    'ringing 1 103',
    'answered 1 103',
    'released 1 caller',
  ]);
});

test('a number that the dialplan declares withheld never leaves the link, nor after a gap', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = await started(link);
  const incoming = { from: '0398765432', withheld: 'by-dialplan', did: DID, extensions: ['101'] } as const;
  one.pbx.ring(incoming).hangUp('caller');
  await eventually(() => sink.events.some(({ type }) => type === 'released'));
  one.pbx.dropClients();
  one.pbx.ring(incoming);
  await reconnected(one, link, sink);
  t.is(sink.story().filter((words) => words === 'caller-id 1 withheld').length, 2);
  t.false(JSON.stringify(sink.events).includes('0398765432'));
});

test('a number is told after half a second when nothing else happens to the call', async (t) => {
  const one = await rig(t);
  const link = one.link(RESTRICTED_USER);
  const sink = await started(link);
  one.pbx.ring({ from: '0312345678', did: DID, extensions: [] });
  await eventually(() => sink.events.length > 0);
  t.deepEqual(sink.story(), [`ringing 1 ${DID}`]);
  one.clock.advance(500);
  t.deepEqual(sink.story(), [`ringing 1 ${DID}`, 'caller-id 1 0312345678']);
});

test('after a gap a call that ended is released, one that still rings is reported, one that was answered is too', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = await started(link);
  const ended = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  const answered = one.pbx.ring({ from: '0311110002', did: DID, extensions: ['102'] });
  await eventually(() => sink.story().includes('ringing 2 102'));
  one.pbx.dropClients();
  ended.hangUp('caller');
  answered.answer('102');
  const came = one.pbx.ring({ from: '0311110003', did: '0312340002', extensions: ['103'] });
  const before = sink.events.length;
  await reconnected(one, link, sink);
  t.deepEqual(sink.story().slice(before), [
    'released 1',
    'ringing 1 0312340002',
    'caller-id 1 0311110003',
    'ringing 1 103',
    'answered 2 102',
  ]);
  t.deepEqual(sink.synchronisations.at(-1), [answered.id, came.id]);
  came.answer('103');
  await eventually(() => sink.story().at(-1) === 'answered 1 103', 'events go on after the list');
});

test('a link that starts in the middle of calls reports them', async (t) => {
  const one = await rig(t);
  const talking = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  talking.answer('101');
  const outgoing = one.pbx.dialOut({ from: '102', to: '0669990000' });
  const link = one.link();
  const sink = await started(link);
  t.deepEqual(sink.story(), [`ringing 1 ${DID}`, 'caller-id 1 0311110001', 'answered 1 101']);
  t.deepEqual(sink.synchronisations, [[talking.id]]);
  outgoing.hangUp();
});

test('a user who may not list channels is told so, and calls of before a gap count as ended', async (t) => {
  const one = await rig(t);
  const link = one.link(RESTRICTED_USER);
  const sink = await started(link);
  const state = link.state();
  t.regex(state.phase === 'up' ? (state.detail ?? '') : '', /write = call/);
  one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  await eventually(() => sink.story().includes('ringing 1 101'));
  one.pbx.dropClients();
  await reconnected(one, link, sink);
  t.is(sink.story().at(-1), 'released 1');
  t.deepEqual(sink.synchronisations.at(-1), []);
});
