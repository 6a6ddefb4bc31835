import { type ChannelPattern, matchesChannel } from './channel-name.ts';

/**
 * Which line a call is on (SPEC A2). Rules are tried in order, the first that applies wins; when none applies the
 * call takes a place of an unnamed trunk with the places 1, 2, 3, ….
 */
export type LineRule =
  /** A trunk without fixed channels: a call takes the lowest free place. */
  | {
      readonly type: 'places';
      /** Names of the places. When all are taken the names go on counting: `1`, `2`, then `3`. */
      readonly lines: readonly string[];
      /** Only for these channels, when the site has several trunks. */
      readonly channel?: ChannelPattern;
    }
  /** Fixed channels: analog ports, ISDN B channels. */
  | {
      readonly type: 'channels';
      readonly map: readonly { readonly channel: ChannelPattern; readonly line: string }[];
    }
  /** The number that was dialled; several calls may be on such a line at once. */
  | {
      readonly type: 'did';
      readonly map: readonly { readonly did: string; readonly line: string }[];
      /** The line of numbers that are not in the map. Without it the next rule is tried. */
      readonly otherwise?: string;
    };

export const DEFAULT_LINE_RULES: readonly LineRule[] = [{ type: 'places', lines: ['1'] }];

/** A trunk channel that wants a line. */
export interface Claim {
  readonly channel: string;
  readonly did: string;
}

/** A line, and the place of a trunk that must be given back when the channel ends. */
export interface Seat {
  readonly line: string;
  readonly place?: string;
}

/** Says the line of a trunk channel. `taken` are the places in use; the caller keeps them. */
export function seatFor(claim: Claim, rules: readonly LineRule[], taken: ReadonlySet<string>): Seat {
  for (const [index, rule] of rules.entries()) {
    const seat = seatByRule(claim, rule, String(index), taken);
    if (seat !== null) return seat;
  }
  return lowestFree(['1'], 'default', taken);
}

function seatByRule(claim: Claim, rule: LineRule, trunk: string, taken: ReadonlySet<string>): Seat | null {
  switch (rule.type) {
    case 'places': {
      const applies = rule.channel === undefined || matchesChannel(rule.channel, claim.channel);
      return applies ? lowestFree(rule.lines, trunk, taken) : null;
    }
    case 'channels': {
      const entry = rule.map.find(({ channel }) => matchesChannel(channel, claim.channel));
      return entry === undefined ? null : { line: entry.line };
    }
    case 'did': {
      const line = rule.map.find(({ did }) => did === claim.did)?.line ?? rule.otherwise;
      return line === undefined ? null : { line };
    }
  }
}

function lowestFree(lines: readonly string[], trunk: string, taken: ReadonlySet<string>): Seat {
  for (let index = 0; ; index++) {
    const line = lines[index] ?? beyond(lines, index);
    const place = `${trunk} ${line}`;
    if (!taken.has(place)) return { line, place };
  }
}

/** Goes on counting from the number in which the last name ends: `外線2` is followed by `外線3`. */
function beyond(lines: readonly string[], index: number): string {
  const last = lines.at(-1) ?? '0';
  const counted = /^(.*?)(\d+)$/s.exec(last);
  const over = index - lines.length + 1;
  if (counted === null) return `${last} ${over + 1}`;
  return `${counted[1]}${Number(counted[2]) + over}`;
}
