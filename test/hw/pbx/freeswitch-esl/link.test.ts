import test from 'ava';
import { eventually } from '../../../support/eventually.ts';
import { DID, reconnected, rig, started } from './rig.ts';

test('a call is seen from its arrival to its end', async (t) => {
  const one = await rig(t);
  await started(one);
  const call = one.pbx.ring({ from: '0312345678', name: '山田商店', did: DID, extensions: ['101', '102'] });
  call.answer('102');
  call.hangUp('callee');
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

test('busy, missing and rejecting telephones, voicemail and a caller who gives up are told apart', async (t) => {
  const one = await rig(t);
  await started(one);
  const incoming = { from: '0312345678', did: DID, extensions: ['101'] };
  one.pbx.ring({ ...incoming, phones: 'busy' });
  one.pbx.ring({ ...incoming, phones: 'unreachable' });
  one.pbx.ring(incoming).reject('101');
  one.pbx.ring(incoming).hangUp('caller');
  const recorded = one.pbx.ring(incoming);
  recorded.voicemail();
  recorded.hangUp('caller');
  await eventually(() => one.sink.endedCalls === 5);
  t.deepEqual(
    one.sink.story().filter((words) => words.startsWith('released')),
    [
      'released 1 busy',
      'released 1 unreachable',
      'released 1 rejected',
      'released 1 caller',
      'released 1 caller voicemail',
    ],
  );
  t.false(one.sink.story().some((words) => words.startsWith('answered')));
});

test('a transfer gives the call to the other telephone, asked before or not', async (t) => {
  const one = await rig(t);
  await started(one);
  const call = one.pbx.ring({ from: '0312345678', did: DID, extensions: ['101'] });
  call.answer('101');
  call.transfer('102');
  call.answer('102');
  call.transferAsked('103');
  call.hangUp('caller');
  await eventually(() => one.sink.endedCalls === 1);
  t.deepEqual(one.sink.story().slice(2), [
    'ringing 1 101',
    'answered 1 101',
    'ringing 1 102',
    'answered 1 102',
    'answered 1 103',
    'released 1 caller',
  ]);
});

test('two calls at once are on two lines; a call out holds its place, a call inside does not', async (t) => {
  const one = await rig(t);
  await started(one);
  const internal = one.pbx.internal({ from: '103', to: '104' });
  internal.answer('104');
  const out = one.pbx.dialOut({ from: '105', to: '0669990000' });
  const first = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  out.hangUp();
  const second = one.pbx.ring({ from: '0311110002', did: DID, extensions: ['102'] });
  second.answer('102');
  first.hangUp('caller');
  second.hangUp('caller');
  internal.hangUp('caller');
  await eventually(() => one.sink.endedCalls === 2);
  t.deepEqual(one.sink.story(), [
    `ringing 2 ${DID}`,
    'caller-id 2 0311110001',
    'ringing 2 101',
    `ringing 1 ${DID}`,
    'caller-id 1 0311110002',
    'ringing 1 102',
    'answered 1 102',
    'released 2 caller',
    'released 1 caller',
  ]);
});

test('a withheld number never leaves the link, flagged or absent, nor after a gap', async (t) => {
  const one = await rig(t);
  await started(one);
  const incoming = { from: '0398765432', withheld: 'flagged', did: DID, extensions: ['101'] } as const;
  one.pbx.ring(incoming).hangUp('caller');
  one.pbx.ring({ ...incoming, withheld: true }).hangUp('caller');
  await eventually(() => one.sink.endedCalls === 2);
  one.pbx.dropClients();
  one.pbx.ring(incoming);
  await reconnected(one);
  t.is(one.sink.story().filter((words) => words === 'caller-id 1 withheld').length, 3);
  t.false(JSON.stringify(one.sink.events).includes('0398765432'));
});

test('after a gap a call that ended is released, one that came is reported, one that was answered is too', async (t) => {
  const one = await rig(t);
  await started(one);
  const ended = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  const answered = one.pbx.ring({ from: '0311110002', did: DID, extensions: ['102'] });
  await eventually(() => one.sink.story().includes('ringing 2 102'));
  one.pbx.dropClients();
  ended.hangUp('caller');
  answered.answer('102');
  const came = one.pbx.ring({ from: '0311110003', did: '0312340002', extensions: ['103'] });
  const before = one.sink.events.length;
  await reconnected(one);
  t.deepEqual(one.sink.story().slice(before), [
    'released 1',
    'ringing 1 0312340002',
    'caller-id 1 0311110003',
    'ringing 1 103',
    'answered 2 102',
  ]);
  t.deepEqual(one.sink.synchronisations.at(-1), [answered.id, came.id]);
  came.answer('103');
  await eventually(() => one.sink.story().at(-1) === 'answered 1 103', 'events go on after the list');
});

test('a link that starts in the middle of calls reports them, and no call out', async (t) => {
  const one = await rig(t);
  const talking = one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  talking.answer('101');
  one.pbx.dialOut({ from: '102', to: '0669990000' });
  await started(one);
  t.deepEqual(one.sink.story(), [`ringing 1 ${DID}`, 'caller-id 1 0311110001', 'answered 1 101']);
  t.deepEqual(one.sink.synchronisations, [[talking.id]]);
});

test('without the list of channels the link says so, and calls of before a gap count as ended', async (t) => {
  const one = await rig(t);
  one.pbx.removeApi();
  await started(one);
  const state = one.link.state();
  t.regex(state.phase === 'up' ? (state.detail ?? '') : '', /mod_commands/);
  one.pbx.ring({ from: '0311110001', did: DID, extensions: ['101'] });
  await eventually(() => one.sink.story().includes('ringing 1 101'));
  one.pbx.dropClients();
  await reconnected(one);
  t.is(one.sink.story().at(-1), 'released 1');
  t.deepEqual(one.sink.synchronisations.at(-1), []);
});
