/**
 * The one vocabulary in which all equipment reports calls. A decoder or a CTI link turns bytes into these
 * events and knows nothing else: no customers, no mail, no web.
 *
 * Unknown fields are left out, never null. `line` is the name of the outside line as the configuration
 * calls it ("1"). `call` is the source's own identifier of the call, given by every source that has one.
 */
export type LineEvent =
  | RingingEvent
  | CallerIdEvent
  | AnsweredEvent
  | ReleasedEvent
  | LoggedEvent
  | UnrecognisedEvent;

/** Sent when the call arrives at the line, and again (with `extension`) for each extension that begins to ring. */
export interface RingingEvent {
  readonly type: 'ringing';
  readonly line: string;
  readonly call?: string;
  /** The number that the caller dialled (DID, dial-in number), digits as the source gives them. */
  readonly called?: string;
  /** An inside telephone that now rings. */
  readonly extension?: string;
}

/** Why the network delivered no number. Five states that are never mixed up. */
export const ABSENCE_REASONS = [
  'withheld',
  'unavailable',
  'payphone',
  'service-conflict',
  'receive-error',
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** The network's word on who calls: a number (digits, also `+`, as delivered) or the reason why there is none. */
export type CallerIdEvent = NumberDelivered | NumberAbsent;

export interface NumberDelivered {
  readonly type: 'caller-id';
  readonly line: string;
  readonly call?: string;
  readonly number: string;
  readonly name?: string;
}

export interface NumberAbsent {
  readonly type: 'caller-id';
  readonly line: string;
  readonly call?: string;
  readonly reason: AbsenceReason;
}

/**
 * A person's telephone took the call. Sent again with another extension when the call was transferred.
 * A queue, an announcement or a voicemail box that picks up is not an answer.
 */
export interface AnsweredEvent {
  readonly type: 'answered';
  readonly line: string;
  readonly call?: string;
  readonly extension?: string;
}

/** The line is free again. `outcome` is given only where the source knows more than "nobody answered". */
export interface ReleasedEvent {
  readonly type: 'released';
  readonly line: string;
  readonly call?: string;
  readonly by?: 'caller' | 'callee';
  readonly outcome?: 'busy' | 'rejected' | 'voicemail' | 'unreachable';
}

/**
 * A line of a call log, written by the PBX at the end of a call. Durations are whole seconds, times ISO 8601, to the
 * minute where the log prints no seconds: a living source tells UTC (`…Z`) and always a line; a decoded recording tells
 * the local time of the PBX, without a zone, and its trunk as it is printed.
 */
export interface LoggedEvent {
  readonly type: 'logged';
  readonly line?: string;
  readonly call?: string;
  readonly extension?: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly number?: string;
  readonly name?: string;
  readonly reason?: AbsenceReason;
  readonly called?: string;
  readonly outcome: 'answered' | 'missed';
  readonly startedAt?: string;
  readonly ringSeconds?: number;
  readonly talkSeconds?: number;
  /** A further part, after a transfer, of a call on this line that was logged before: it begins no call of its own. */
  readonly continues?: true;
}

/** Bytes that fit no known message: hexadecimal, at most 256 bytes of them. */
export interface UnrecognisedEvent {
  readonly type: 'unrecognised';
  readonly raw: string;
}
