import { Cron } from 'croner';
import type { Importance } from '../calls/call.ts';
import { endOfQuiet, type QuietHours } from './quiet-hours.ts';
import type { ReleaseRules } from './release-rules.ts';

/** A mail that is composed and not on its way yet. */
export interface WaitingMail {
  readonly kind: 'missed' | 'memo';
  readonly importance: Importance | null;
  /** Wall clock, ms. */
  readonly since: number;
  /** Of its representative. */
  readonly quiet: readonly QuietHours[];
}

export type Release =
  | { readonly type: 'now' }
  /** `at`: wall clock, ms, when it leaves at the latest; `why`: what it waits for then. */
  | { readonly type: 'wait'; readonly at: number; readonly why: 'clock' | 'limit' | 'quiet' };

/** What the decision depends on besides the mail. */
export interface Situation {
  readonly rules: ReleaseRules;
  /** Wall clock, ms. */
  readonly now: number;
  /** When the rules' clock lets mails go, as seen from `now`. */
  readonly clock: BatchClock;
  /** Mails that are collected now, this one included, and not kept back by quiet hours. */
  readonly collected: number;
  readonly timeZone: string;
}

/** Wall clock, ms; null: never. */
export interface BatchClock {
  readonly last: number | null;
  readonly next: number | null;
}

/** In spite of quiet hours without a gap: a long holiday is shorter. */
export const LONGEST_QUIET_MS = 4 * 86_400_000;
/** A mail dated later than this was dated by a clock that ran ahead. */
const TOLERANCE_MS = 60_000;
const MINUTE_MS = 60_000;

/**
 * When a mail may leave (SPEC F2). Pure: it is asked again and again, and what was decided before does not matter.
 *
 *   not collected, or important and may overtake ---> now
 *   collected ---> the clock's next time, or N wait, or the longest wait is over, whichever comes first
 *   then the quiet hours of the representative, at most four days; an important mail may disregard them
 */
export function release(mail: WaitingMail, situation: Situation): Release {
  const { rules, now, timeZone } = situation;
  if (mail.since > now + TOLERANCE_MS) return { type: 'now' };
  const batch: Batch = isCollected(mail, rules)
    ? endOfBatch(mail, situation)
    : { at: mail.since, why: 'limit' };
  const due = Math.max(now, batch.at);
  const leaves = heedsQuiet(mail, rules)
    ? endOfQuiet(mail.quiet, due, mail.since + LONGEST_QUIET_MS, timeZone)
    : due;
  if (leaves <= now) return { type: 'now' };
  return { type: 'wait', at: leaves, why: leaves > due ? 'quiet' : batch.why };
}

interface Batch {
  readonly at: number;
  readonly why: 'clock' | 'limit';
}

/** Whether it waits for others; quiet hours are another matter. */
export function isCollected(
  { kind, importance }: Pick<WaitingMail, 'kind' | 'importance'>,
  rules: ReleaseRules,
): boolean {
  if (rules.collect === 'nothing' || (rules.collect === 'missed' && kind !== 'missed')) return false;
  return importance !== 'A' || rules.important === 'waits';
}

function heedsQuiet({ importance }: WaitingMail, { important }: ReleaseRules): boolean {
  return importance !== 'A' || important !== 'overtakes-quiet';
}

function endOfBatch({ since }: WaitingMail, { rules, clock, now, collected }: Situation): Batch {
  const limit = { at: since + rules.afterMinutes * MINUTE_MS, why: 'limit' as const };
  if (rules.count !== null && collected >= rules.count) return { at: now, why: 'limit' };
  const at = clock.last !== null && since < clock.last ? clock.last : clock.next;
  return at !== null && at < limit.at ? { at, why: 'clock' } : limit;
}

/** Looked up once for all mails that wait: reading an expression takes longer than judging a mail. */
export function batchClock({ cron }: Pick<ReleaseRules, 'cron'>, now: number, timeZone: string): BatchClock {
  if (cron === null) return { last: null, next: null };
  const pattern = new Cron(cron, { timezone: timeZone });
  // Croner leaves out the moment itself; seconds are the finest it knows.
  const last = pattern.previousRuns(1, new Date(now + 1000))[0]?.getTime() ?? null;
  const next = pattern.nextRun(new Date(now))?.getTime() ?? null;
  return { last: last !== null && last <= now ? last : null, next };
}
