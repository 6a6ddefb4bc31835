import test from 'ava';
import { messageOf } from '../../../../hw/pbx/asterisk-ami/message.ts';
import { CallTracker } from '../../../../hw/pbx/asterisk-ami/tracker.ts';

type Fields = Readonly<Record<string, string>>;

const message = (fields: Fields) => messageOf(Object.entries(fields));
const tracker = () =>
  new CallTracker({
    trunk: ['PJSIP/trunk'],
    extension: ['PJSIP/*'],
    lines: [{ type: 'places', lines: ['1', '2'] }],
  });

const CALLER = {
  event: 'Status',
  channel: 'PJSIP/trunk-00000001',
  uniqueid: '100.1',
  linkedid: '100.1',
  channelstate: '4',
  calleridnum: '0312345678',
  dnid: '0312340001',
  exten: 's',
  application: 'Dial',
};
const PHONE = {
  event: 'Status',
  channel: 'PJSIP/101-00000002',
  uniqueid: '100.2',
  linkedid: '100.1',
  channelstate: '5',
};

test('a ringing call in the list is told with its number, its dialled number and its telephones', (t) => {
  const { events, live } = tracker().resynchronise([message(PHONE), message(CALLER)]);
  t.deepEqual(events, [
    { type: 'ringing', line: '1', call: '100.1', called: '0312340001' },
    { type: 'caller-id', line: '1', call: '100.1', number: '0312345678' },
    { type: 'ringing', line: '1', call: '100.1', extension: '101' },
  ]);
  t.deepEqual(live, ['100.1']);
});

test('a list of what is known already tells nothing', (t) => {
  const known = tracker();
  known.resynchronise([message(CALLER), message(PHONE)]);
  t.deepEqual(known.resynchronise([message(CALLER), message(PHONE)]), { events: [], live: ['100.1'] });
});

test('events from before the list that come after it tell nothing twice', (t) => {
  const known = tracker();
  known.resynchronise([message(CALLER), message(PHONE)]);
  const late = [
    { ...CALLER, event: 'Newchannel' },
    { ...PHONE, event: 'Newchannel', channelstate: '0' },
    { ...PHONE, event: 'Newstate' },
    { event: 'Hangup', uniqueid: '99.9', channel: 'PJSIP/trunk-00000000' },
  ];
  t.deepEqual(
    late.flatMap((fields) => known.observe(message(fields))),
    [],
  );
});

test('older calls take the lower places, in whatever order the list has them', (t) => {
  const newer = { ...CALLER, channel: 'PJSIP/trunk-0000000a', uniqueid: '100.10', linkedid: '100.10' };
  const { events } = tracker().resynchronise([message(newer), message(CALLER)]);
  const lines = events.flatMap((event) => (event.type === 'ringing' ? [[event.call, event.line]] : []));
  t.deepEqual(lines, [
    ['100.1', '1'],
    ['100.10', '2'],
  ]);
});

test('a trunk channel that we dialled is no call, but it is on a line', (t) => {
  const outgoing = {
    ...CALLER,
    channelstate: '6',
    application: 'AppDial',
    data: '(Outgoing Line)',
    linkedid: '99.1',
  };
  const one = tracker();
  t.deepEqual(one.resynchronise([message(outgoing)]), { events: [], live: [] });
  const next = { ...CALLER, event: 'Newchannel', uniqueid: '100.5', linkedid: '100.5' };
  t.like(one.observe(message(next))[0], { type: 'ringing', line: '2' });
});

test('a caller in voicemail is found there, and the outcome says so', (t) => {
  const one = tracker();
  one.resynchronise([message({ ...CALLER, channelstate: '6', application: 'VoiceMail' })]);
  t.like(one.observe(message({ event: 'Hangup', uniqueid: '100.1' })).at(-1), { outcome: 'voicemail' });
});

test('a presentation among the listed variables withholds the number', (t) => {
  const listed = messageOf([
    ...Object.entries(CALLER),
    ['variable', 'CALLERID(num-pres)=prohib_not_screened'],
  ]);
  t.false(JSON.stringify(tracker().resynchronise([listed])).includes('0312345678'));
});
