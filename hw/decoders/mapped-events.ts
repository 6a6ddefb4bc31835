import type { LineEvent } from '../line-event.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from './live-decoder.ts';

/** The same decoder, telling each event as `map` says. `map` must not throw. */
export function withEvents(decoder: LiveDecoder, map: (event: LineEvent) => LineEvent): LiveDecoder {
  const mapped = (heard: Heard): Heard => ({ ...heard, events: heard.events.map(map) });
  return {
    received: (chunk, at) => mapped(decoder.received(chunk, at)),
    timePassed: (at) => mapped(decoder.timePassed(at)),
    deadline: () => decoder.deadline(),
    interrupted: () => decoder.interrupted(),
    ended: () => mapped(decoder.ended?.() ?? NOTHING_HEARD),
  };
}
