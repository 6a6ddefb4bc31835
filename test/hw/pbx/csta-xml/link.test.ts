import test from 'ava';
import { eventually } from '../../../support/eventually.ts';
import { DID, type Rig, reconnected, rig, started } from './rig.ts';

const detailOf = ({ link }: Rig): string => {
  const state = link.state();
  return state.phase === 'up' ? (state.detail ?? '') : state.phase;
};

test('a call is seen from its arrival to its end, once, by however many monitors', async (t) => {
  const one = await rig(t);
  await started(one);
  const call = one.pbx.ring({
    from: '0312345678',
    name: '山田商店',
    called: DID,
    extensions: ['101', '102'],
  });
  call.answer('102');
  call.hangUp('102');
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story(), [
    `ringing 1 ${DID}`,
    'caller-id 1 0312345678 山田商店',
    'ringing 1 101',
    'ringing 1 102',
    'answered 1 102',
    'released 1 callee',
  ]);
  t.true(one.sink.events.every((event) => 'call' in event && event.call === call.id));
});

test('a caller who gives up, a busy and a missing telephone, voicemail are told apart', async (t) => {
  const one = await rig(t);
  await started(one);
  const incoming = { from: '0312345678', called: DID };
  one.pbx.ring({ ...incoming, extensions: ['101', '102'] }).hangUp('0312345678');
  one.pbx.ring({ ...incoming, extensions: [] }).fail('101', 'busy');
  one.pbx.ring({ ...incoming, extensions: [] }).fail('101', 'destNotObtainable');
  const recorded = one.pbx.ring({ ...incoming, extensions: ['101'] });
  recorded.divert('101', '900');
  await eventually(() => one.sink.endedCalls === 4);
  t.deepEqual(
    one.sink.story().filter((words) => words.startsWith('released')),
    ['released 1 caller', 'released 1 busy', 'released 1 unreachable', 'released 1 voicemail'],
  );
});

test('a caller without a number is told as unavailable', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.ring({ from: '', called: DID, extensions: ['101'] }).hangUp('');
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story().slice(1), ['caller-id 1 unavailable', 'ringing 1 101', 'released 1 caller']);
});

test('a call that is forwarded when nobody answers goes on at the next telephone', async (t) => {
  const one = await rig(t);
  await started(one);
  const call = one.pbx.ring({ from: '0312345678', called: DID, extensions: ['101'] });
  call.divert('101', '102');
  call.ring('102');
  call.answer('102');
  call.hangUp('0312345678');
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story().slice(2), [
    'ringing 1 101',
    'ringing 1 102',
    'answered 1 102',
    'released 1 caller',
  ]);
});

test('a transfer gives the call to the other telephone and keeps its name, asked before or not', async (t) => {
  const one = await rig(t);
  await started(one);
  const call = one.pbx.ring({ from: '0312345678', called: DID, extensions: ['101'] });
  const name = call.id;
  call.answer('101');
  call.transfer('101', '102');
  call.answer('102');
  const question = one.pbx.internal({ from: '102', to: '103' });
  question.answer('103');
  call.transfer('102', '103', question);
  call.hangUp('0312345678');
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story().slice(2), [
    'ringing 1 101',
    'answered 1 101',
    'ringing 1 102',
    'answered 1 102',
    'answered 1 103',
    'released 1 caller',
  ]);
  t.true(one.sink.events.every((event) => 'call' in event && event.call === name));
});

test('two calls at once are on two lines; a call out holds its place, a call inside does not', async (t) => {
  const one = await rig(t);
  await started(one);
  const internal = one.pbx.internal({ from: '102', to: '103' });
  internal.answer('103');
  const out = one.pbx.dialOut({ from: '101', to: '0669990000' });
  const first = one.pbx.ring({ from: '0311110001', called: DID, extensions: ['102'] });
  out.hangUp('101');
  const second = one.pbx.ring({ from: '0311110002', called: DID, extensions: ['103'] });
  first.hangUp('0311110001');
  second.hangUp('0311110002');
  internal.hangUp('102');
  await eventually(() => one.sink.endedCalls === 2);
  t.deepEqual(one.sink.story(), [
    `ringing 2 ${DID}`,
    'caller-id 2 0311110001',
    'ringing 2 102',
    `ringing 1 ${DID}`,
    'caller-id 1 0311110002',
    'ringing 1 103',
    'released 2 caller',
    'released 1 caller',
  ]);
});

test('after a gap a call that ended is released, one that came is reported, one that was answered is too', async (t) => {
  const one = await rig(t);
  await started(one);
  const ended = one.pbx.ring({ from: '0311110001', called: DID, extensions: ['101'] });
  const answered = one.pbx.ring({ from: '0311110002', called: DID, extensions: ['102'] });
  await eventually(() => one.sink.story().includes('ringing 2 102'));
  one.pbx.service.dropClients();
  ended.hangUp('0311110001');
  answered.answer('102');
  const came = one.pbx.ring({ from: '0311110003', called: '0312340002', extensions: ['103'] });
  const before = one.sink.events.length;
  await reconnected(one);
  t.deepEqual(one.sink.story().slice(before), [
    'released 1',
    'ringing 1 0312340002',
    'caller-id 1 0311110003',
    'answered 2 102',
    'ringing 1 103',
  ]);
  t.deepEqual(one.sink.synchronisations.at(-1), [answered.id, came.id]);
  came.answer('103');
  await eventually(() => one.sink.story().at(-1) === 'answered 1 103', 'events go on after the snapshot');
});

test('a link that starts in the middle of calls reports them, none inside and none out', async (t) => {
  const one = await rig(t);
  const talking = one.pbx.ring({ from: '0311110001', called: DID, extensions: ['101'] });
  talking.answer('101');
  one.pbx.internal({ from: '102', to: '103' });
  one.pbx.dialOut({ from: '103', to: '0669990000' });
  await started(one);
  t.deepEqual(one.sink.story(), [`ringing 1 ${DID}`, 'caller-id 1 0311110001', 'answered 1 101']);
  t.deepEqual(one.sink.synchronisations, [[talking.id]]);
});

test('a PBX that wants devices wrapped in its snapshots is asked again in that form', async (t) => {
  const one = await rig(t, {}, { snapshots: 'wrapped' });
  const ringing = one.pbx.ring({ from: '0311110001', called: DID, extensions: ['101'] });
  await started(one);
  t.deepEqual(one.sink.synchronisations, [[ringing.id]]);
});

test('a PBX without snapshots: the link says so, and calls of before a gap count as ended', async (t) => {
  const one = await rig(t, {}, { snapshots: 'none' });
  await started(one);
  t.regex(detailOf(one), /no SnapshotDevice/);
  one.pbx.ring({ from: '0311110001', called: DID, extensions: ['101'] });
  await eventually(() => one.sink.story().includes('ringing 1 101'));
  one.pbx.service.dropClients();
  await reconnected(one);
  t.is(one.sink.story().at(-1), 'released 1');
  t.deepEqual(one.sink.synchronisations.at(-1), []);
});

test('an extension that may not be monitored is named, the others are monitored', async (t) => {
  const one = await rig(t, { devices: ['101', '777'] });
  await started(one);
  t.is(detailOf(one), 'CSTA, 1 of 2 extensions monitored; not allowed or unknown: 777');
  t.deepEqual(one.pbx.service.monitored, ['101']);
});

test('a monitor that the PBX ends is set up again, and what happened meanwhile is made up for', async (t) => {
  const one = await rig(t);
  await started(one);
  one.pbx.service.endMonitor('102');
  one.pbx.ring({ from: '0311110001', called: DID, extensions: ['102'] });
  await eventually(() => one.sink.synchronisations.length === 2);
  t.deepEqual([...one.pbx.service.monitored].sort(), ['101', '102', '103']);
  t.is(one.sink.story().at(-1), 'ringing 1 102');
});
