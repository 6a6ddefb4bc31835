import { composeMemo } from '../mail/compose.ts';
import { mailKeyOf, messageId } from '../mail/mail-key.ts';
import { setMemo } from '../store/call-desk.ts';
import type { StoredCall } from '../store/call-row.ts';
import { getCall } from '../store/calls.ts';
import type { Handle, Transaction } from '../store/connection.ts';
import { insertMail, memoPurpose } from '../store/outbox.ts';
import { getRepresentative, listRepresentatives, type Representative } from '../store/representatives.ts';
import { getSettings } from '../store/settings.ts';
import { factsForMail, type Letterhead, occasionFor } from './mailing.ts';

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
): Promise<{ readonly mailKey: string; readonly state: 'held' | 'queued' } | null> {
  const call = await getCall(trx, callKey);
  if (call === null) return null;
  await setMemo(trx, call.key, memo.text, (memo.signedBy ?? memo.author) || null, now);
  const state = call.releasedAt === null ? 'held' : 'queued';
  const purpose = await memoPurpose(trx, call.key);
  const key = mailKeyOf(call.key, purpose);
  const to = memo.representativeId === null ? null : await getRepresentative(trx, memo.representativeId);
  const composed = composeMail(call, memo, to, letterhead);
  await insertMail(
    trx,
    {
      ...composed,
      key,
      callKey: call.key,
      purpose,
      state,
      toName: to?.name ?? '',
      toAddresses: [memo.toAddress],
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
): Promise<{ readonly subject: string; readonly text: string }> {
  const to = memo.representativeId === null ? null : await getRepresentative(db, memo.representativeId);
  return composeMail(call, memo, to, letterhead);
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

function composeMail(call: StoredCall, memo: MemoInput, to: Representative | null, letterhead: Letterhead) {
  const { text, subject, author, authorExtension: extension } = memo;
  const occasion = occasionFor(letterhead, to);
  const facts = factsForMail(call, letterhead, occasion.locale);
  return composeMemo(facts, { text, subject, author, extension }, occasion);
}

/** A reply reaches whoever wrote the memo (SPEC F7), where that person is one of the representatives. */
async function addressOfAuthor(trx: Transaction, memo: MemoInput): Promise<string | null> {
  const everybody = await listRepresentatives(trx);
  const author = everybody.find(
    (one) =>
      (memo.author !== '' && one.name === memo.author) ||
      (one.extension !== null && one.extension === memo.authorExtension),
  );
  return author?.addresses[0]?.address ?? null;
}
