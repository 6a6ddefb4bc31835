import { readFileSync } from 'node:fs';
import type { Path } from './fault.ts';
import type { Report } from './report.ts';

/** Reads a file that the configuration names, given an absolute path. Throws what the file system throws. */
export type ReadFile = (path: string) => string;

export const readTextFile: ReadFile = (path) => readFileSync(path, 'utf8');

/** The text of a file that a value names; null, with a fault at `path`, when it cannot be read. */
export const readOrReport = (file: string, path: Path, read: ReadFile, report: Report): string | null => {
  try {
    return read(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    report(
      path,
      `names a file that cannot be read (${code})`,
      'Check the path and that the user of the box may read it.',
    );
    return null;
  }
};
