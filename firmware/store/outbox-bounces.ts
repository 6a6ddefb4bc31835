import type { Knex } from 'knex';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { Handle } from './connection.ts';
import { noteState } from './outbox.ts';
import { MAX_REPLY, noteAttempts, toldToStore } from './outbox-delivery.ts';
import { insertBounced } from './outbox-rest.ts';

/** What a report says, as far as the outbox cares. */
export interface BounceReport {
  /** The same for the same report, however often it is read. */
  readonly id: string;
  readonly type: 'failed' | 'delayed';
  /** With angle brackets. */
  readonly messageIds: readonly string[];
  /** In small letters; empty: the report does not say. */
  readonly addresses: readonly string[];
  readonly words: string;
}

export type TakenBounce =
  /** It is about no mail of this box. */
  | { readonly type: 'foreign' }
  /** It was dealt with before, or tells of an address to which the mail does not go any more. */
  | { readonly type: 'known' }
  /** A mail is late; written down beside its attempts. */
  | { readonly type: 'delayed' }
  | { readonly type: 'bounced'; readonly keys: readonly MailKey[] };

interface Row {
  key: string;
  state: string;
  purpose: string;
  to_addresses: string;
  bounced_from: string;
}

/** A mail, or the copy of one for some of its addressees. */
interface Copy {
  readonly key: MailKey;
  readonly isSent: boolean;
  readonly to: readonly string[];
  readonly bouncedFrom: readonly string[];
}

/**
 * Takes what a report says into the outbox, once. A mail that failed for all of its addressees is `bounced` from now
 * on; where it failed for some, a copy for them alone is. An unknown address is one to which a mailbox passed the mail
 * on, and stands for all.
 */
export async function takeBounce(
  trx: Knex.Transaction,
  report: BounceReport,
  now: number,
): Promise<TakenBounce> {
  const copies = await copiesOf(trx, report.messageIds);
  if (copies.length === 0) return { type: 'foreign' };
  if (!(await isNews(trx, report.id, now))) return { type: 'known' };
  const meant = copiesMeant(copies, report.addresses);
  if (report.type === 'delayed') {
    await noteDelay(trx, meant, report.words, now);
    return { type: 'delayed' };
  }
  const keys: MailKey[] = [];
  for (const [copy, failed] of meant)
    if (copy.isSent) keys.push(await bounce(trx, copy, failed, report.words, now));
  return keys.length === 0 ? { type: 'known' } : { type: 'bounced', keys };
}

/** By the key that stands in the Message-ID, and the copies of that mail. Copies first: they are about fewer. */
async function copiesOf(db: Handle, messageIds: readonly string[]): Promise<readonly Copy[]> {
  const keys = messageIds.flatMap((id) => /^<([0-9a-f-]{36})@/.exec(id)?.[1] ?? []);
  if (keys.length === 0) return [];
  const columns = 'key, state, purpose, to_addresses, bounced_from';
  const ids = JSON.stringify(messageIds);
  const rows: Row[] = await db.raw(
    `SELECT ${columns} FROM outbox
     WHERE message_id IN (SELECT value FROM json_each(?)) AND substr(purpose, -5) = '-rest'
     UNION ALL SELECT ${columns} FROM outbox
     WHERE key IN (SELECT value FROM json_each(?)) AND message_id IN (SELECT value FROM json_each(?))`,
    [ids, JSON.stringify(keys), ids],
  );
  return rows.map((row) => ({
    key: mailKey(row.key),
    isSent: row.state === 'sent',
    to: listIn(row.to_addresses),
    bouncedFrom: listIn(row.bounced_from),
  }));
}

const listIn = (json: string): readonly string[] => JSON.parse(json) as string[];
const has = (list: readonly string[], address: string): boolean =>
  list.some((one) => one.toLowerCase() === address);

/** Which copies are meant, each with the addresses that failed, strangers among them. None: all was told before. */
function copiesMeant(
  copies: readonly Copy[],
  addresses: readonly string[],
): ReadonlyMap<Copy, readonly string[]> {
  const meant = new Map<Copy, string[]>();
  const strangers = addresses.filter((address) => copies.every(({ to }) => !has(to, address)));
  for (const address of addresses) {
    const copy = copies.find(({ to }) => has(to, address));
    // A copy that was sent to another address meanwhile has told of it.
    const isTold = copies.some((other) => other !== copy && has(other.bouncedFrom, address));
    if (copy !== undefined && !isTold) meant.set(copy, [...(meant.get(copy) ?? strangers), address]);
  }
  const isOld = addresses.some((address) => copies.some(({ bouncedFrom }) => has(bouncedFrom, address)));
  const whole = copies.at(-1);
  if (meant.size === 0 && !isOld && whole !== undefined) meant.set(whole, strangers);
  return meant;
}

async function isNews(trx: Knex.Transaction, id: string, now: number): Promise<boolean> {
  const [made] = await trx.raw(
    'INSERT INTO bounce_report (id, at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id',
    [id, now],
  );
  return made !== undefined;
}

async function noteDelay(
  trx: Knex.Transaction,
  meant: ReadonlyMap<Copy, unknown>,
  words: string,
  now: number,
): Promise<void> {
  const told = toldToStore([{ code: 'delayed', said: words.slice(0, MAX_REPLY), by: 'server' }]);
  const sent = [...meant.keys()].filter(({ isSent }) => isSent);
  await noteAttempts(
    trx,
    sent.map(({ key }) => ({ key, result: 'delayed', ...told })),
    now,
  );
}

async function bounce(
  trx: Knex.Transaction,
  { key, to, bouncedFrom }: Copy,
  failed: readonly string[],
  words: string,
  now: number,
): Promise<MailKey> {
  const reached = to.filter((address) => !failed.includes(address.toLowerCase()));
  const lost = to.filter((address) => failed.includes(address.toLowerCase()));
  const fault = { code: 'bounced', said: words.slice(0, MAX_REPLY), by: 'server' } as const;
  if (reached.length > 0 && lost.length > 0) return insertBounced(trx, key, lost, fault, now);
  const told = toldToStore([fault]);
  const from = [...new Set([...bouncedFrom, ...failed, ...to.map((one) => one.toLowerCase())])];
  await trx.raw(
    `UPDATE outbox SET state = 'bounced', last_reply = ?, last_faults = ?, finished_at = ?, bounced_from = ?
     WHERE key = ?`,
    [told.reply, told.faults, now, JSON.stringify(from), key],
  );
  await noteAttempts(trx, [{ key, result: 'bounced', ...told }], now);
  await noteState(trx, key, 'bounced', now);
  return key;
}
