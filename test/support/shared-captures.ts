import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';

/** Recordings of other people, which stand beside the project on some machines and are no part of it. */
const FOLDER = new URL('../../../shared/captures/', import.meta.url);

/** The bytes of a recording, null where there are no recordings. */
export function captured(path: string): Uint8Array | null {
  const file = new URL(path, FOLDER);
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}

/** The files of a folder of recordings, in order; none where there are no recordings. */
export function capturesIn(folder: string): readonly string[] {
  const url = new URL(folder, FOLDER);
  return existsSync(url) ? readdirSync(url).sort() : [];
}

/** Declares a test over a recording, skipped with its title where the recording is not there. */
export function testCaptured(path: string, means: string, check: (bytes: Uint8Array) => [unknown, unknown]) {
  const bytes = captured(path);
  const title = `recording ${path}: ${means}`;
  if (bytes === null) {
    test.skip(`${title} (needs ../shared/captures)`, (t) => t.pass());
    return;
  }
  test(title, (t) => {
    const [actual, expected] = check(bytes);
    t.deepEqual(actual, expected);
  });
}
