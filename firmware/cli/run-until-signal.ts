import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { EXIT, type ExitCode } from './command.ts';

/** Where the page is, and the code that makes the first administrator; null where there is one. */
export interface Started {
  readonly url: string;
  readonly setupCode: string | null;
}

/** The box as the command line sees it. `start` resolves when it listens; `stop` may come while it has not. */
export interface Box {
  start(): Promise<Started>;
  stop(): Promise<void>;
}

export interface Lifetime {
  readonly clock: Clock;
  readonly log: Log;
  /** Calls the listener for every SIGTERM and SIGINT. */
  onSignal(listener: (name: string) => void): void;
  /** The box listens. */
  onStarted(started: Started): void;
  /** It stops in order now. */
  onStopping?(): void;
}

/** systemd kills after 90 s; a mail in the middle of its conversation is given less. */
export const STOP_LIMIT_MS = 15_000;

/**
 * Starts the box and stops it in order at the first signal, also when that comes while it starts. A second signal,
 * or a stop that takes too long, ends with `failed`: what is on the disk is whole all the same.
 * @throws what `start` throws; the box is stopped before.
 */
export const runUntilSignal = async (box: Box, lifetime: Lifetime): Promise<ExitCode> => {
  const { first, second } = signalsOf(lifetime);
  const starting = box.start();
  try {
    const isUp = await Promise.race([starting.then(() => true), first.then(() => false)]);
    if (isUp) lifetime.onStarted(await starting);
  } catch (error) {
    await stopped(box, lifetime, second).catch(() => EXIT.failed);
    throw error;
  }
  // Ended while starting: whatever the start still says, it is over.
  starting.catch(() => undefined);
  lifetime.log.info({ signal: await first }, 'stopping');
  lifetime.onStopping?.();
  return await stopped(box, lifetime, second);
};

const stopped = async (box: Box, { clock, log }: Lifetime, second: Promise<string>): Promise<ExitCode> => {
  let late: (end: 'late') => void = () => undefined;
  const limit = new Promise<'late'>((resolve) => {
    late = resolve;
  });
  const timer = clock.after(STOP_LIMIT_MS, () => late('late'));
  const end = await Promise.race([box.stop().then(() => 'stopped' as const), limit, second]);
  timer.cancel();
  if (end === 'stopped') return EXIT.done;
  log.error({ because: end }, 'ended before everything was stopped');
  return EXIT.failed;
};

interface Signals {
  readonly first: Promise<string>;
  readonly second: Promise<string>;
}

const signalsOf = (lifetime: Lifetime): Signals => {
  const waiting: ((name: string) => void)[] = [];
  const next = () => new Promise<string>((resolve) => waiting.push(resolve));
  const signals = { first: next(), second: next() };
  lifetime.onSignal((name) => waiting.shift()?.(name));
  return signals;
};
