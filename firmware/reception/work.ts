import type { LineEvent } from '../../hw/line-event.ts';
import type { Mode } from '../calls/call.ts';
import type { Input, Moment, Source } from '../calls/input.ts';
import type { ClockFinding } from '../clock/timekeeping.ts';
import type { Along } from '../store/connection.ts';
import type { ModeBy } from './notice.ts';

/** What waits for its turn. `at`: monotonic. What the wall clock says is asked when the work is done: it may be set meanwhile. */
export type Work =
  | { readonly type: 'event'; readonly source: Source; readonly event: LineEvent; readonly at: number }
  | { readonly type: 'input'; readonly make: (at: Moment) => Input; readonly at: number }
  | ClockWork
  | ModeWork;

/** See `Reception.setMode`. */
export interface ModeWork {
  readonly type: 'mode';
  readonly mode: Mode;
  readonly by: ModeBy;
  readonly along: Along | undefined;
  readonly done: () => void;
}

/** The clock is to change; see `Reception.moveClock`. */
export interface ClockWork {
  readonly type: 'clock';
  readonly finding: ClockFinding;
  readonly accept: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}
