import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { OpenPort } from './stream.ts';

const TYPES: readonly BoxEvent['type'][] = [
  'snapshot',
  'call',
  'call-ended',
  'mode',
  'line',
  'to-return',
  'counts',
  'changed',
  'heartbeat',
];

/** The browser's EventSource as a port. Its own reconnecting is not used: it can neither be timed nor shown. */
export const openEventSource: OpenPort = (handlers) => {
  const source = new EventSource('/api/events');
  for (const type of TYPES) {
    source.addEventListener(type, (event) => handlers.event(String(event.data)));
  }
  source.addEventListener('error', () => handlers.failed());
  return { close: () => source.close() };
};
