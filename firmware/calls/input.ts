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
  /** A call that has ended already: its record is completed, nothing is mailed again. */
  | { readonly type: 'amended'; readonly call: Call };
