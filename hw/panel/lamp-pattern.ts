/** What a lamp can say of the box, the most urgent first: a lamp that could say several things says the first. */
export const SIGNS = ['ringing', 'fault', 'link', 'mail', 'away'] as const;
export type Sign = (typeof SIGNS)[number];

/** Milliseconds lit, dark, lit, dark, …, from the beginning again after the last; without any: lit all the time. */
export type Pattern = readonly number[];

/** How each sign looks. The same table stands in docs/panel.md. */
export const PATTERNS: Readonly<Record<Sign, Pattern>> = {
  ringing: [200, 200],
  fault: [150, 150, 150, 150, 150, 1250],
  link: [150, 150, 150, 1550],
  mail: [1000, 1000],
  away: [],
};

export interface Lit {
  readonly lit: boolean;
  /** Milliseconds until that changes; null: never. */
  readonly changesIn: number | null;
}

export const DARK: Lit = { lit: false, changesIn: null };

/** The sign that a lamp shows: the most urgent of those that are true and that it may show. */
export const signOf = (shows: readonly Sign[], on: ReadonlySet<Sign>): Sign | null =>
  SIGNS.find((sign) => shows.includes(sign) && on.has(sign)) ?? null;

/** @param elapsed milliseconds since the lamp began to show the pattern, 0 or more */
export function lampAt(pattern: Pattern, elapsed: number): Lit {
  const period = pattern.reduce((sum, part) => sum + part, 0);
  if (period === 0) return { lit: true, changesIn: null };
  let left = elapsed % period;
  for (const [index, part] of pattern.entries()) {
    if (left < part) return { lit: index % 2 === 0, changesIn: part - left };
    left -= part;
  }
  // Reached by rounding only: the end of a period is the beginning of the next.
  return lampAt(pattern, 0);
}
