import type { UnrecognisedEvent } from '../line-event.ts';

const RAW_LIMIT = 256;

/** The event for bytes that fit no known message. */
export function unrecognised(bytes: Uint8Array): UnrecognisedEvent {
  return { type: 'unrecognised', raw: Buffer.from(bytes.subarray(0, RAW_LIMIT)).toString('hex') };
}
