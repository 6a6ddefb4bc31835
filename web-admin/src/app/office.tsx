import type { ComponentType } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { createLazyPage } from './lazy-page.tsx';
import type { OfficeRoute } from './office-pages.tsx';

export type OfficePageType = ComponentType<{ route: OfficeRoute }>;

/** The pages behind the board: loaded when the board is on the screen and nothing else is to do. */
export function useOffice(): OfficePageType {
  const office = useMemo(
    () => createLazyPage(async () => (await import('./office-pages.tsx')).OfficePage),
    [],
  );
  useEffect(() => {
    const timer = setTimeout(office.load, 1_000);
    return () => clearTimeout(timer);
  }, [office]);
  return office.Page;
}
