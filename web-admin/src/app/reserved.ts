import type { Route } from './routes.ts';

/** Whom a screen is kept for: administrators, or whoever sees the whole office. */
export type Reserved = 'administrator' | 'office';

const PAGES: Readonly<Partial<Record<Route['page'], Reserved>>> = {
  hardware: 'administrator',
  import: 'administrator',
  start: 'administrator',
  statistics: 'office',
};

/** Whom a page is kept for that this desk does not have; null: it may be shown. The box refuses its data besides. */
export function reservedFor(
  page: Route['page'],
  who: { readonly isAdministrator: boolean; readonly isLimited: boolean },
): Reserved | null {
  const reserved = PAGES[page];
  if (reserved === 'administrator' && !who.isAdministrator) return reserved;
  if (reserved === 'office' && who.isLimited) return reserved;
  return null;
}
