/** Time as an input. Everything that waits or stamps takes a Clock, so that tests own the time. */
export interface Clock {
  /** Wall clock, milliseconds since 1970-01-01 UTC. It may jump: a Pi has no battery clock. */
  now(): number;
  /** Milliseconds that never jump; for durations and timeouts. On the machine's own clock: since it was switched on. */
  monotonic(): number;
  /** Calls `run` once after `ms`. */
  after(ms: number, run: () => void): Timer;
  /** Calls `run` again and again, `ms` apart. */
  every(ms: number, run: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
  after(ms, run) {
    // What is overdue already is due now.
    const handle = setTimeout(run, Math.max(0, ms)).unref();
    return { cancel: () => clearTimeout(handle) };
  },
  every(ms, run) {
    const handle = setInterval(run, ms).unref();
    return { cancel: () => clearInterval(handle) };
  },
};
