import type { ComponentType, Context } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../format/time.ts';
import type { Words } from '../i18n/words.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { createOnce } from './once.ts';

export interface LazyPage<Props> {
  /** Fetches the page; it stays, so that a tab that is a month old does not ask a newer box for an old file. */
  load(language: Language): void;
  Page: ComponentType<Props>;
}

export interface LazyParts<Props, Table> {
  page(): Promise<ComponentType<Props>>;
  table(language: Language): Promise<Table>;
  /** Where the page finds its words, together with those of every screen. */
  readonly Words: Context<(Words & Table) | null>;
}

/** A page and its words in files of their own, loaded once, and the words again for another language. */
export function createLazyPage<Props extends object, Table extends object>(
  parts: LazyParts<Props, Table>,
): LazyPage<Props> {
  const page = createOnce(parts.page);
  const table = createOnce(parts.table);
  const load = (language: Language) => {
    page.load('page');
    table.load(language);
  };
  const Page = (props: Props) => {
    const language = useDesk().preferences.language.value;
    useEffect(() => load(language), [language]);
    const words = useWords();
    const Loaded = page.loaded.value;
    const own = table.loaded.value;
    const all = useMemo(() => (own === null ? null : { ...words, ...own }), [words, own]);
    if (Loaded === null || all === null) {
      return page.failed.value || table.failed.value ? <NotLoaded /> : null;
    }
    return (
      <parts.Words.Provider value={all}>
        <Loaded {...props} />
      </parts.Words.Provider>
    );
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
