import type { LineEvent } from '../../../../hw/line-event.ts';

/** Every number of an outside party that events tell. */
export function numbersOf(events: readonly LineEvent[]): readonly string[] {
  return events.flatMap((event) => ('number' in event && event.number !== undefined ? [event.number] : []));
}
