import type { CallerIdEvent, LineEvent } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';
import { unrecognised } from '../unrecognised.ts';
import type { AlohaFrame } from './frame.ts';

/**
 * What must be remembered between two reports. Times are monotonic milliseconds.
 *
 *   quiet --good report--> told (the same again within 2 s: a resend, dropped)
 *     \--damaged report--> damaged --good report--> told
 *                             \--2 s without one: caller-id receive-error--> quiet
 */
export interface AlohaState {
  readonly line: string;
  /** The report that was told last, and when. */
  readonly told: { readonly text: string; readonly at: number } | null;
  /** Since when the adapter is asked to repeat a damaged report; null: it is not. */
  readonly damagedAt: number | null;
}

/** `at` is monotonic milliseconds; a recording has no times and gives 0 everywhere. */
export type AlohaInput =
  | { readonly type: 'frame'; readonly frame: AlohaFrame; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number }
  /** No more bytes come. */
  | { readonly type: 'end' };

/** The adapter waits for a word on every report: taken, or say it again. `bytes` are as the port has to send them. */
export interface AlohaReply {
  readonly type: 'reply';
  readonly answer: 'ack' | 'nak';
  readonly bytes: Uint8Array;
}

export interface AlohaStepped {
  readonly state: AlohaState;
  readonly events: readonly LineEvent[];
  readonly effects: readonly AlohaReply[];
}

/** The adapter repeats a report that it heard no word on; its clock only has minutes, so the text tells nothing. */
const RESEND_WINDOW = 2_000;
/** MMDDwHHMM */
const STAMP_LENGTH = 9;

export function quietAdapter(line: string): AlohaState {
  return { line, told: null, damagedAt: null };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline({ damagedAt }: AlohaState): number | null {
  return damagedAt === null ? null : damagedAt + RESEND_WINDOW;
}

/** One frame, or the passing of time, gives what is told and what is replied. Pure, never throws. */
export function step(state: AlohaState, input: AlohaInput): AlohaStepped {
  const due = deadline(state);
  switch (input.type) {
    case 'frame':
      return heard(state, input.frame, input.at);
    case 'time':
      return due !== null && due <= input.at ? lostReport(state) : nothing(state);
    case 'end':
      return due === null ? nothing(state) : lostReport(state);
  }
}

function heard(state: AlohaState, frame: AlohaFrame, at: number): AlohaStepped {
  if (frame.type === 'noise') return { state, events: [unrecognised(frame.bytes)], effects: [] };
  if (frame.type === 'broken') {
    const next = { ...state, damagedAt: state.damagedAt ?? at };
    return { state: next, events: [], effects: [replyOf('nak', frame.hasParity)] };
  }
  const effects = [replyOf('ack', frame.hasParity)];
  const { told } = state;
  const isResend = told !== null && told.text === frame.text && at - told.at <= RESEND_WINDOW;
  const next: AlohaState = { ...state, told: { text: frame.text, at }, damagedAt: null };
  return { state: next, events: isResend ? [] : [callerOf(frame.text, state.line)], effects };
}

function callerOf(text: string, line: string): CallerIdEvent {
  const caller = text.slice(STAMP_LENGTH);
  const reason = absenceOf(caller);
  return { type: 'caller-id', line, ...(reason === null ? { number: caller } : { reason }) };
}

function lostReport(state: AlohaState): AlohaStepped {
  const event: LineEvent = { type: 'caller-id', line: state.line, reason: 'receive-error' };
  return { state: { ...state, damagedAt: null }, events: [event], effects: [] };
}

function nothing(state: AlohaState): AlohaStepped {
  return { state, events: [], effects: [] };
}

/** ACK (06) and NAK (15). Where the port leaves the parity to us, NAK carries it: three of its bits are ones. */
function replyOf(answer: 'ack' | 'nak', hasParity: boolean): AlohaReply {
  const [ack, nak] = [0x06, hasParity ? 0x95 : 0x15];
  return { type: 'reply', answer, bytes: Uint8Array.of(answer === 'ack' ? ack : nak) };
}
