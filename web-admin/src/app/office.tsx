import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { loadOfficeTable } from '../i18n/words.ts';
import { OfficeWordsContext, useDesk } from '../parts/desk-context.ts';
import { createLazyPage } from './lazy-page.tsx';
import type { OfficeRoute } from './office-pages.tsx';

export type OfficePageType = ComponentType<{ route: OfficeRoute }>;

/** The pages behind the board: loaded when the board is on the screen and nothing else is to do. */
export function useOffice(): OfficePageType {
  const { language } = useDesk().preferences;
  const office = useMemo(
    () =>
      createLazyPage({
        page: async () => (await import('./office-pages.tsx')).OfficePage,
        table: loadOfficeTable,
        Words: OfficeWordsContext,
      }),
    [],
  );
  useEffect(() => {
    const timer = setTimeout(() => office.load(language.peek()), 1_000);
    return () => clearTimeout(timer);
  }, [office, language]);
  return office.Page;
}
