import { fstatSync } from 'node:fs';
import pino from 'pino';
import type { Log } from '../hw/log.ts';

/** Standard error: standard output is for people and pipes. */
const DESCRIPTOR = 2;

/** Pino's levels and the priorities of syslog(3), which journald reads as `<N>` at the beginning of a line. */
const PRIORITIES: readonly (readonly [atLeast: number, priority: number])[] = [
  [60, 2],
  [50, 3],
  [40, 4],
  [30, 6],
];
const DEBUG = 7;

export function priorityOf(level: number): number {
  return PRIORITIES.find(([atLeast]) => level >= atLeast)?.[1] ?? DEBUG;
}

/**
 * Whether a descriptor goes straight to the journal: then systemd names its device and inode in `JOURNAL_STREAM`.
 *
 * Source: systemd.exec(5).
 */
export function isJournal(
  variable: string | undefined,
  { dev, ino }: { readonly dev: bigint; readonly ino: bigint },
): boolean {
  return variable === `${dev}:${ino}`;
}

/**
 * The journal as JSON lines. Where journald reads them each begins with its priority, so that
 * `journalctl -p warning` finds what matters.
 */
export function createLog(level: string): Log {
  const lines = pino.destination(DESCRIPTOR);
  if (!isJournal(process.env['JOURNAL_STREAM'], fstatSync(DESCRIPTOR, { bigint: true })))
    return pino({ level, base: null }, lines);
  return pino({ level, base: null }, withPriority(lines));
}

interface Lines {
  write(line: string): unknown;
}

/** Pino sets `lastLevel` before each line when a destination asks for it by this symbol. */
export function withPriority(lines: Lines) {
  return {
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 30,
    write(line: string): void {
      lines.write(`<${priorityOf(this.lastLevel)}>${line}`);
    },
  };
}
