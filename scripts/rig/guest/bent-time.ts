/**
 * Loaded before the box, gives it a time of its own: `RIG_TIME_SLOWED=8 node --import bent-time.js …`. A second of such
 * a box lasts so many seconds of the machine, its timers too; the wall clock stays. At SIGUSR2 the clock for durations
 * leaps 61 minutes.
 *
 * The processor of the rig is emulated: what a box must do within 70 ms, it has the time for that a real one has. Not
 * for lines of the character device: their edges have the kernel's own time.
 */
const slowed = BigInt(process.env['RIG_TIME_SLOWED'] ?? '1');
const LEAP_NS = 61n * 60n * 1_000_000_000n;

let leapt = 0n;
process.on('SIGUSR2', () => {
  leapt += LEAP_NS;
});

const { bigint } = process.hrtime;
process.hrtime.bigint = () => bigint() / slowed + leapt;

/** Waits longer, and is the same function otherwise. */
const patient = <Set extends typeof setTimeout | typeof setInterval>(set: Set): Set =>
  new Proxy(set, {
    apply: (target, self, [run, ms = 0, ...rest]) =>
      Reflect.apply(target, self, [run, Number(ms) * Number(slowed), ...rest]),
  });
globalThis.setTimeout = patient(setTimeout);
globalThis.setInterval = patient(setInterval);
