import test from 'ava';
import fc from 'fast-check';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { readEvent } from '../../../../hw/pbx/csta-xml/event.ts';
import { CstaTracker } from '../../../../hw/pbx/csta-xml/tracker.ts';
import { parseXml } from '../../../../hw/pbx/csta-xml/xml.ts';
import { faultOfStory } from '../call-story.ts';

const NAMES = [
  ['OriginatedEvent', 'originatedConnection', 'callingDevice'],
  ['NetworkReachedEvent', 'outboundConnection', 'networkInterfaceUsed'],
  ['DeliveredEvent', 'connection', 'alertingDevice'],
  ['QueuedEvent', 'queuedConnection', 'queue'],
  ['EstablishedEvent', 'establishedConnection', 'answeringDevice'],
  ['DivertedEvent', 'connection', 'divertingDevice'],
  ['FailedEvent', 'failedConnection', 'failingDevice'],
  ['ConnectionClearedEvent', 'droppedConnection', 'releasingDevice'],
  ['CallClearedEvent', 'clearedCall', 'none'],
  ['TransferedEvent', 'primaryOldCall', 'transferringDevice'],
  ['ConferencedEvent', 'primaryOldCall', 'conferencingDevice'],
] as const;

const callId = fc.constantFrom('1', '2', '3');
const device = fc.constantFrom('101', '102', '103', '900', 'T1', '0312345678', '');
const xml = fc
  .record({
    name: fc.constantFrom(...NAMES),
    id: callId,
    other: callId,
    of: device,
    by: device,
    calling: device,
    to: device,
    cause: fc.constantFrom('busy', 'normal'),
  })
  .map(({ name: [event, connection, subject], id, other, of, by, calling, to, cause }) => {
    const one = (tag: string, text: string) =>
      `<${tag}><deviceIdentifier>${text}</deviceIdentifier></${tag}>`;
    const ids = (tag: string, call: string) =>
      `<${tag}><callID>${call}</callID><deviceID>${of}</deviceID></${tag}>`;
    const joins = /Old/.test(connection)
      ? ids('secondaryOldCall', other) + one('transferredToDevice', to)
      : '';
    return `<${event}>${ids(connection, id)}${joins}${one(subject, by)}${one('callingDevice', calling)}${one('newDestination', to)}<cause>${cause}</cause></${event}>`;
  });

test('any events in any order tell calls that begin, go on and end as calls do', (t) => {
  fc.assert(
    fc.property(fc.array(xml, { maxLength: 60 }), fc.nat(60), (documents, gap) => {
      const tracker = new CstaTracker({
        extension: ['10?'],
        machines: ['900'],
        trunk: ['T1'],
        lines: [{ type: 'places', lines: ['1', '2'] }],
      });
      const events: LineEvent[] = documents.flatMap((text, at) => {
        const document = parseXml(text);
        const event = document === null ? null : readEvent(document);
        if (at === gap) tracker.beginSnapshot();
        return event === null ? [] : tracker.observe(event);
      });
      tracker.beginSnapshot();
      const end = tracker.resynchronise(null);
      t.deepEqual(end.live, []);
      t.is(faultOfStory([...events, ...end.events]), null);
    }),
    { seed: 20_261_124, numRuns: 500 },
  );
});
