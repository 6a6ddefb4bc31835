/**
 * What can be wrong with the box. The words for people stand with the page and with the mail, in their languages.
 *
 * - `disk-full`, `disk-failing`: the database took no write; `disk-low`: it soon will not
 * - `unsaved`: calls are shown and wait for the disk
 * - `mail-undelivered`: a mail was refused or came back and nobody could be told of it by mail
 * - `bounces-unread`: the mailbox of returned mails could not be read for an hour
 * - `mail-stuck`: mail is due and does not leave; `mail-unseen`: it waits too long for a look; `template-broken`: a
 *   mail cannot be written by the office's own template; `link-down`, `link-silent`: `subject` is the link
 * - `backup-failed`, `backup-not-mounted`: the last backup by the clock was not made
 * - `clock-not-set`: the machine does not know the time yet
 */
export type ConditionCode =
  | 'disk-full'
  | 'disk-failing'
  | 'disk-low'
  | 'unsaved'
  | 'mail-stuck'
  | 'mail-unseen'
  | 'mail-undelivered'
  | 'bounces-unread'
  | 'template-broken'
  | 'link-down'
  | 'link-silent'
  | 'backup-failed'
  | 'backup-not-mounted'
  | 'clock-not-set';

export interface Condition {
  readonly code: ConditionCode;
  /** `fault`: something is not done that people rely on. `warning`: it still is. */
  readonly level: 'warning' | 'fault';
  /** Name of the link; null where the box itself is meant. */
  readonly subject: string | null;
  /** Wall clock, ms; put right when the clock is. */
  readonly since: number;
}

const WARNINGS: ReadonlySet<ConditionCode> = new Set([
  'disk-low',
  'clock-not-set',
  'mail-unseen',
  'bounces-unread',
  'template-broken',
]);

export function levelOf(code: ConditionCode): Condition['level'] {
  return WARNINGS.has(code) ? 'warning' : 'fault';
}

/** One incident is one of these from its beginning to its end. */
export function identityOf({ code, subject }: Pick<Condition, 'code' | 'subject'>): string {
  return subject === null ? code : `${code} ${subject}`;
}

/** How the box is as a whole. */
export function worstOf(conditions: readonly Condition[]): 'ok' | Condition['level'] {
  if (conditions.some(({ level }) => level === 'fault')) return 'fault';
  return conditions.length === 0 ? 'ok' : 'warning';
}

/** A second more or less in `since` is no news: the two clocks of a machine drift apart. */
const SAME_TIME_MS = 5000;

export function areSame(one: readonly Condition[], other: readonly Condition[]): boolean {
  return (
    one.length === other.length &&
    one.every((condition, at) => {
      const twin = other[at];
      return (
        twin !== undefined &&
        identityOf(twin) === identityOf(condition) &&
        Math.abs(twin.since - condition.since) < SAME_TIME_MS
      );
    })
  );
}
