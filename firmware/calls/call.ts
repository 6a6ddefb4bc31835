import type { AbsenceReason } from '../../hw/line-event.ts';
import type { CallKey, CustomerId, EpochMs, Extension, LineId, RepresentativeId } from './ids.ts';

/** Whether somebody is in to answer (SPEC C). */
export const MODES = ['present', 'away'] as const;
export type Mode = (typeof MODES)[number];

/** How a call ended (SPEC B2). `unknown`: the line's equipment cannot see whether anybody answered. */
export const OUTCOMES = [
  'answered',
  'missed',
  'busy',
  'rejected',
  'voicemail',
  'unreachable',
  'unknown',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why there is no number; `none` means that no caller ID came at all within the time allowed. */
export type CallerAbsence = AbsenceReason | 'none';

/** What is known of who calls. A withheld number is not in here: it is stored nowhere. */
export type Caller =
  | { readonly type: 'pending' }
  | {
      readonly type: 'number';
      /** Digits as the network delivered them. */
      readonly number: string;
      /** E.164 with `+`, or null when the digits are not a telephone number of the plan. */
      readonly e164: string | null;
      /** The name that the network delivered, never a customer's. */
      readonly name?: string;
    }
  | { readonly type: 'absent'; readonly reason: CallerAbsence };

/** The customer as he was at the call; a later edit does not rewrite history (SPEC B2). */
export interface CustomerSnapshot {
  readonly id: CustomerId;
  readonly name: string;
  readonly kana: string;
  readonly department: string;
  readonly contact: string;
  readonly importance: Importance | null;
  readonly address: string;
  readonly fax: string;
  readonly representative: { readonly id: RepresentativeId; readonly name: string } | null;
}

export const IMPORTANCES = ['A', 'B', 'C'] as const;
export type Importance = (typeof IMPORTANCES)[number];

/** What the directory found for a number: every customer that has it, the last contacted first. */
export type Match =
  | { readonly type: 'none' }
  | { readonly type: 'one'; readonly customer: CustomerSnapshot }
  | { readonly type: 'several'; readonly candidates: readonly CustomerSnapshot[] };

/** Which telephone of ours took the call, and when. The last of the list has it now. */
export interface Answer {
  readonly extension: Extension | null;
  readonly at: EpochMs;
}

/** A source that has told of this call. */
export interface Binding {
  /** Name of the link, as the configuration calls it. */
  readonly source: string;
  /** The source's own identifier of the call; null for a decoder, which has none. */
  readonly call: string | null;
  /** Whether the source can see that somebody answered. */
  readonly answers: boolean;
  /** A decoder whose ringing stopped has nothing more to say of this call. */
  readonly ended: boolean;
}

/**
 * One incoming outside call, united from all sources that saw it.
 *
 *                    ringing            answered
 *   (caller-id)      +-----> ringing ------------> answered --+
 *        |           |          |                    |   ^    | answered by
 *        v           |          | released           |   +----+ another (transfer)
 *    announced ------+          v                    v released
 *        |  nobody rang      released <--------------+
 *        +-------------------->  (final: one verdict)
 */
export interface Call {
  readonly key: CallKey;
  readonly line: LineId;
  readonly phase: 'announced' | 'ringing' | 'answered' | 'released';
  readonly bindings: readonly Binding[];
  readonly caller: Caller;
  readonly match: Match;
  /** The number that the caller dialled, as the PBX says it. */
  readonly called: string | null;
  /** Every inside telephone that rang, in the order in which they began. */
  readonly rang: readonly Extension[];
  readonly answers: readonly Answer[];
  /** The mode when the call arrived: the one that decides about the automatic mail. */
  readonly mode: Mode;
  readonly startedAt: EpochMs;
  readonly answeredAt: EpochMs | null;
  readonly releasedAt: EpochMs | null;
  readonly releasedBy: 'caller' | 'callee' | null;
  readonly outcome: Outcome | null;
}
