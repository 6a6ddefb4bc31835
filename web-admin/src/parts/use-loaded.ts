import type { ReadonlySignal } from '@preact/signals';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Something read from the box. What was loaded once stays while it is read again, also when that fails. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly error: unknown;
  readonly reload: () => void;
}

interface Entry<T> {
  readonly key: string;
  readonly value: T | null;
  readonly error: unknown;
}

/**
 * Reads when `key` changes, and again whenever one of the counters of `watch` moves. A slow answer that was
 * overtaken is dropped.
 *
 * @param isPaused the counters are not followed meanwhile
 */
export function useLoaded<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
  watch: readonly ReadonlySignal<number>[] = [],
  isPaused = false,
): Loaded<T> {
  const [entry, setEntry] = useState<Entry<T>>({ key, value: null, error: null });
  const [turn, setTurn] = useState(0);
  const followed = useRef('');
  if (!isPaused) followed.current = watch.map((counter) => counter.value).join(',');
  const versions = followed.current;
  // `load` is named by `key`; turn and versions mean "read again"
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (value) => abort.signal.aborted || setEntry({ key, value, error: null }),
      (error: unknown) =>
        abort.signal.aborted ||
        setEntry((before) => ({ key, value: before.key === key ? before.value : null, error })),
    );
    return () => abort.abort();
  }, [key, turn, versions]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const current = entry.key === key;
  return { value: current ? entry.value : null, error: current ? entry.error : null, reload };
}
