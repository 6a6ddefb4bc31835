import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { OpenPort } from './stream.ts';

/** A table and not a list: the compiler finds a type that nobody listens for. */
const TYPES: Readonly<Record<BoxEvent['type'], true>> = {
  snapshot: true,
  call: true,
  'call-ended': true,
  mode: true,
  line: true,
  'to-return': true,
  counts: true,
  health: true,
  away: true,
  changed: true,
  heartbeat: true,
};

/** The browser's EventSource as a port. Its own reconnecting is not used: it can neither be timed nor shown. */
export const openEventSource: OpenPort = (handlers) => {
  const source = new EventSource('/api/events');
  for (const type of Object.keys(TYPES)) {
    source.addEventListener(type, (event: MessageEvent) => handlers.event(String(event.data)));
  }
  source.addEventListener('error', () => handlers.failed());
  return { close: () => source.close() };
};
