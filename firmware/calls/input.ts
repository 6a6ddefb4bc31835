import type { Call, Caller, CustomerSnapshot, Match, Mode } from './call.ts';
import type { CallKey, EpochMs, Extension, LineId } from './ids.ts';

/** Two clocks: `wall` is written into records, `monotonic` (ms) decides what is late. */
export interface Moment {
  readonly wall: EpochMs;
  readonly monotonic: number;
}

/** The link that speaks, with what it is able to see (see hw/equipment.ts). */
export interface Source {
  readonly name: string;
  readonly callIds: boolean;
  readonly answers: boolean;
  readonly rings: boolean;
  /** It writes a line when a call is over; what it says of a call that lives is only a part of that. */
  readonly logs: boolean;
}

/** What a source tells of a line; the numbers in it are normalised and looked up already. */
export type Fact =
  | { readonly type: 'ringing'; readonly called: string | null; readonly extension: Extension | null }
  | {
      readonly type: 'caller-id';
      readonly caller: Exclude<Caller, { type: 'pending' }>;
      readonly match: Match;
    }
  | { readonly type: 'answered'; readonly extension: Extension | null }
  | {
      readonly type: 'released';
      readonly by: 'caller' | 'callee' | null;
      readonly outcome: 'busy' | 'rejected' | 'voicemail' | 'unreachable' | null;
    };

/** A line of a call log: one incoming call, told when it was over. Its numbers are normalised and looked up. */
export interface LogRecord {
  /** The same line of the same log has the same id, however often it is sent. The caller's number is not in it. */
  readonly id: string;
  /** `pending`: the log says nothing of the caller, which is no proof that there was nothing. */
  readonly caller: Caller;
  readonly match: Match;
  readonly called: string | null;
  readonly extension: Extension | null;
  readonly outcome: 'answered' | 'missed';
  /** By the clock of the PBX, which may be wrong. */
  readonly startedAt: EpochMs | null;
  readonly ringSeconds: number | null;
  readonly talkSeconds: number | null;
  /** A further part of a call that was logged before, after a transfer. */
  readonly continues: boolean;
}

export type Input =
  | {
      readonly type: 'heard';
      readonly source: Source;
      readonly line: LineId;
      /** The source's identifier of the call, where it has one. */
      readonly call: string | null;
      readonly fact: Fact;
      readonly mode: Mode;
      readonly at: Moment;
    }
  /** A call log tells of a call that is over, perhaps for hours. */
  | {
      readonly type: 'logged';
      readonly source: Source;
      readonly line: LineId;
      readonly record: LogRecord;
      /** Stored calls of this line that began when the record may say it did (see `windowsOf`). */
      readonly candidates: readonly Call[];
      /** The mode when that call arrived. */
      readonly mode: Mode;
      readonly at: Moment;
    }
  /** A CTI link is back: these of its calls exist, the others have ended. */
  | {
      readonly type: 'synchronised';
      readonly source: string;
      readonly liveCalls: readonly string[];
      readonly at: Moment;
    }
  /** A link went down (`up: false`) or came up. What it knew alone is given up after a while. */
  | { readonly type: 'link'; readonly source: string; readonly up: boolean; readonly at: Moment }
  /** Somebody at a desk said who the caller is. */
  | {
      readonly type: 'customer';
      readonly key: CallKey;
      readonly customer: CustomerSnapshot;
      readonly at: Moment;
    }
  /** Time has passed; sent when the earliest deadline of the book is due. */
  | { readonly type: 'time'; readonly at: Moment };

/** What became of it: store and show each, in this order. A released call comes once as `ended`. */
export type Effect =
  | { readonly type: 'changed'; readonly call: Call }
  | { readonly type: 'ended'; readonly call: Call }
  /** A call that has ended already: its record is completed. What was mailed of it is not mailed again. */
  | { readonly type: 'amended'; readonly call: Call };
