/** What the machine says at one moment. */
export interface ClockReading {
  /** Wall clock of the machine, ms. */
  readonly wall: number;
  readonly monotonic: number;
  readonly trust: Trust;
}

/** `good`: the network or a battery vouches for it. `unknown`: nobody does. `none`: earlier than any box. */
export type Trust = 'good' | 'unknown' | 'none';

/**
 * What the box makes of it. Its own time is `base` + monotonic time, so that it runs evenly whatever the machine's
 * clock does, and changes only when the box decides so.
 */
export interface Timekeeping {
  readonly isKnown: boolean;
  readonly base: number;
  /** The machine's wall clock less its monotonic one, at the last look. */
  readonly machineBase: number;
}

/** The box's time is to change by `offset` milliseconds. */
export interface ClockFinding {
  /** `set`: the time is known for the first time. `jump`: it was known, and is another one now. */
  readonly type: 'set' | 'jump';
  readonly offset: number;
}

/** Less is followed without a word: NTP's own corrections, and two clocks read one after the other. */
const STEP_MS = 2000;

/**
 * A clock that nobody vouches for is not taken at its word, but neither does it run before what was stored last: the
 * order of all records is right even if their times are not.
 *
 * @param floor newest time in the store; 0: it is empty
 * @param base of an earlier process since the machine was switched on; null: there was none
 */
export function beginTime(reading: ClockReading, floor: number, base: number | null): Timekeeping {
  const machineBase = reading.wall - reading.monotonic;
  const isKnown = reading.trust === 'good';
  const provisional = base ?? Math.max(reading.wall, floor) - reading.monotonic;
  return { isKnown, base: isKnown ? machineBase : provisional, machineBase };
}

/** Looks at the machine's clock. A finding changes nothing before `acceptTime`. */
export function lookAtTime(
  known: Timekeeping,
  { wall, monotonic, trust }: ClockReading,
): { readonly time: Timekeeping; readonly finding: ClockFinding | null } {
  const machineBase = wall - monotonic;
  const time = { ...known, machineBase };
  const offset = Math.round(machineBase - known.base);
  // Whoever says that it is long ago is not followed.
  if (trust === 'none') return { time, finding: null };
  if (!known.isKnown) {
    // Set by hand, or by a program that tells the kernel nothing: that is as good as the network's word.
    const wasSet = Math.abs(machineBase - known.machineBase) >= STEP_MS;
    return { time, finding: wasSet || trust === 'good' ? { type: 'set', offset } : null };
  }
  if (Math.abs(offset) >= STEP_MS) return { time, finding: { type: 'jump', offset } };
  return { time: { ...time, base: machineBase }, finding: null };
}

/** The box's time is the machine's from now on. */
export function acceptTime(known: Timekeeping, { offset }: ClockFinding): Timekeeping {
  return { ...known, isKnown: true, base: known.base + offset };
}
