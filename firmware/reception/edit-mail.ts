import { dialled } from '../mail/compose-call.ts';
import { type Dial, editedMail } from '../mail/edited.ts';
import { getCall } from '../store/calls.ts';
import type { Transaction } from '../store/connection.ts';
import { approvalOf, editMail } from '../store/outbox-edit.ts';
import { getRepresentative } from '../store/representatives.ts';
import { addressedTo } from './addressee.ts';
import type { Letterhead } from './letterhead.ts';

/** What may be changed while a mail waits for a look (SPEC F3). */
export interface MailEdit {
  readonly subject: string;
  readonly text: string;
  readonly toAddresses: readonly string[];
}

/** @returns null: no such mail; false: it does not wait for a look (any more) */
export async function changeMail(
  trx: Transaction,
  key: string,
  edit: MailEdit,
  letterhead: Letterhead,
  now: number,
): Promise<boolean | null> {
  const mail = await approvalOf(trx, key);
  if (mail === null || !mail.isWaiting) return mail === null ? null : false;
  const to = mail.representativeId === null ? null : await getRepresentative(trx, mail.representativeId);
  const dial = mail.callKey === null ? null : await dialOf(trx, mail.callKey, letterhead);
  const { charset } = addressedTo(to, edit.toAddresses[0] ?? null);
  const changed = editedMail(edit, dial, to?.locale ?? letterhead.locale);
  await editMail(trx, key, { ...changed, toAddresses: edit.toAddresses, charset }, now);
  return true;
}

async function dialOf(trx: Transaction, callKey: string, { display }: Letterhead): Promise<Dial | null> {
  const caller = (await getCall(trx, callKey))?.caller;
  const tel = caller === undefined ? null : dialled(caller);
  return caller?.type !== 'number' || tel === null
    ? null
    : { display: display(caller.e164 ?? caller.number), tel };
}
