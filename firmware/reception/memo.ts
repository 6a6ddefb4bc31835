import { fold } from '../directory/fold.ts';
import { wayOf } from '../mail/address-kind.ts';
import type { Charset } from '../mail/charset.ts';
import { composeMemo } from '../mail/compose.ts';
import { mailKeyOf, messageId } from '../mail/mail-key.ts';
import { setMemo } from '../store/call-desk.ts';
import type { StoredCall } from '../store/call-row.ts';
import { getCall } from '../store/calls.ts';
import type { Handle, Transaction } from '../store/connection.ts';
import { getMailRules } from '../store/mail-rules.ts';
import { insertMail, memoPurpose, type Station } from '../store/outbox.ts';
import { getRepresentative, listRepresentatives, type Representative } from '../store/representatives.ts';
import { getSettings } from '../store/settings.ts';
import { addressedTo, enclosed } from './addressee.ts';
import { factsForMail, type Letterhead, occasionFor } from './letterhead.ts';
import { stationOf } from './station.ts';
import { toldAbout } from './told.ts';

/** What somebody at a desk wrote (SPEC D4, fig. 10). */
export interface MemoInput {
  readonly representativeId: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly text: string;
  readonly author: string;
  readonly authorExtension: string | null;
  /** Who the record says wrote it; left out: the author as typed. */
  readonly signedBy?: string;
}

export interface MemoPreview {
  readonly subject: string;
  readonly text: string;
  readonly charset: Charset;
  readonly replyTo: string | null;
  readonly leaves: Exclude<Station, 'held'>;
}

/**
 * Stores the memo with the call record and composes its mail, both in one transaction (SPEC D5). While the call
 * lasts the mail is held; otherwise it may leave at once.
 *
 * @returns null when there is no such call
 */
export async function writeMemo(
  trx: Transaction,
  callKey: string,
  memo: MemoInput,
  letterhead: Letterhead,
  now: number,
): Promise<{ readonly mailKey: string; readonly state: Station } | null> {
  const call = await getCall(trx, callKey);
  if (call === null) return null;
  await setMemo(trx, call.key, memo.text, (memo.signedBy ?? memo.author) || null, now);
  const purpose = await memoPurpose(trx, call.key);
  const key = mailKeyOf(call.key, purpose);
  const to = memo.representativeId === null ? null : await getRepresentative(trx, memo.representativeId);
  const rules = await getMailRules(trx);
  const { composed, facts } = await composeMail(trx, call, memo, to, letterhead);
  const importance = facts.customer?.importance ?? null;
  const free = stationOf({ kind: 'memo', importance, to }, rules, { now, timeZone: letterhead.timeZone });
  const state = call.releasedAt === null ? 'held' : free;
  await insertMail(
    trx,
    {
      ...composed,
      ...addressedTo(to, memo.toAddress),
      ...(await enclosed(trx, facts, to, letterhead, rules.enclosure)),
      key,
      callKey: call.key,
      purpose,
      state,
      importance,
      replyTo: await addressOfAuthor(trx, memo),
      messageId: messageId(key, letterhead.domain),
    },
    now,
  );
  return { mailKey: key, state };
}

/** The mail as it would arrive, for the preview beside the memo. */
export async function previewMemo(
  db: Handle,
  call: StoredCall,
  memo: MemoInput,
  letterhead: Letterhead,
  now: number,
): Promise<MemoPreview> {
  const to = memo.representativeId === null ? null : await getRepresentative(db, memo.representativeId);
  const { composed, facts } = await composeMail(db, call, memo, to, letterhead);
  const { charset } = addressedTo(to, memo.toAddress);
  const importance = facts.customer?.importance ?? null;
  const at = { now, timeZone: letterhead.timeZone };
  const leaves = stationOf({ kind: 'memo', importance, to }, await getMailRules(db), at);
  return { ...composed, charset, leaves, replyTo: await addressOfAuthor(db, memo) };
}

/** Who gets the memo: the customer's representative, else the default one (SPEC D4); null when there is none. */
export async function memoAddressee(
  db: Handle,
  call: StoredCall,
): Promise<{ readonly representative: Representative | null; readonly isDefault: boolean }> {
  const own = call.customer?.representative?.id;
  const representative = own === undefined ? null : await getRepresentative(db, own);
  if (representative !== null) return { representative, isDefault: false };
  const { defaultRepresentativeId } = await getSettings(db);
  if (defaultRepresentativeId === null) return { representative: null, isDefault: true };
  return { representative: await getRepresentative(db, defaultRepresentativeId), isDefault: true };
}

async function composeMail(
  db: Handle,
  call: StoredCall,
  memo: MemoInput,
  to: Representative | null,
  letterhead: Letterhead,
) {
  const { text, subject, author, authorExtension: extension } = memo;
  const occasion = await occasionFor(db, letterhead, to);
  const told = await toldAbout(db, call, letterhead);
  const facts = factsForMail(call, letterhead, occasion.locale, told);
  return { composed: composeMemo(facts, { text, subject, author, extension }, occasion), facts };
}

/**
 * A reply reaches whoever wrote the memo (SPEC F7), where that person is one of the representatives. A name says more
 * than the desk at which it was typed.
 */
async function addressOfAuthor(db: Handle, memo: MemoInput): Promise<string | null> {
  const everybody = await listRepresentatives(db);
  const name = fold(memo.author);
  const author =
    everybody.find((one) => name !== '' && fold(one.name) === name) ??
    everybody.find((one) => one.extension !== null && one.extension === memo.authorExtension);
  return author?.addresses.find(({ address }) => wayOf(address) === 'mail')?.address ?? null;
}
