import type { MailKey } from '../calls/ids.ts';
import { wayOf } from '../mail/address-kind.ts';
import { composeRefusal, MOST_TOLD } from '../mail/compose-refusal.ts';
import { messageId, refusalKeyOf } from '../mail/mail-key.ts';
import type { Transaction } from '../store/connection.ts';
import { insertMail } from '../store/outbox.ts';
import {
  delayNotice,
  lastRefusalNotice,
  noteToldBy,
  noteUntold,
  noticeAbout,
  REFUSAL_NOTICE,
  type RefusedMail,
  refusalsToldBy,
  rewriteNotice,
  untoldRefusals,
} from '../store/outbox-refusals.ts';
import { getRepresentative, type Representative } from '../store/representatives.ts';
import { getSettings } from '../store/settings.ts';
import { addressedTo } from './addressee.ts';
import { type Letterhead, occasionFor } from './letterhead.ts';

/** Others may follow at once: a list of addresses of which several are wrong is one mail. */
const GATHER_MS = 60_000;
/** No second notice sooner than this after the one before. */
const PAUSE_MS = 600_000;
const DAY_MS = 86_400_000;

/**
 * Tells the default representative of mails that were refused for good or came back (SPEC F6), in the transaction in
 * which that is written down, so that no power cut comes between. Each is told of once, and several in a short time
 * by one mail.
 *
 * What cannot be told by mail is marked instead, and the page, the lamp and the probe say it: a notice that was
 * refused itself, what was to go to the very address of the default representative, and everything where there is
 * none. So no notice ever leads to another.
 *
 * @param keys mails that may have been given up, @param now wall clock, ms
 */
export async function tellRefused(
  trx: Transaction,
  letterhead: Letterhead,
  keys: readonly MailKey[],
  now: number,
): Promise<void> {
  const refused = await untoldRefusals(trx, keys);
  if (refused.length === 0) return;
  const to = await defaultRepresentative(trx);
  const fresh: MailKey[] = [];
  const untold: MailKey[] = [];
  for (const mail of refused) {
    if (to === null || !canBeTold(mail, to)) untold.push(mail.key);
    else if (!(await isToldAlready(trx, mail, now))) fresh.push(mail.key);
  }
  if (untold.length > 0) await noteUntold(trx, untold);
  const [first] = fresh;
  if (to !== null && first !== undefined)
    await tell(trx, { letterhead, to, keys: fresh, key: refusalKeyOf(first, now), now });
}

async function defaultRepresentative(trx: Transaction): Promise<Representative | null> {
  const { defaultRepresentativeId: id } = await getSettings(trx);
  return id === null ? null : getRepresentative(trx, id);
}

function canBeTold({ purpose, toAddresses }: RefusedMail, to: Representative): boolean {
  const own = to.addresses[0]?.address.toLowerCase();
  const isHis = toAddresses.some((address) => address.toLowerCase() === own);
  return own !== undefined && purpose !== 'notice' && !isHis;
}

/** A program that refuses one notification refuses the next as well: once a day is enough. */
async function isToldAlready(trx: Transaction, mail: RefusedMail, now: number): Promise<boolean> {
  const [address] = mail.toAddresses;
  if (address === undefined || wayOf(address) === 'mail') return false;
  const notice = await noticeAbout(trx, address, now - DAY_MS);
  if (notice !== null) await noteToldBy(trx, [mail.key], notice);
  return notice !== null;
}

interface Telling {
  readonly letterhead: Letterhead;
  readonly to: Representative;
  readonly keys: readonly MailKey[];
  /** Of a notice that does not exist yet. */
  readonly key: MailKey;
  readonly now: number;
}

/** Puts the mails into the notice that waits, or begins one. */
async function tell(trx: Transaction, telling: Telling): Promise<void> {
  const { letterhead, to, keys, now } = telling;
  const last = await lastRefusalNotice(trx);
  const isOpen = last?.isOpen === true && last.representativeId === to.id;
  const key = isOpen ? last.key : telling.key;
  await noteToldBy(trx, keys, key);
  const { mails, count } = await refusalsToldBy(trx, key, MOST_TOLD);
  const { pageUrl, domain } = letterhead;
  const told = mails.map((mail) => ({
    ...mail,
    link: pageUrl === null ? null : `${pageUrl}/mail?key=${mail.key}`,
  }));
  const facts = { mails: told, count, isTimeKnown: letterhead.isTimeKnown() };
  const composed = composeRefusal(facts, await occasionFor(trx, letterhead, to));
  if (isOpen) return rewriteNotice(trx, key, composed, now);
  const sent = { key, callKey: null, purpose: REFUSAL_NOTICE, state: 'queued', importance: null } as const;
  const alone = { replyTo: null, thread: null, vcard: null, messageId: messageId(key, domain) };
  await insertMail(trx, { ...composed, ...addressedTo(to, null), ...sent, ...alone }, now);
  const before = last === null || last.composedAt > now ? 0 : last.composedAt;
  await delayNotice(trx, key, Math.max(now + GATHER_MS, before + PAUSE_MS));
}
