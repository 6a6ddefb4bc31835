import type { MailKey } from '../calls/ids.ts';
import { composeDigest } from '../mail/compose-digest.ts';
import { digestKeyOf, messageId } from '../mail/mail-key.ts';
import { type BatchClock, batchClock, isCollected, release } from '../mail/release.ts';
import type { MailRules, ReleaseRules } from '../mail/release-rules.ts';
import type { StoredCall } from '../store/call-row.ts';
import { getCall } from '../store/calls.ts';
import { isTimeAwaited } from '../store/clock-run.ts';
import type { Transaction } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { getMailRules } from '../store/mail-rules.ts';
import { insertMail } from '../store/outbox.ts';
import {
  type BatchedMail,
  batchedMails,
  commonEnclosure,
  joinInto,
  letGo,
  overdueApprovals,
} from '../store/outbox-batch.ts';
import { getRepresentative } from '../store/representatives.ts';
import { callerKeyOf, digestGroups } from './digest-groups.ts';
import { factsForMail, type Letterhead, occasionFor } from './letterhead.ts';

export interface ReleaseOptions {
  readonly db: Database;
  readonly letterhead: Letterhead;
}

/** Mails judged in one transaction; so many may be joined into digests together. */
const PAGE = 500;

/**
 * Looks at every mail that waits for others, for the end of quiet hours or for a look, and lets go what is due
 * (SPEC F2, F3, F7). All that it knows stands in the rows: after a power cut or a jump of the clock it comes to the
 * same. Each page is one transaction, so that a call is never in a digest and in a mail of its own.
 *
 * @param isAll somebody said "send all now": what waits for a batch goes, whatever its rules say, and without a look
 * @returns whether something may leave now
 */
export async function releaseWaiting(options: ReleaseOptions, now: number, isAll = false): Promise<boolean> {
  const { knex } = options.db;
  const { timeZone } = options.letterhead;
  // A digest tells of many times, and is not written anew when they are known.
  if (!isAll && (await isTimeAwaited(knex, now))) return false;
  const rules = await getMailRules(knex);
  let released = await releaseUnseen(options, rules, now);
  const clock = batchClock(rules.release, now, timeZone);
  const collected = isAll ? 0 : await countCollected(options, rules.release, clock, now);
  const situation = { rules: rules.release, clock, now, collected, timeZone };
  const isDue = (mail: BatchedMail) => isAll || release(waitingOf(mail), situation).type === 'now';
  const state = rules.preview.digest && !isAll ? 'approval' : 'queued';
  const joining: Joining = { letterhead: options.letterhead, digest: rules.release.digest, state };
  let after: BatchedMail | null = null;
  do {
    const last: BatchedMail | null = after;
    after = await knex.transaction(async (trx) => {
      // Read where it is changed: somebody may have sent or dropped one of them meanwhile.
      const mails = await batchedMails(trx, last, PAGE);
      const due = mails.filter(isDue);
      const left = await releaseTogether(trx, due, joining, now);
      released ||= left;
      return mails.length < PAGE ? null : (mails.at(-1) ?? null);
    });
  } while (after !== null);
  return released;
}

/** Mails that nobody looked at in time leave all the same, where the office wants that. */
async function releaseUnseen({ db }: ReleaseOptions, { preview }: MailRules, now: number): Promise<boolean> {
  if (preview.unseen !== 'send') return false;
  const keys = await overdueApprovals(db.knex, now, preview.afterMinutes * 60_000);
  if (keys.length === 0) return false;
  await db.knex.transaction((trx) => letGo(trx, keys, now));
  return true;
}

/**
 * How many calls wait for the batch, up to what makes it full. Mails that quiet hours keep back do not count; of a
 * call that several are told about, all together count once.
 */
async function countCollected(
  { db, letterhead: { timeZone } }: ReleaseOptions,
  rules: ReleaseRules,
  clock: BatchClock,
  now: number,
): Promise<number> {
  if (rules.count === null) return 0;
  const alone = { rules: { ...rules, collect: 'nothing' as const }, clock, now, collected: 0, timeZone };
  const calls = new Set<string>();
  let after: BatchedMail | null = null;
  do {
    const mails: readonly BatchedMail[] = await batchedMails(db.knex, after, PAGE);
    for (const mail of mails) {
      const waiting = waitingOf(mail);
      if (isCollected(waiting, rules) && release(waiting, alone).type === 'now')
        calls.add(mail.callKey ?? mail.key);
    }
    after = mails.length < PAGE ? null : (mails.at(-1) ?? null);
  } while (after !== null && calls.size < rules.count);
  return calls.size;
}

const waitingOf = (mail: BatchedMail) => ({
  ...mail,
  kind: mail.purpose.startsWith('memo') ? ('memo' as const) : ('missed' as const),
});

interface Joining {
  readonly letterhead: Letterhead;
  readonly digest: ReleaseRules['digest'];
  /** Where a digest stands when it is made. */
  readonly state: 'approval' | 'queued';
}

/** @returns whether something may leave now */
async function releaseTogether(
  trx: Transaction,
  due: readonly BatchedMail[],
  joining: Joining,
  now: number,
): Promise<boolean> {
  if (due.length === 0) return false;
  const calls = new Map<MailKey, StoredCall>();
  if (joining.digest !== 'never' && due.length > 1) {
    for (const mail of due) {
      const call = await missedCall(trx, mail);
      if (call !== null) calls.set(mail.key, call);
    }
  }
  const { groups, alone } = digestGroups(due, calls, joining.digest);
  for (const group of groups) await join(trx, group, calls, joining, now);
  await letGo(
    trx,
    alone.map(({ key }) => key),
    now,
  );
  return alone.length > 0 || joining.state === 'queued';
}

/** @returns null for what is no missed call with a record */
async function missedCall(trx: Transaction, { purpose, callKey }: BatchedMail): Promise<StoredCall | null> {
  return purpose === 'missed' && callKey !== null ? getCall(trx, callKey) : null;
}

async function join(
  trx: Transaction,
  group: readonly BatchedMail[],
  calls: ReadonlyMap<MailKey, StoredCall>,
  { letterhead, state }: Joining,
  now: number,
): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const to = first.representativeId === null ? null : await getRepresentative(trx, first.representativeId);
  const occasion = await occasionFor(trx, letterhead, to);
  const joined = group.flatMap((mail) => {
    const call = calls.get(mail.key);
    if (call === undefined) return [];
    const facts = factsForMail(call, letterhead, occasion.locale);
    return [{ facts, memo: call.memo, callerKey: callerKeyOf(call) }];
  });
  const keys = group.map((mail) => mail.key);
  const key = digestKeyOf(keys);
  const importance = group.map((mail) => mail.importance ?? 'Z').toSorted()[0] ?? 'Z';
  await insertMail(
    trx,
    {
      ...composeDigest(joined, { ...occasion, toName: first.toName }),
      key,
      callKey: null,
      purpose: 'digest',
      state,
      representativeId: to?.id ?? null,
      importance: importance === 'Z' ? null : importance,
      toName: first.toName,
      toAddresses: first.toAddresses,
      replyTo: null,
      messageId: messageId(key, letterhead.domain),
      charset: first.charset,
      ...(await commonEnclosure(trx, keys)),
    },
    now,
  );
  await joinInto(trx, key, keys, now);
}
