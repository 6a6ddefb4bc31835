import { matchesWildcard } from './wildcard.ts';

/**
 * Which line a call is on (SPEC A2). Rules are tried in order, the first that fits decides; a call that no rule fits
 * takes a place of an unnamed trunk with the places 1, 2, 3, ….
 */
export type LineRule =
  /** The number that was dialled, digits as the trunk delivers them; several calls may be on such a line at once. */
  | { readonly type: 'did'; readonly did: string; readonly line: string }
  /** A fixed channel or trunk: an analog port, an ISDN B channel, a gateway. `*` as the last rule names the line of all other calls. */
  | { readonly type: 'channel'; readonly pattern: string; readonly line: string }
  /**
   * The places of a trunk without fixed channels: a call takes the lowest free one. With all of them taken the names
   * go on counting, past those that other rules give away: `1`, `2`, then `3`. `channel`: only calls on these channels.
   */
  | { readonly type: 'places'; readonly lines: readonly string[]; readonly channel?: string };

const ANY_PLACES = { type: 'places', lines: ['1'] } as const satisfies LineRule;
export const DEFAULT_LINE_RULES: readonly LineRule[] = [ANY_PLACES];

/** A call that wants a line. */
export interface Claim {
  /** What the trunk it came on is called; a source may know several names of one trunk. */
  readonly names: readonly string[];
  readonly did: string;
}

type Matches = (pattern: string, name: string) => boolean;

/** The line of a call. `taken` are the lines that other calls are on; `matches` compares the names of trunks. */
export function lineOf(
  claim: Claim,
  rules: readonly LineRule[],
  taken: ReadonlySet<string>,
  matches: Matches = matchesWildcard,
): string {
  const rule = rules.find((one) => fits(one, claim, matches)) ?? ANY_PLACES;
  if (rule.type !== 'places') return rule.line;
  return lowestFree(rule.lines, taken, linesOfOthers(rule, rules));
}

function fits(rule: LineRule, claim: Claim, matches: Matches): boolean {
  const isNamed = (pattern: string) => claim.names.some((name) => matches(pattern, name));
  switch (rule.type) {
    case 'did':
      return rule.did === claim.did;
    case 'channel':
      return isNamed(rule.pattern);
    case 'places':
      return rule.channel === undefined || isNamed(rule.channel);
  }
}

function linesOfOthers(rule: LineRule, rules: readonly LineRule[]): Set<string> {
  const others = rules.filter((other) => other !== rule);
  return new Set(others.flatMap((other) => (other.type === 'places' ? other.lines : [other.line])));
}

function lowestFree(
  lines: readonly string[],
  taken: ReadonlySet<string>,
  others: ReadonlySet<string>,
): string {
  const free = lines.find((line) => !taken.has(line));
  if (free !== undefined) return free;
  for (let over = 1; ; over += 1) {
    const line = beyond(lines, over);
    if (!taken.has(line) && !others.has(line)) return line;
  }
}

/** Goes on counting from the number in which the last name ends: `外線2` is followed by `外線3`. */
function beyond(lines: readonly string[], over: number): string {
  const last = lines.at(-1) ?? '0';
  const counted = /^(.*?)(\d+)$/s.exec(last);
  if (counted === null) return `${last} ${over + 1}`;
  return `${counted[1]}${Number(counted[2]) + over}`;
}
