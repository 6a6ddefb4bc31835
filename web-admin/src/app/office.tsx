import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import type { OfficeRoute } from './office-pages.tsx';

export interface Office {
  /** Fetches the pages; they stay, so that a tab that is a month old does not ask a newer box for an old file. */
  load(): void;
  Page: ComponentType<{ route: OfficeRoute }>;
}

/** The pages behind the board, loaded once. */
export function createOffice(): Office {
  const loaded = signal<ComponentType<{ route: OfficeRoute }> | null>(null);
  const failed = signal(false);
  let loading = false;
  const load = () => {
    if (loading || loaded.value !== null) return;
    loading = true;
    failed.value = false;
    import('./office-pages.tsx')
      .then(({ OfficePage }) => {
        loaded.value = OfficePage;
      })
      .catch(() => {
        failed.value = true;
      })
      .finally(() => {
        loading = false;
      });
  };
  const Page = ({ route }: { route: OfficeRoute }) => {
    useEffect(load, []);
    if (failed.value) return <NotLoaded />;
    const Loaded = loaded.value;
    return Loaded === null ? null : <Loaded route={route} />;
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

/** Loads the pages when the board is on the screen and nothing else is to do. */
export function useOffice(): Office['Page'] {
  const office = useMemo(createOffice, []);
  useEffect(() => {
    const timer = setTimeout(office.load, 1_000);
    return () => clearTimeout(timer);
  }, [office]);
  return office.Page;
}
