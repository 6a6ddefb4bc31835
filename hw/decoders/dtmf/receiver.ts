import type { LineEvent } from '../../line-event.ts';
import { callerIn } from './caller.ts';

/**
 * Gathers digits into frames. A telephone on the same pair makes the same tones: digits of a line that is off hook
 * are dialled ones.
 *
 *   quiet --digit--> gathering --C or #--> quiet (caller-id)
 *                       \--500 ms without a digit, digits missed, too many digits, 10 s in all--> spoilt
 *   spoilt --C or #, a mark A, B or D, 10 s since the beginning--> quiet: half a number is a wrong number
 */
export interface Receiver {
  readonly line: string;
  readonly digits: string;
  readonly begunAt: number;
  readonly heardAt: number;
  readonly offHook: boolean;
  /** Until then (monotonic milliseconds) digits without a mark are the rest of a frame that was given up. */
  readonly spoiltUntil: number | null;
}

/** `at` is monotonic milliseconds. */
export type ReceiverInput =
  | { readonly type: 'digit'; readonly digit: string; readonly at: number }
  /** A sensor of the line says whether a telephone is off hook; without one there is no such input. */
  | { readonly type: 'hook'; readonly offHook: boolean }
  /** Digits may have come that nobody read. */
  | { readonly type: 'missed'; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number };

export interface Received {
  readonly receiver: Receiver;
  readonly events: readonly LineEvent[];
  /** Digits that became part of no frame. */
  readonly discarded: number;
}

const DIGIT_GAP = 500;
const WHOLE_LIMIT = 10_000;
/** Two numbers of 20 digits, information, and their marks. */
const LONGEST = 48;

export function quietReceiver(line: string): Receiver {
  return { line, digits: '', begunAt: 0, heardAt: 0, offHook: false, spoiltUntil: null };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline({ digits, begunAt, heardAt }: Receiver): number | null {
  return digits === '' ? null : Math.min(heardAt + DIGIT_GAP, begunAt + WHOLE_LIMIT);
}

/** One digit, or the passing of time, gives the next state and what is told. Pure, never throws. */
export function step(receiver: Receiver, input: ReceiverInput): Received {
  switch (input.type) {
    case 'digit':
      return heard(receiver, input.digit, input.at);
    case 'hook':
      return dropped({ ...receiver, offHook: input.offHook });
    case 'missed':
      return givenUp(receiver.digits === '' ? { ...receiver, begunAt: input.at } : receiver);
    case 'time': {
      const due = deadline(receiver);
      return due !== null && due <= input.at ? givenUp(receiver) : nothing(receiver);
    }
  }
}

/** No more digits come: a frame that has begun was cut short. */
export function givenUp(receiver: Receiver): Received {
  // Digits without a mark before them may be anything; a mark begins a caller ID, and half a number is none.
  const isFrame = isMark(receiver.digits[0]);
  const over = dropped({ ...receiver, spoiltUntil: receiver.begunAt + WHOLE_LIMIT });
  return isFrame
    ? { ...over, events: [{ type: 'caller-id', line: receiver.line, reason: 'receive-error' }] }
    : over;
}

function heard(before: Receiver, digit: string, at: number): Received {
  if (before.offHook || !/^[0-9A-D*#]$/.test(digit)) return { ...nothing(before), discarded: 1 };
  const isEnd = digit === 'C' || digit === '#';
  if (isSpoilt(before, digit, at)) {
    const receiver = isEnd ? { ...before, spoiltUntil: null } : before;
    return { ...nothing(receiver), discarded: 1 };
  }
  const digits = before.digits + digit;
  const begunAt = before.digits === '' ? at : before.begunAt;
  const receiver: Receiver = { ...before, digits, begunAt, heardAt: at, spoiltUntil: null };
  if (!isEnd) return digits.length > LONGEST ? givenUp(receiver) : nothing(receiver);
  const party = callerIn(digits);
  const over = { ...receiver, digits: '' };
  if (party === null) return { ...givenUp(receiver), receiver: over };
  return { receiver: over, events: [{ type: 'caller-id', line: before.line, ...party }], discarded: 0 };
}

function isSpoilt({ spoiltUntil }: Receiver, digit: string, at: number): boolean {
  return spoiltUntil !== null && at < spoiltUntil && !isMark(digit);
}

function isMark(digit: string | undefined): boolean {
  return digit === 'A' || digit === 'B' || digit === 'D';
}

function dropped(receiver: Receiver): Received {
  const discarded = receiver.digits.length;
  return { receiver: { ...receiver, digits: '' }, events: [], discarded };
}

function nothing(receiver: Receiver): Received {
  return { receiver, events: [], discarded: 0 };
}
