/**
 * Tells ringing current from everything else that makes the ring-detect opto-coupler conduct. The bell has 16 to 50
 * Hz, so a plain coupler follows it, and one with a capacitor stays on for the whole burst. A reversal of the line
 * gives one edge, dial pulses come at 10 Hz (12 at most).
 *
 *   silent --3 edges within 160 ms, or on for 200 ms--> burst --200 ms without a sign--> silent
 */
export interface Burst {
  readonly phase: 'silent' | 'burst';
  readonly active: boolean;
  /** The last rising edges, monotonic milliseconds, the oldest first. */
  readonly rises: readonly number[];
  /** When the level last changed. */
  readonly changedAt: number;
}

export const SILENT: Burst = { phase: 'silent', active: false, rises: [], changedAt: 0 };

const EDGES = 3;
/** 16 Hz give three rising edges in 125 ms, dial pulses of 12 Hz in 166. */
const EDGES_WITHIN = 160;
const STEADY = 200;
const BURST_END = 200;

/** The coupler conducts (`active`) or not, since `at`. */
export function levelChanged(burst: Burst, active: boolean, at: number): Burst {
  const before = timePassed(burst, at);
  if (active === before.active) return before;
  const rises = active ? [...before.rises, at].slice(-EDGES) : before.rises;
  const [first] = rises;
  const isBell = active && first !== undefined && rises.length === EDGES && at - first <= EDGES_WITHIN;
  return { phase: isBell ? 'burst' : before.phase, active, rises, changedAt: at };
}

export function timePassed(burst: Burst, at: number): Burst {
  const due = burstDeadline(burst);
  if (due === null || due > at) return burst;
  return burst.active ? { ...burst, phase: 'burst' } : { ...burst, phase: 'silent', rises: [] };
}

/** When a burst begins or ends although no level changes; null: never. */
export function burstDeadline({ phase, active, changedAt }: Burst): number | null {
  if (active) return phase === 'burst' ? null : changedAt + STEADY;
  return phase === 'burst' ? changedAt + BURST_END : null;
}
