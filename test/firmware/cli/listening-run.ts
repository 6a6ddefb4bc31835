import type { Command, Surroundings } from '../../../firmware/cli/command.ts';
import { type ListenParts, listenCommand } from '../../../firmware/cli/commands/listen.ts';
import { runCommandLine } from '../../../firmware/cli/run-command-line.ts';
import { openSerialDevice } from '../../../hw/links/serial-device.ts';
import { openPseudoTerminal } from '../../../hw/simulated/pty.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A run of the real command: what it has printed so far, and a Ctrl-C. */
export interface Run {
  out(): string;
  err(): string;
  interrupt(): void;
  readonly clock: FakeClock;
  readonly code: Promise<number>;
}

export function listen(words: readonly string[], parts: Partial<ListenParts> = {}): Run {
  const texts = { out: '', err: '' };
  const clock = new FakeClock();
  let interrupt: () => void = () => undefined;
  const command: Command = listenCommand({
    clock,
    random: () => 0.5,
    open: openSerialDevice,
    ports: async () => [],
    holderOf: async () => null,
    onInterrupt(listener) {
      interrupt = listener;
      return () => undefined;
    },
    ...parts,
  });
  const surroundings: Surroundings = {
    input: (async function* () {})(),
    async out(text) {
      texts.out += text;
      return true;
    },
    err(text) {
      texts.err += text;
    },
    readFile: () => '',
    bytesOf: () => (async function* () {})(),
    request: fetch,
  };
  const code = runCommandLine(['listen', ...words], [command], '1.2.3', surroundings);
  return { out: () => texts.out, err: () => texts.err, interrupt: () => interrupt(), clock, code };
}

export interface Heard {
  readonly out: string;
  readonly code: number;
  /** What the device got from the program. */
  readonly got: readonly number[];
}

/** Feeds a device's bytes to the command through a real terminal of the kernel, and ends it when they are in. */
export async function hear(bytes: Uint8Array, ...options: readonly string[]): Promise<Heard> {
  const got: number[] = [];
  const device = openPseudoTerminal((chunk) => got.push(...chunk));
  try {
    const run = listen([device.path, ...options]);
    await eventually(() => run.out().includes('Listening at'), 'the opening of the port');
    device.write(bytes);
    await eventually(() => shownBytes(run.out()) >= bytes.length, 'every byte on the screen');
    run.clock.advance(1_000);
    run.interrupt();
    const code = await run.code;
    return { out: run.out(), code, got };
  } finally {
    await device.close();
  }
}

/** Bytes in the rows of hexadecimal pairs. */
export function shownBytes(out: string): number {
  return [...out.matchAll(/^(?:\d\d:\d\d:\d\d\.\d{3}| {12}) {2}((?:[0-9a-f]{2} )+)/gm)].reduce(
    (count, [, pairs = '']) => count + pairs.trim().split(' ').length,
    0,
  );
}
