import type { LineEvent } from '../../line-event.ts';
import type { CompiledLayout, Fields } from './compile.ts';
import { type Memories, NOTHING_KNOWN, remembered } from './line-memory.ts';
import { continued, readLine, recordOf } from './read.ts';
import { tell, toldOfLeg } from './tell.ts';

/**
 * What is kept between two lines.
 *
 * A call on a line, by its records:
 *
 *   quiet --live-ringing--> ringing --live-answered--> answered
 *     |                        \________ incoming, answered, missed ________/
 *     |                                        |
 *     |                            released, logged --> quiet
 *     +--first-leg, waiting--> leg --any record of the call, or 4 hours--> logged --> quiet
 */
export interface LogState {
  /** The last record, while the next line may be its continuation. */
  readonly held: Held | null;
  readonly memories: Memories;
}

interface Held {
  readonly fields: Fields;
  /** Monotonic milliseconds. */
  readonly since: number;
  /** Something was lost behind it: the next line does not continue it. */
  readonly isCut: boolean;
}

export const EMPTY_LOG: LogState = { held: null, memories: new Map() };

/** `at` is monotonic milliseconds; a recording has no times and gives 0 everywhere. */
export type LogInput =
  | { readonly type: 'line'; readonly text: string; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number }
  /** The link was interrupted: lines may be lost. */
  | { readonly type: 'cut' }
  /** No more lines come. */
  | { readonly type: 'end' };

export interface LogStepped {
  readonly state: LogState;
  readonly events: readonly LineEvent[];
  /** The line is neither a record nor a heading of this layout. */
  readonly isUnrecognised: boolean;
}

/** A continuation is printed together with its record. */
export const CONTINUATION_WAIT = 2_000;
/** The second part of a call is printed at its end: no conversation worth waiting for is longer. */
export const LEG_WAIT = 4 * 3_600_000;

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline({ held, memories }: LogState): number | null {
  const legs = [...memories.values()].flatMap(({ leg }) => (leg === null ? [] : [leg.since + LEG_WAIT]));
  const due = held === null ? legs : [held.since + CONTINUATION_WAIT, ...legs];
  return due.length === 0 ? null : Math.min(...due);
}

/** One line of the log, or the passing of time, gives what is told. Pure, never throws. */
export function step(compiled: CompiledLayout, state: LogState, input: LogInput): LogStepped {
  const work = new Work(compiled, state);
  const isUnrecognised = input.type === 'line' && !work.line(input.text, input.at);
  if (input.type === 'cut') work.cut();
  if (input.type === 'time') work.pass(input.at);
  if (input.type === 'end') work.pass(Number.POSITIVE_INFINITY);
  return { ...work.stepped(), isUnrecognised };
}

/** The scratch pad of one `step` call; it does not outlive it. */
class Work {
  readonly #compiled: CompiledLayout;
  readonly #events: LineEvent[] = [];
  #held: LogState['held'];
  #memories: Memories;

  constructor(compiled: CompiledLayout, state: LogState) {
    this.#compiled = compiled;
    this.#held = state.held;
    this.#memories = state.memories;
  }

  stepped(): { readonly state: LogState; readonly events: readonly LineEvent[] } {
    return { state: { held: this.#held, memories: this.#memories }, events: this.#events };
  }

  /** False when the line is not understood. */
  line(text: string, at: number): boolean {
    const read = readLine(this.#compiled, text);
    if (read.type === 'ignored') return true;
    if (read.type === 'unknown') return false;
    if (read.type === 'continuation') return this.#continue(read.fields);
    this.#release();
    if (!this.#compiled.hasContinuations) return this.#take(read.fields, at);
    this.#held = { fields: read.fields, since: at, isCut: false };
    return true;
  }

  cut(): void {
    if (this.#held !== null) this.#held = { ...this.#held, isCut: true };
  }

  /** Gives up waiting for what should have come by `at`. */
  pass(at: number): void {
    if (this.#held !== null && this.#held.since + CONTINUATION_WAIT <= at) this.#release();
    for (const [key, memory] of this.#memories) {
      if (memory.leg === null || memory.leg.since + LEG_WAIT > at) continue;
      this.#events.push(...toldOfLeg(memory.leg));
      this.#memories = remembered(this.#memories, key, { ...memory, leg: null });
    }
  }

  #continue(more: Fields): boolean {
    if (this.#held === null || this.#held.isCut) return false;
    this.#held = { ...this.#held, fields: continued(this.#held.fields, more) };
    return true;
  }

  #release(): void {
    const held = this.#held;
    this.#held = null;
    if (held !== null) this.#take(held.fields, held.since);
  }

  #take(fields: Fields, at: number): boolean {
    const record = recordOf(this.#compiled, fields);
    if (record === null) return false;
    const joined = this.#compiled.layout.joined ?? 'line';
    const key = joined === 'call' ? record.call : record.line;
    const before = (key === undefined ? undefined : this.#memories.get(key)) ?? NOTHING_KNOWN;
    const { memory, events } = tell(before, record, joined, at);
    this.#events.push(...events);
    // Without a line or a number of the call nothing can be put together later.
    if (key === undefined) this.#events.push(...toldOfLeg(memory.leg));
    else if (memory !== before) this.#memories = remembered(this.#memories, key, memory);
    return true;
  }
}
