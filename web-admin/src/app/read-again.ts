import type { Keep } from '../desk/storage.ts';

const KEY = 'rusuban.read-again';

/**
 * Whether the page may be read again by itself: once for each build of it, and never in a browser that keeps nothing
 * for the tab, for it would go round for ever.
 *
 * @param build names the build of the page that runs, by an address that changes with it
 */
export function mayReadAgain(keep: Keep, build: string): boolean {
  if (keep.read(KEY) === build) return false;
  keep.write(KEY, build);
  return keep.read(KEY) === build;
}
