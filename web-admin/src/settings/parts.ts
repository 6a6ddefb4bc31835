/** The settings in their groups, in order. What has an address of its own is a page; the rest are parts of one page. */
export const GROUPS = {
  hours: ['schedule', 'screen'],
  telephone: ['office', 'lines', 'equipment', 'hardware'],
  mail: ['server', 'returned', 'texts', 'rules', 'templates', 'phrases'],
  people: ['representatives', 'users', 'terminals', 'tokens'],
  box: ['backup', 'audit', 'certificate', 'import', 'start'],
} as const;
export type Group = keyof typeof GROUPS;
/** Whatever can be gone to from the list of settings. */
export type Place = (typeof GROUPS)[Group][number];

const PAGES = { schedule: '/schedule', hardware: '/hardware', import: '/import', start: '/start' } as const;
type PageName = keyof typeof PAGES;
const isPage = (place: Place): place is PageName => Object.hasOwn(PAGES, place);

/** A part of the settings; it stands behind the # of the address. */
export type Part = Exclude<Place, PageName>;

export const hrefOf = (place: Place): string => (isPage(place) ? PAGES[place] : `/settings#${place}`);

/** A terminal has nothing to decide but the hours and its own screen. */
const OF_TERMINALS: ReadonlySet<Place> = new Set(['schedule', 'screen']);

/** The groups that somebody sees, without what is not theirs. */
export function groupsFor(
  isAdministrator: boolean,
): readonly { readonly group: Group; readonly places: readonly Place[] }[] {
  return (Object.keys(GROUPS) as Group[]).flatMap((group) => {
    const places = GROUPS[group].filter((place) => isAdministrator || OF_TERMINALS.has(place));
    return places.length === 0 ? [] : [{ group, places }];
  });
}

/** The part that an address asks for; null: none that this person has. */
export function partOf(hash: string, isAdministrator: boolean): Part | null {
  const places = groupsFor(isAdministrator).flatMap(({ places: own }) => own);
  return places.filter((place): place is Part => !isPage(place)).find((part) => part === hash) ?? null;
}
