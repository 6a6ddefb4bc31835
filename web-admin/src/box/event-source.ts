import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { HardwareEvent } from '../../../firmware/http/contract/hardware.ts';
import type { EventPort, OpenPort, PortHandlers } from './stream.ts';

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

const HARDWARE_TYPES: Readonly<Record<HardwareEvent['type'], true>> = {
  snapshot: true,
  update: true,
  heartbeat: true,
};

export const openEventSource: OpenPort = (handlers) => opened('/api/events', Object.keys(TYPES), handlers);

/** The equipment, live. */
export const openHardwareSource: OpenPort = (handlers) =>
  opened('/api/hardware/events', Object.keys(HARDWARE_TYPES), handlers);

/** The browser's EventSource as a port. Its own reconnecting is not used: it can neither be timed nor shown. */
function opened(path: string, types: readonly string[], handlers: PortHandlers): EventPort {
  const source = new EventSource(path);
  for (const type of types) {
    source.addEventListener(type, (event: MessageEvent) => handlers.event(String(event.data)));
  }
  source.addEventListener('error', () => handlers.failed());
  return { close: () => source.close() };
}
