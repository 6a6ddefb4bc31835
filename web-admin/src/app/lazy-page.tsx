import { type ComponentChildren, type ComponentType, type Context, Fragment } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Language } from '../format/time.ts';
import type { Words } from '../i18n/words.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { MissingPart } from './missing-part.tsx';
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
  /** What stands around the page, for what is shown in its place; nothing where others stand around it. */
  readonly Frame?: ComponentType<{ children?: ComponentChildren }>;
}

/** A page and its words in files of their own, loaded once, and the words again for another language. */
export function createLazyPage<Props extends object, Table extends object>(
  parts: LazyParts<Props, Table>,
): LazyPage<Props> {
  const { Frame = Fragment } = parts;
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
      if (!page.failed.value && !table.failed.value) return null;
      return (
        <Frame>
          <MissingPart />
        </Frame>
      );
    }
    return (
      <parts.Words.Provider value={all}>
        <Loaded {...props} />
      </parts.Words.Provider>
    );
  };
  return { load, Page };
}
