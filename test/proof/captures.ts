import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Recordings of other people, which stand beside the project on some machines and are no part of it. */
const FOLDER = new URL('../../../shared/captures/', import.meta.url);

/** Every file of the recordings, with its folders, in order; none where they are not there. */
export function captureFiles(): readonly string[] {
  if (!existsSync(FOLDER)) return [];
  return readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.name === 'README.md'))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(FOLDER.pathname.length).replace(/^\//, ''))
    .sort();
}

export function captureBytes(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(file, FOLDER)));
}
