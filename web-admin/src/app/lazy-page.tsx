import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';

export interface LazyPage<Props> {
  /** Fetches the page; it stays, so that a tab that is a month old does not ask a newer box for an old file. */
  load(): void;
  Page: ComponentType<Props>;
}

/** A page in a file of its own, loaded once. */
export function createLazyPage<Props extends object>(
  fetchPage: () => Promise<ComponentType<Props>>,
): LazyPage<Props> {
  const loaded = signal<ComponentType<Props> | null>(null);
  const failed = signal(false);
  let loading = false;
  const load = () => {
    if (loading || loaded.value !== null) return;
    loading = true;
    failed.value = false;
    fetchPage()
      .then((page) => {
        loaded.value = page;
      })
      .catch(() => {
        failed.value = true;
      })
      .finally(() => {
        loading = false;
      });
  };
  const Page = (props: Props) => {
    useEffect(load, []);
    if (failed.value) return <NotLoaded />;
    const Loaded = loaded.value;
    return Loaded === null ? null : <Loaded {...props} />;
  };
  return { load, Page };
}

/** The file is gone when the box was updated meanwhile: the page itself has to be read again. */
function NotLoaded() {
  const words = useWords();
  return (
    <Empty title={words.problem.title}>
      <button type="button" class="btn" onClick={() => location.reload()}>
        {words.act.again}
      </button>
    </Empty>
  );
}
