/** Time as an input, in the same shape as on the box, so that tests own it. */
export interface Clock {
  /** This machine's wall clock, ms since 1970. It may be wrong: durations are counted on the box's time. */
  now(): number;
  /** Milliseconds that never jump. */
  monotonic(): number;
  after(ms: number, run: () => void): Timer;
  every(ms: number, run: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const handle = setTimeout(run, ms);
    return { cancel: () => clearTimeout(handle) };
  },
  every(ms, run) {
    const handle = setInterval(run, ms);
    return { cancel: () => clearInterval(handle) };
  },
};
