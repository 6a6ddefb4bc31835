import type { LineEvent } from '../../line-event.ts';
import type { Party } from '../party.ts';
import { type Burst, SILENT } from '../ring/burst.ts';
import { type Hook, ON_HOOK } from '../ring/hook.ts';
import type { Polarity } from './polarity.ts';

/**
 * The box as the information receiver of an analog line with Number Display. It goes off hook on the start signal of
 * the exchange (the primary answer), takes the number, and goes on hook again; then the telephones ring.
 *
 *   idle --burst--> sensing --silence, it was short--> pausing --pause over--> receiving (the relay is closed)
 *    |  ^              |  \                                \                       |
 *    |  |              |   \--no receiver, not reversed--\  \--lifted meanwhile--\ |--good packet: ringing, caller-id
 *    |  |              |                                  v                      v v--damaged one, limit, UART lost
 *    |  |              \--too long for a start signal--> ringing <--bell-- waiting
 *    |  \---------silence, no bell (released)---------------/  \              / |
 *    |  \---on hook (released)--- answered <---off hook--------/-------------/  |
 *    |  \---------------no bell within the limit (released if it was told)-----/
 *    \--off hook--> outgoing --on hook--> idle
 *
 * The relay is closed in `receiving` and nowhere else. A packet that comes while somebody else holds the line (a
 * person who lifted at once, another adapter) is taken as well.
 *
 * Source: NTT, technical reference of telephone service interfaces, 4.2.5 to 4.2.9, as others quote it. The order of
 * events is agreed upon; how long each takes is not proven on a line.
 */
export interface FrontEnd {
  readonly line: string;
  readonly timing: NumberDisplayTiming;
  readonly phase:
    | 'idle'
    | 'sensing'
    | 'pausing'
    | 'receiving'
    | 'waiting'
    | 'ringing'
    | 'answered'
    | 'outgoing';
  readonly burst: Burst;
  /** When the present burst was first seen. */
  readonly burstAt: number | null;
  readonly hook: Hook;
  /** null: there is no such coupler, and a short burst alone is a start signal. */
  readonly polarity: Polarity | null;
  /** The UART of the FSK decoder is open: without it there is nobody to answer for. */
  readonly hasReceiver: boolean;
  /** Since when the present phase has lasted; while it rings, when the bell last sounded. Monotonic milliseconds. */
  readonly since: number;
  /** What was said of the present call. */
  readonly told: { readonly ringing: boolean; readonly caller: boolean };
  /** The exchange was answered and no number came. */
  readonly hasFailed: boolean;
}

/** Milliseconds. */
export interface NumberDisplayTiming {
  /** A burst that lasts longer is the bell. */
  readonly longestStartBurst: number;
  /** From the silence behind the start signal to the primary answer; the exchange waits 6 s. */
  readonly answerAfter: number;
  /** The relay is closed for so long at most. */
  readonly receiveLimit: number;
  /** The line is back at rest so soon behind the relay: until then the hook coupler may still show our own loop. */
  readonly settle: number;
  /** The bell follows within this time, or the call is over. */
  readonly bellWithin: number;
}

/** `at` is monotonic milliseconds; inputs come in the order of time. */
export type FrontEndInput =
  | { readonly type: 'ring'; readonly active: boolean; readonly at: number }
  | { readonly type: 'hook'; readonly active: boolean; readonly at: number }
  | { readonly type: 'polarity'; readonly active: boolean; readonly at: number }
  /** A packet whose CRC is right. `party` null: it says nothing of the caller. */
  | {
      readonly type: 'packet';
      readonly party: Party | null;
      readonly called?: string;
      readonly at: number;
    }
  /** Something was sent and came in damaged. */
  | { readonly type: 'broken'; readonly at: number }
  /** The UART was opened or lost. */
  | { readonly type: 'receiver'; readonly isOpen: boolean; readonly at: number }
  /** The watchdog opened the relay. */
  | { readonly type: 'forced'; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number }
  /** The link ends or the couplers are lost. */
  | { readonly type: 'stop'; readonly at: number };

export type FrontEndEffect =
  | { readonly type: 'relay'; readonly closed: boolean }
  | { readonly type: 'event'; readonly event: LineEvent };

export interface FrontEndStepped {
  readonly state: FrontEnd;
  readonly effects: readonly FrontEndEffect[];
}

export function quietFrontEnd(line: string, timing: NumberDisplayTiming): FrontEnd {
  return {
    line,
    timing,
    phase: 'idle',
    burst: SILENT,
    burstAt: null,
    hook: ON_HOOK,
    polarity: null,
    hasReceiver: false,
    since: 0,
    told: { ringing: false, caller: false },
    hasFailed: false,
  };
}
