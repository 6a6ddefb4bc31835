import type { LineEvent } from './line-event.ts';
import type { Why } from './reason.ts';

/** What a source of calls is able to see. The call core weighs facts by it. */
export interface Capabilities {
  /** Its events carry `call`: it is a CTI link and its word on answers and releases is final. */
  readonly callIds: boolean;
  /** It reports who answered. A caller-ID modem does not. */
  readonly answers: boolean;
  /** It reports ringing. Some Japanese adapters deliver a number and nothing else. */
  readonly rings: boolean;
  /**
   * It writes a `logged` event when a call is over: a call log. Such a source may be the only one of a line and still
   * tell nothing while it rings; what it does tell of a living call is a part of that.
   */
  readonly logs: boolean;
}

/** State of a link to a piece of equipment. `since` is wall-clock milliseconds. */
export type LinkState =
  | { readonly phase: 'stopped'; readonly since: number }
  /** `isWaiting`: it is for the far end to connect, and that may take for ever. */
  | {
      readonly phase: 'connecting';
      readonly since: number;
      readonly why?: Why;
      readonly isWaiting?: true;
    }
  /** `detail` is an English sentence for the journal. */
  | { readonly phase: 'up'; readonly since: number; readonly detail?: string }
  /** `why` is what happened and what helps; `retryAt` says when the next try is due. */
  | { readonly phase: 'down'; readonly since: number; readonly why: Why; readonly retryAt?: number };

/** Counters of a link since its start: noise is counted and shown, never raised. */
export interface LinkCounters {
  readonly bytes: number;
  readonly frames: number;
  readonly events: number;
  readonly discardedBytes: number;
  readonly unrecognised: number;
}

/** Where a link reports to. None of these may throw. */
export interface EquipmentSink {
  event(event: LineEvent): void;
  state(state: LinkState): void;
  /**
   * After a (re)connect, once the live calls were reported by `event`: these are the source's identifiers of
   * every outside call that exists now. A call of this source that is not among them has ended meanwhile.
   */
  synchronised(liveCalls: readonly string[]): void;
}

/** A running piece of equipment: a decoder on a port, a CTI link. I/O begins in start() and ends in stop(). */
export interface Equipment {
  readonly name: string;
  readonly capabilities: Capabilities;
  start(sink: EquipmentSink): Promise<void>;
  stop(): Promise<void>;
  state(): LinkState;
  counters(): LinkCounters;
}
