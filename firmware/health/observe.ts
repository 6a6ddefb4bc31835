import { type Condition, type ConditionCode, identityOf, levelOf } from './condition.ts';

/** What the box can see of itself at one moment. */
export interface Reading {
  readonly disk: { readonly fault: 'full' | 'failing' | null; readonly isLow: boolean };
  /** Calls that are not on the disk yet. */
  readonly unsaved: number;
  /** Keys of mails that may leave and have not; null: they could not be read. */
  readonly waitingMails: readonly string[] | null;
  /** A mail waits for a look, longer than the office wants. */
  readonly isMailUnseen: boolean;
  /** A mail was refused or came back, and nobody could be told of it by mail. */
  readonly isMailUndelivered: boolean;
  /** The mailbox of returned mails could not be read for long. */
  readonly areBouncesUnread: boolean;
  readonly isTemplateBroken: boolean;
  readonly links: readonly LinkReading[];
  readonly backup: 'good' | 'failed' | 'not-mounted';
  readonly isClockSet: boolean;
}

export interface LinkReading {
  readonly name: string;
  readonly isUp: boolean;
  /** Events since the start; a change means that it was heard. */
  readonly events: number;
}

/** Milliseconds; null: never reported. */
export interface Limits {
  readonly mailMs: number;
  readonly linkMs: number;
  readonly silenceMs: (link: string) => number | null;
}

/** The two clocks at one moment: durations count by the one that never jumps. */
export interface Instant {
  readonly wall: number;
  readonly monotonic: number;
}

/** What has to be remembered between readings. All times are monotonic. */
export interface Memory {
  /** When each waiting mail was first seen waiting. */
  readonly mails: ReadonlyMap<string, number>;
  readonly links: ReadonlyMap<string, LinkMemory>;
  /** When each present condition began. */
  readonly begun: ReadonlyMap<string, number>;
}

interface LinkMemory {
  readonly events: number;
  /** When it was last heard or, where that is later, came up. */
  readonly heardAt: number;
  readonly downSince: number | null;
}

export const NO_MEMORY: Memory = { mails: new Map(), links: new Map(), begun: new Map() };

interface Symptom {
  readonly code: ConditionCode;
  readonly subject: string | null;
  /** Monotonic. */
  readonly since: number;
}

/**
 * From readings to conditions. Pure: the same readings at the same moments give the same conditions, whatever the
 * wall clock did between.
 */
export function observe(
  memory: Memory,
  reading: Reading,
  limits: Limits,
  at: Instant,
): { readonly memory: Memory; readonly conditions: readonly Condition[] } {
  const mails = rememberMails(memory.mails, reading.waitingMails, at.monotonic);
  const links = new Map(
    reading.links.map((link) => [link.name, rememberLink(memory.links.get(link.name), link, at.monotonic)]),
  );
  const symptoms = [
    ...ownSymptoms(reading, memory.begun, at.monotonic),
    ...mailSymptoms(mails, limits, at.monotonic),
    ...[...links].flatMap(([name, link]) => linkSymptoms(name, link, limits, at.monotonic)),
  ];
  const begun = new Map(symptoms.map((one) => [identityOf(one), one.since]));
  const conditions = symptoms.map(({ code, subject, since }) => ({
    code,
    level: levelOf(code),
    subject,
    since: Math.round(at.wall - (at.monotonic - since)),
  }));
  return { memory: { mails, links, begun }, conditions };
}

/** What cannot be read now waits as it did. */
function rememberMails(
  known: Memory['mails'],
  waiting: Reading['waitingMails'],
  now: number,
): Memory['mails'] {
  if (waiting === null) return known;
  return new Map(waiting.map((key) => [key, known.get(key) ?? now]));
}

function rememberLink(known: LinkMemory | undefined, { isUp, events }: LinkReading, now: number): LinkMemory {
  if (!isUp) {
    const { heardAt = now, downSince = null } = known ?? {};
    return { events, heardAt, downSince: downSince ?? now };
  }
  const isNews = known === undefined || known.downSince !== null || events !== known.events;
  return { events, heardAt: isNews ? now : known.heardAt, downSince: null };
}

/** What holds from the moment in which it is seen. */
function ownSymptoms(reading: Reading, begun: Memory['begun'], now: number): Symptom[] {
  const { disk, unsaved, backup, isClockSet, isMailUnseen, isTemplateBroken } = reading;
  const seen: (readonly [ConditionCode, boolean])[] = [
    ['disk-full', disk.fault === 'full'],
    ['disk-failing', disk.fault === 'failing'],
    ['unsaved', unsaved > 0],
    ['disk-low', disk.isLow && disk.fault !== 'full'],
    ['mail-unseen', isMailUnseen],
    ['mail-undelivered', reading.isMailUndelivered],
    ['bounces-unread', reading.areBouncesUnread],
    ['template-broken', isTemplateBroken],
    ['backup-failed', backup === 'failed'],
    ['backup-not-mounted', backup === 'not-mounted'],
    ['clock-not-set', !isClockSet],
  ];
  return seen.flatMap(([code, isSo]) =>
    isSo ? [{ code, subject: null, since: begun.get(code) ?? now }] : [],
  );
}

function mailSymptoms(mails: Memory['mails'], { mailMs }: Limits, now: number): Symptom[] {
  if (mails.size === 0) return [];
  const since = Math.min(...mails.values());
  return now - since >= mailMs ? [{ code: 'mail-stuck', subject: null, since }] : [];
}

/** A link that is down is not silent as well: one mistake is one condition. */
function linkSymptoms(name: string, link: LinkMemory, limits: Limits, now: number): Symptom[] {
  const { downSince, heardAt } = link;
  if (downSince !== null) {
    return now - downSince >= limits.linkMs ? [{ code: 'link-down', subject: name, since: downSince }] : [];
  }
  const limit = limits.silenceMs(name);
  const isSilent = limit !== null && now - heardAt >= limit;
  return isSilent ? [{ code: 'link-silent', subject: name, since: heardAt }] : [];
}
