import type { LineEvent } from '../../line-event.ts';
import type { NcidWord } from './word.ts';

/**
 * A line of the server on which it rings; each one is on its own.
 *
 *   idle --call, ring--> ringing --end, or 90 s where ends are never told--> (released) idle
 *                           \--another call--> (released) ringing
 *                           \--outgoing--> (released) idle
 */
export interface NcidLine {
  /** The call itself was told, not only that it rings. */
  readonly isTold: boolean;
  /** Monotonic milliseconds. */
  readonly since: number;
}

export interface NcidState {
  /** Name of the line where the server gives none. */
  readonly line: string;
  readonly lines: ReadonlyMap<string, NcidLine>;
  /** It has told the end of a call once, so it will again. A NetCallerID box never does. */
  readonly tellsEnds: boolean;
}

/** `at` is monotonic milliseconds; a recording has no times and gives 0 everywhere. */
export type NcidInput =
  | { readonly type: 'word'; readonly word: NcidWord; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number };

export interface NcidStepped {
  readonly state: NcidState;
  readonly events: readonly LineEvent[];
}

/** A server names its lines as it is configured; more than these are damage. */
const MOST_LINES = 64;
/** No caller waits longer for the bell to be answered. */
const RING_LIMIT = 90_000;

export function silentServer(line: string): NcidState {
  return { line, lines: new Map(), tellsEnds: false };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline({ lines, tellsEnds }: NcidState): number | null {
  const since = [...lines.values()].map((one) => one.since);
  return tellsEnds || since.length === 0 ? null : Math.min(...since) + RING_LIMIT;
}

/** One line of the server, or the passing of time, gives the next state and what is told. Pure, never throws. */
export function step(state: NcidState, input: NcidInput): NcidStepped {
  if (input.type === 'time') return late(state, input.at);
  const { word, at } = input;
  if (word.type === 'other' || word.type === 'unknown') return { state, events: [] };
  const line = /^(-|NO-LINE|)$/.test(word.line) ? state.line : word.line;
  const before = state.lines.get(line) ?? null;
  switch (word.type) {
    case 'ring': {
      if (before !== null) return { state, events: [] };
      const next = withLine(state, line, { isTold: false, since: at });
      return { state: next, events: [{ type: 'ringing', line }] };
    }
    case 'outgoing':
      return { state: withLine(state, line, null), events: ended(line, before) };
    case 'end': {
      const next = withLine({ ...state, tellsEnds: true }, line, null);
      return { state: next, events: ended(line, before, word.answered) };
    }
    case 'call':
      return called(state, line, word, at);
  }
}

function called(
  state: NcidState,
  line: string,
  { party, refused }: Extract<NcidWord, { type: 'call' }>,
  at: number,
): NcidStepped {
  const before = state.lines.get(line) ?? null;
  // A call is told once: the second one on a line is the next.
  const isRinging = before !== null && !before.isTold;
  const events: readonly LineEvent[] = [
    ...(isRinging ? [] : [...ended(line, before), { type: 'ringing', line } as const]),
    ...(party === null ? [] : [{ type: 'caller-id', line, ...party } as const]),
    ...(refused ? [{ type: 'released', line, outcome: 'rejected' } as const] : []),
  ];
  return {
    state: withLine(state, line, refused ? null : { isTold: true, since: at }),
    events,
  };
}

function ended(line: string, before: NcidLine | null, answered = false): readonly LineEvent[] {
  if (before === null) return [];
  return [...(answered ? [{ type: 'answered', line } as const] : []), { type: 'released', line }];
}

function late(state: NcidState, at: number): NcidStepped {
  if (state.tellsEnds) return { state, events: [] };
  const over = [...state.lines].filter(([, one]) => one.since + RING_LIMIT <= at);
  return {
    state: over.reduce((next, [line]) => withLine(next, line, null), state),
    events: over.map(([line]) => ({ type: 'released', line })),
  };
}

function withLine(state: NcidState, line: string, next: NcidLine | null): NcidState {
  const lines = new Map(state.lines);
  lines.delete(line);
  if (next !== null) lines.set(line, next);
  const [oldest] = lines.keys();
  if (lines.size > MOST_LINES && oldest !== undefined) lines.delete(oldest);
  return { ...state, lines };
}
