import type { Call } from './call.ts';
import type { CallKey, LineId } from './ids.ts';

/** How long things may take, milliseconds. See docs/adr for the reasons behind the defaults. */
export interface Patience {
  /** A decoder's word still belongs to a call that began this long ago. */
  readonly fuse: number;
  /** A caller ID without any ringing is a call of its own for this long, then it has ended. */
  readonly announce: number;
  /** No caller ID came: the board says so (a later one is still taken). */
  readonly noCallerId: number;
  /** A source that never rings (a number and nothing else): its call ends by itself. */
  readonly ringless: number;
  /** A link is gone: its ringing calls are given up after this. */
  readonly lostLink: number;
  /** No call lasts longer; the release was lost. */
  readonly longest: number;
}

export const DEFAULT_PATIENCE: Patience = {
  fuse: 10_000,
  announce: 4_000,
  noCallerId: 3_000,
  ringless: 30_000,
  lostLink: 60_000,
  longest: 12 * 3_600_000,
};

/** A call that has not ended, with what only matters while it lives. Times are monotonic milliseconds. */
export interface Live {
  readonly call: Call;
  readonly since: number;
  /** The source whose number or reason the call carries. */
  readonly identifiedBy: string | null;
  /** Some source has heard a bell, not only a number. */
  readonly rung: boolean;
  /** Taken over from before a restart, and no source has spoken of it since. */
  readonly restored: boolean;
}

/** The call book: every live call, and what must be remembered of ended ones to ignore stragglers. */
export interface Book {
  readonly live: ReadonlyMap<CallKey, Live>;
  /** `source call` of calls that ended lately, oldest first, bounded. */
  readonly ended: readonly string[];
  /** The last call of each line, for a caller ID that comes too late. */
  readonly lastEnded: ReadonlyMap<LineId, LastEnded>;
  /** Links that are down, and since when. */
  readonly lost: ReadonlyMap<string, number>;
  /** How much the clock of a PBX's call log is ahead of ours (ms), learned from calls that we saw ourselves. */
  readonly skew: ReadonlyMap<string, number>;
}

export interface LastEnded {
  readonly call: Call;
  readonly at: number;
}

export const EMPTY_BOOK: Book = {
  live: new Map(),
  ended: [],
  lastEnded: new Map(),
  lost: new Map(),
  skew: new Map(),
};

export const ENDED_REMEMBERED = 200;

export function endedId(source: string, call: string): string {
  return `${source} ${call}`;
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function nextDeadline(book: Book, patience: Patience): number | null {
  let earliest: number | null = null;
  for (const live of book.live.values()) {
    for (const deadline of deadlines(book, live, patience)) {
      if (earliest === null || deadline.at < earliest) earliest = deadline.at;
    }
  }
  return earliest;
}

export interface Deadline {
  readonly type: 'no-caller-id' | 'end';
  readonly at: number;
}

/** What waits for a call. */
export function deadlines(book: Book, live: Live, patience: Patience): Deadline[] {
  const { call, since } = live;
  const found: Deadline[] = [{ type: 'end', at: since + patience.longest }];
  if (call.caller.type === 'pending') found.push({ type: 'no-caller-id', at: since + patience.noCallerId });
  if (call.phase === 'announced') found.push({ type: 'end', at: since + patience.announce });
  if (call.phase === 'ringing' && !live.rung) found.push({ type: 'end', at: since + patience.ringless });
  const isDecoderOnly = call.bindings.every((binding) => binding.call === null);
  if (live.restored && isDecoderOnly) found.push({ type: 'end', at: since + patience.fuse });
  const lostSince = lostSources(book, call);
  // A CTI link tells after its return which calls are left; a decoder has nothing to tell of one that was answered.
  if (lostSince !== null && (call.phase !== 'answered' || isDecoderOnly)) {
    found.push({ type: 'end', at: Math.max(lostSince, since) + patience.lostLink });
  }
  return found;
}

/** Since when every source of the call is out of reach; null while one of them listens. */
function lostSources(book: Book, call: Call): number | null {
  let latest: number | null = null;
  for (const binding of call.bindings.filter((one) => !one.ended)) {
    const since = book.lost.get(binding.source);
    if (since === undefined) return null;
    if (latest === null || since > latest) latest = since;
  }
  return latest;
}
