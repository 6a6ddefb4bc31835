import type { Keep } from '../../web-admin/src/desk/storage.ts';

/** The browser's store, in memory. */
export function memoryKeep(entries: Readonly<Record<string, string>> = {}): Keep {
  const map = new Map(Object.entries(entries));
  return {
    read: (key) => map.get(key) ?? null,
    write: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    keys: () => [...map.keys()],
  };
}
