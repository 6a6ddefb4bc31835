/** What a press asks for. `toggle`: the other mode than the one that is. */
export type Press = 'absent' | 'present' | 'toggle';

/** What one momentary button does, told apart by how long it is held. */
export interface SingleRule {
  readonly short: Press;
  /** null: a long press is like a short one, and both count when the button goes down. */
  readonly long: Press | null;
  /** So many milliseconds make a press long. */
  readonly longMs: number;
}

/**
 *            down             longMs (long)
 *   idle ----------> held ------------------> spent
 *    ^                 | up (short or long)     |
 *    +-----------------+------------------------+  up
 *
 * Without a long press: idle --down (short)--> spent. Also a button that is held at the start is `spent`: nobody knows
 * since when.
 */
export type SingleState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'held'; readonly since: number }
  | { readonly phase: 'spent' };

export type SingleInput =
  | { readonly type: 'down'; readonly at: number }
  | { readonly type: 'up'; readonly at: number }
  | { readonly type: 'time'; readonly at: number };

export interface SingleStep {
  readonly state: SingleState;
  readonly press: Press | null;
}

const IDLE: SingleState = { phase: 'idle' };
const SPENT: SingleState = { phase: 'spent' };

/** All times are monotonic milliseconds. While `held`, `time` is due `longMs` after `since`. */
export function stepSingle(state: SingleState, input: SingleInput, rule: SingleRule): SingleStep {
  const { short, long, longMs } = rule;
  if (input.type === 'up') {
    const isTold = state.phase !== 'held';
    const isLong = state.phase === 'held' && input.at - state.since >= longMs;
    return { state: IDLE, press: isTold ? null : isLong ? (long ?? short) : short };
  }
  if (input.type === 'down' && state.phase === 'idle') {
    return long === null
      ? { state: SPENT, press: short }
      : { state: { phase: 'held', since: input.at }, press: null };
  }
  if (input.type === 'time' && state.phase === 'held' && input.at - state.since >= longMs) {
    return { state: SPENT, press: long ?? short };
  }
  return { state, press: null };
}
