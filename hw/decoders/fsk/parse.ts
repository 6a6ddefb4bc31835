import type { LineEvent } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';
import { isNumberText } from '../number-text.ts';
import { unrecognised } from '../unrecognised.ts';
import { type PacketCaller, readPacket } from './caller-packet.ts';
import type { FskFrame } from './frame.ts';

/**
 * The events of one frame. A damaged packet tells that a number was sent and lost (`receive-error`): no digit of it
 * may be believed. A good packet about something else (message lamp, charges) tells nothing.
 *
 * @param line name of the outside line in the events
 */
export function parse(frame: FskFrame, line: string): readonly LineEvent[] {
  if (frame.type === 'noise') return [unrecognised(frame.bytes)];
  if (frame.type === 'broken') return [{ type: 'caller-id', line, reason: 'receive-error' }];
  const reading = readPacket(frame.bytes);
  return reading.type === 'caller' ? callerEvents(reading.caller, line) : [];
}

/**
 * Withheld wins over a number that was delivered with it, also when only the name says so; a number wins over every
 * other reason. A name that is a reason is no name.
 */
export function callerEvents(caller: PacketCaller, line: string): readonly LineEvent[] {
  const { number, name, called } = caller;
  const inName = name === undefined ? null : absenceOf(name);
  const reason = inName === 'withheld' ? inName : (caller.reason ?? inName);
  const isCalled = called !== undefined && isNumberText(called);
  const ringing: readonly LineEvent[] = isCalled ? [{ type: 'ringing', line, called }] : [];
  if (reason === 'withheld' || number === undefined) {
    return [...ringing, { type: 'caller-id', line, reason: reason ?? 'unavailable' }];
  }
  // One byte of checksum lets one damaged packet in 256 pass.
  if (!isNumberText(number))
    return [...ringing, { type: 'caller-id', line, reason: absenceOf(number) ?? 'receive-error' }];
  const isName = name !== undefined && inName === null;
  return [...ringing, { type: 'caller-id', line, number, ...(isName && { name }) }];
}
