import { connect } from 'node:net';
import test from 'ava';
import type { LineEvent } from '../../../hw/line-event.ts';
import { createSimulatedPbx, type PlayedCall } from '../../../hw/simulated/asterisk-pbx/pbx.ts';
import { bytesOf, decodeAll } from '../pbx/asterisk-ami/call-facts.ts';
import { eventually, FULL_USER, RecordingSink, rig } from '../pbx/asterisk-ami/link-rig.ts';

/** Events without the identifier of the call and the network's name, which differ between two calls. */
function essence(events: readonly LineEvent[]): object[] {
  return events.map((event) => {
    const { call: _call, name: _name, ...rest } = event as LineEvent & { call?: string; name?: string };
    return rest;
  });
}

const likeTheRecording = test.macro({
  title: (_, recording: string) => `a simulated call gives the events of the recorded ${recording}`,
  async exec(
    t,
    recording: string,
    script: Omit<PlayedCall, 'from' | 'did'> & { readonly from?: string; readonly did?: string },
  ) {
    const one = await rig(t);
    // The clock leaps over the whole call; no ping may fall due meanwhile.
    const link = one.link(FULL_USER, { patience: { quiet: 3_600_000 } });
    const sink = new RecordingSink();
    await link.start(sink);
    await eventually(() => link.state().phase === 'up');
    const recorded = decodeAll([bytesOf(recording)]);
    const caller = recorded.find((event) => event.type === 'caller-id');
    const from = caller !== undefined && 'number' in caller ? caller.number : '0398765432';
    one.pbx.play({ from, did: '0312340001', ...script });
    one.clock.advance(30_000);
    await eventually(() => sink.events.some(({ type }) => type === 'released'), 'end of the call');
    t.deepEqual(essence(sink.events), essence(recorded));
  },
});

const SOON = { answerAfterMs: 1_000, hangUpAfterMs: 4_000 } as const;
const OFFICE = ['101', '102', '103'];

test(likeTheRecording, 'answered_caller_hangup', { ring: ['101'], answer: '101', ...SOON });
test(likeTheRecording, 'answered_callee_hangup', {
  ring: ['101'],
  answer: '101',
  hangUpBy: 'callee',
  ...SOON,
});
test(likeTheRecording, 'unanswered_caller_hangup', { ring: ['101'], hangUpAfterMs: 4_000 });
test(likeTheRecording, 'ring_group_3', { did: '0312340010', ring: OFFICE, answer: '102', ...SOON });
test(likeTheRecording, 'ring_group_3_missed', { did: '0312340010', ring: OFFICE });
test(likeTheRecording, 'busy', { ring: ['101'], phones: 'busy' });
test(likeTheRecording, 'withheld_anonymous', { ring: ['101'], withheld: true });
test(likeTheRecording, 'withheld_pai_varset_pres', {
  did: '0312340003',
  ring: ['101'],
  withheld: 'by-dialplan',
  answer: '101',
  ...SOON,
});
test(likeTheRecording, 'voicemail_after_noanswer', {
  did: '0312340030',
  ring: ['101'],
  voicemailAfterMs: 3_000,
});
test(likeTheRecording, 'blind_transfer_refer', {
  ring: ['101'],
  answer: '101',
  answerAfterMs: 1_000,
  transferTo: '102',
  transferAfterMs: 2_000,
  transferAnsweredAfterMs: 3_000,
  hangUpAfterMs: 5_000,
});

test('what makes no sense at the moment is ignored', async (t) => {
  const one = await rig(t);
  const call = one.pbx.ring({ from: '0312345678', did: '0312340001', extensions: ['101'] });
  call.answer('102');
  call.transfer('102');
  call.hangUp('caller');
  call.hangUp('callee');
  call.answer('101');
  call.reject('101');
  call.voicemail();
  t.true(call.isOver);
});

test('a caller name with a line end cannot forge an event', async (t) => {
  const one = await rig(t);
  const link = one.link();
  const sink = new RecordingSink();
  await link.start(sink);
  await eventually(() => link.state().phase === 'up');
  const name = 'x\r\n\r\nEvent: Hangup\r\n';
  one.pbx.ring({ from: '0312345678', name, did: '0312340001', extensions: ['101'] });
  await eventually(() => sink.story().includes('ringing 1 101'));
  t.false(sink.events.some(({ type }) => type === 'released'));
});

test('a client that does not log in hears nothing and may ask nothing', async (t) => {
  const one = await rig(t);
  const socket = connect(one.port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  socket.write('Action: CoreShowChannels\r\n\r\n');
  await eventually(() => heard.includes('Permission denied'));
  one.pbx.ring({ from: '0312345678', did: '0312340001', extensions: ['101'] });
  socket.write('Action: Login\r\nUsername: nobody\r\nSecret: x\r\n\r\n');
  await eventually(() => heard.includes('Authentication failed'));
  t.false(heard.includes('Newchannel'));
});

test('a port that is taken is refused with an error', async (t) => {
  const one = await rig(t);
  const second = createSimulatedPbx({ clock: one.clock, users: [FULL_USER] });
  await t.throwsAsync(second.listen(one.port), { code: 'EADDRINUSE' });
});
