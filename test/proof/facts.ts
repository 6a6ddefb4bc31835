import { createHash } from 'node:crypto';
import type { LineEvent } from '../../hw/line-event.ts';

/** What kind of thing an event tells, in a word or two. */
function kindOf(event: LineEvent): string {
  switch (event.type) {
    case 'caller-id':
      return 'reason' in event ? event.reason : 'number';
    case 'logged':
      return event.continues ? 'further part' : `${event.direction} ${event.outcome}`;
    default:
      return event.type;
  }
}

/** Numbers and names in their order, as eight hexadecimal digits: other people's numbers are not ours to print. */
function parties(events: readonly LineEvent[]): string | null {
  const said = events.flatMap((event) => {
    const { number, name } = event as { number?: string; name?: string };
    return number === undefined && name === undefined ? [] : [`${number ?? ''}/${name ?? ''}`];
  });
  return said.length === 0 ? null : createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 8);
}

/**
 * Events in a line: how many of each kind, in the order of their first coming, and who was told of as a digest:
 * `ringing 2, number 1, withheld 1, released 2, parties 1f2e3d4c`. Nothing: ''.
 */
export function factsOf(events: readonly LineEvent[]): string {
  const counts = new Map<string, number>();
  for (const event of events) counts.set(kindOf(event), (counts.get(kindOf(event)) ?? 0) + 1);
  const who = parties(events);
  return [
    ...[...counts].map(([kind, count]) => `${kind} ${count}`),
    ...(who === null ? [] : [`parties ${who}`]),
  ].join(', ');
}
