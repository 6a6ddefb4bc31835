import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seen } from './testimony.ts';
import { parseWriteLog, type WriteLog } from './write-log.ts';

/** A day of a box: the disk before it, every write, and what was seen from outside. */
export interface Recording {
  readonly folder: string;
  /** Where it was lived through. */
  readonly where: string;
  /** The disk before the day. */
  readonly blank: string;
  /** The log, and its bytes. */
  readonly log: WriteLog;
  readonly bytes: Buffer;
  readonly seen: readonly Seen[];
  readonly away: readonly string[];
}

const NAMES = { blank: 'blank.img', disk: 'disk.img', log: 'writes.log', seen: 'seen.json' } as const;

export function pathsIn(folder: string): Readonly<Record<keyof typeof NAMES, string>> {
  const path = (name: string) => join(folder, name);
  return { blank: path(NAMES.blank), disk: path(NAMES.disk), log: path(NAMES.log), seen: path(NAMES.seen) };
}

export function newFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

interface Kept extends Pick<Recording, 'where' | 'seen' | 'away'> {
  /** Length of the log at the end of the day. */
  readonly bytes: number;
}

export function keepTestimony(folder: string, kept: Kept): void {
  writeFileSync(pathsIn(folder).seen, JSON.stringify(kept));
}

/** @throws when the folder holds no recording */
export function readRecording(folder: string): Recording {
  const { blank, log, seen } = pathsIn(folder);
  const kept = JSON.parse(readFileSync(seen, 'utf8')) as Kept;
  const bytes = readFileSync(log).subarray(0, kept.bytes);
  const { where, seen: whatWasSeen, away } = kept;
  return { folder, where, blank, log: parseWriteLog(bytes), bytes, seen: whatWasSeen, away };
}
