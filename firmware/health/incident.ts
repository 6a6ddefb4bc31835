import { type Condition, type ConditionCode, identityOf } from './condition.ts';

/** Something that the default representative is told of by mail. */
export interface Incident {
  readonly code: ConditionCode;
  readonly subject: string | null;
  /** Wall clock, ms. */
  readonly since: number;
  /** null: it goes on. Wall clock, ms. */
  readonly until: number | null;
}

export interface Incidents {
  /** Monotonic time of the last mail about each kind of incident. */
  readonly told: ReadonlyMap<string, number>;
}

export const NO_INCIDENTS: Incidents = { told: new Map() };

/** A link that comes and goes is told of once in so long. */
const QUIET_MS = 12 * 3_600_000;

/**
 * A mail about mail that does not leave would not leave: that is told when it is over, and what stops the disk from
 * taking a mail, too. A mail about mail that cannot be told of by mail is none. A clock that is not set or a disk that is filling up is shown, but wakes nobody.
 */
const WHEN: Readonly<Record<ConditionCode, 'begin' | 'end' | 'never'>> = {
  'disk-full': 'end',
  'disk-failing': 'begin',
  'disk-low': 'never',
  unsaved: 'never',
  'mail-stuck': 'end',
  'mail-unseen': 'begin',
  'mail-undelivered': 'never',
  'bounces-unread': 'begin',
  'template-broken': 'begin',
  'link-down': 'begin',
  'link-silent': 'begin',
  'backup-failed': 'begin',
  'backup-not-mounted': 'begin',
  'clock-not-set': 'never',
};

/** The same incident by a clock that was put forward by `ms`. */
export function moveIncident(incident: Incident, ms: number): Incident {
  const { since, until } = incident;
  return { ...incident, since: since + ms, until: until === null ? null : until + ms };
}

/** What is to be told by mail, now that the conditions are others. */
export function incidentsOf(
  known: Incidents,
  before: readonly Condition[],
  after: readonly Condition[],
  at: { readonly wall: number; readonly monotonic: number },
): { readonly known: Incidents; readonly news: readonly Incident[] } {
  const begun = missingIn(after, before).filter(({ code }) => WHEN[code] === 'begin');
  const ended = missingIn(before, after).filter(({ code }) => WHEN[code] === 'end');
  const news = [
    ...begun.map((condition) => incident(condition, null)),
    ...ended.map((condition) => incident(condition, at.wall)),
  ].filter((one) => {
    const told = known.told.get(identityOf(one));
    return told === undefined || at.monotonic - told >= QUIET_MS;
  });
  if (news.length === 0) return { known, news };
  const told = new Map(known.told);
  for (const one of news) told.set(identityOf(one), at.monotonic);
  return { known: { told }, news };
}

function missingIn(of: readonly Condition[], others: readonly Condition[]): readonly Condition[] {
  const names = new Set(others.map(identityOf));
  return of.filter((one) => !names.has(identityOf(one)));
}

function incident({ code, subject, since }: Condition, until: number | null): Incident {
  return { code, subject, since, until };
}
