import type { CallerIdEvent, LineEvent } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';
import type { PacketItem } from '../fsk/caller-packet.ts';
import { isNumberText } from '../number-text.ts';
import { unrecognised } from '../unrecognised.ts';
import type { JclipFrame } from './frame.ts';

const CALL_INFORMATION = 0x40;
const NUMBER = 0x02;
const NO_NUMBER = 0x04;
const NAME = 0x07;
const CALLED = 0x09;

/**
 * The events of one frame: the bell with the dialled number where the line has dial-in numbers, and the caller.
 * A damaged frame tells that something was sent and lost (`receive-error`): no digit of it may be believed.
 *
 * @param line name of the outside line in the events
 */
export function parse(frame: JclipFrame, line: string): readonly LineEvent[] {
  if (frame.type === 'broken') return [{ type: 'caller-id', line, reason: 'receive-error' }];
  if (frame.type === 'noise' || frame.content !== CALL_INFORMATION) return [unrecognised(frame.bytes)];
  const { items } = frame;
  const called = textOf(items, CALLED);
  const caller = callerOf(items, line);
  const ringing: readonly LineEvent[] =
    called === undefined || !isNumberText(called) ? [] : [{ type: 'ringing', line, called }];
  return caller === null ? ringing : [...ringing, caller];
}

/** Null when the network says nothing of the caller, as on a line with dial-in numbers only. */
function callerOf(items: readonly PacketItem[], line: string): CallerIdEvent | null {
  const number = textOf(items, NUMBER);
  const letter = textOf(items, NO_NUMBER);
  if (number === undefined && letter === undefined) return null;
  const name = (textOf(items, NAME) ?? '').replace(/\p{Cc}/gu, '').trim();
  const inName = absenceOf(name);
  // Withheld wins, also when only the name says so.
  const told = letter === undefined ? null : absenceOf(letter);
  const reason = inName === 'withheld' ? inName : told;
  if (number === undefined || number === '' || reason === 'withheld') {
    return { type: 'caller-id', line, reason: reason ?? 'unavailable' };
  }
  if (!isNumberText(number)) return { type: 'caller-id', line, reason: 'receive-error' };
  const isName = name !== '' && inName === null;
  return { type: 'caller-id', line, number, ...(isName && { name }) };
}

/** Characters have seven bits. */
function textOf(items: readonly PacketItem[], type: number): string | undefined {
  const data = items.find((item) => item.type === type)?.data;
  if (data === undefined) return undefined;
  return String.fromCharCode(...data.map((byte) => byte & 0x7f)).trim();
}
