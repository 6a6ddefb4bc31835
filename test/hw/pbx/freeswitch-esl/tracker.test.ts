import test from 'ava';
import fc from 'fast-check';
import { DEFAULT_PATTERNS } from '../../../../hw/pbx/freeswitch-esl/channel.ts';
import { EslTracker } from '../../../../hw/pbx/freeswitch-esl/tracker.ts';
import { faultOfStory } from '../call-story.ts';

const NAMES =
  'CHANNEL_CREATE CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_UNBRIDGE CHANNEL_HANGUP_COMPLETE CHANNEL_DESTROY CHANNEL_DATA'.split(
    ' ',
  );
const uuid = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const event = fc
  .record({
    'event-name': fc.constantFrom(...NAMES),
    'unique-id': uuid,
    'channel-call-uuid': uuid,
    'channel-name': fc.constantFrom(
      'sofia/external/0312345678@x',
      'sofia/internal/101@x',
      'sofia/internal/102@x',
      'loopback/103-a',
      'other/1',
    ),
    'call-direction': fc.constantFrom('inbound', 'outbound'),
    'answer-state': fc.constantFrom('ringing', 'answered'),
    'bridge-a-unique-id': uuid,
    'bridge-b-unique-id': uuid,
    variable_other_loopback_leg_uuid: fc.constantFrom('', 'a', 'b', 'c'),
    variable_signal_bond: fc.constantFrom('', 'a', 'b', 'c'),
    'caller-caller-id-number': fc.constantFrom('0312345678', '', 'anonymous'),
    'caller-privacy-hide-number': fc.constantFrom('true', 'false'),
    'hangup-cause': fc.constantFrom('NORMAL_CLEARING', 'USER_BUSY', 'USER_NOT_REGISTERED'),
  })
  .map((fields) => new Map(Object.entries(fields)));

test('any events in any order tell calls that begin, go on and end as calls do', (t) => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), fc.array(event, { maxLength: 5 }), (before, dumps) => {
      const tracker = new EslTracker({ ...DEFAULT_PATTERNS, lines: [{ type: 'places', lines: ['1', '2'] }] });
      const events = before.flatMap((one) => tracker.observe(one));
      tracker.beginListing();
      events.push(...tracker.resynchronise(dumps).events);
      tracker.beginListing();
      const end = tracker.resynchronise(null);
      t.deepEqual(end.live, []);
      t.is(faultOfStory([...events, ...end.events]), null);
    }),
    { seed: 20_261_124, numRuns: 500 },
  );
});

const channel = (more: Record<string, string>) =>
  new Map(
    Object.entries({
      'event-name': 'CHANNEL_CREATE',
      'unique-id': 'a',
      'channel-name': 'sofia/external/0312345678@x',
      'call-direction': 'inbound',
      'caller-caller-id-number': '0312345678',
      ...more,
    }),
  );

test('a channel that came after the list was asked for is not lost by it', (t) => {
  const tracker = new EslTracker({ ...DEFAULT_PATTERNS, lines: [{ type: 'places', lines: ['1'] }] });
  tracker.beginListing();
  tracker.observe(channel({}));
  t.deepEqual(tracker.resynchronise([]), { events: [], live: ['a'] });
});

test('a channel that ended after it was listed does not come back', (t) => {
  const tracker = new EslTracker({ ...DEFAULT_PATTERNS, lines: [{ type: 'places', lines: ['1'] }] });
  tracker.observe(channel({}));
  tracker.beginListing();
  tracker.observe(channel({ 'event-name': 'CHANNEL_HANGUP_COMPLETE' }));
  t.deepEqual(tracker.resynchronise([channel({ 'event-name': 'CHANNEL_DATA' })]), { events: [], live: [] });
});
