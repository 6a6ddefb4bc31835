import type { ReadonlySignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

interface Page {
  readonly items: readonly unknown[];
  readonly next: string | null;
}

export interface Pages<P extends Page> {
  /** The first page as the box sent it, with whatever stands beside its items. */
  readonly first: P | null;
  readonly items: readonly P['items'][number][];
  readonly error: unknown;
  readonly more: (() => Promise<unknown>) | null;
  readonly reload: () => void;
}

/** A list that comes in pages. When it is read again, the further pages are let go: they may have shifted. */
export function usePages<P extends Page>(
  key: string,
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<P>,
  watch: readonly ReadonlySignal<number>[],
): Pages<P> {
  const desk = useDesk();
  const loaded = useLoaded(key, (signal) => load(undefined, signal), watch);
  const [further, setFurther] = useState<{ first: P | null; pages: readonly P[] }>({
    first: null,
    pages: [],
  });
  const first = loaded.value;
  const pages = further.first === first ? further.pages : [];
  const next = (pages.at(-1) ?? first)?.next ?? null;
  const more = async () => {
    const page = await load(next ?? undefined);
    setFurther({ first, pages: [...pages, page] });
  };
  return {
    first,
    items: [...(first?.items ?? []), ...pages.flatMap((page) => page.items)],
    error: loaded.error,
    more: next === null ? null : () => desk.attempt(more),
    reload: loaded.reload,
  };
}
