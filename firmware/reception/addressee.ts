import type { CallFacts } from '../mail/compose-facts.ts';
import { threadId } from '../mail/mail-key.ts';
import type { EnclosureRules } from '../mail/release-rules.ts';
import { vcardOf } from '../mail/vcard.ts';
import type { Handle } from '../store/connection.ts';
import { getCustomer } from '../store/customers.ts';
import type { NewMail } from '../store/outbox.ts';
import type { Representative } from '../store/representatives.ts';
import type { Letterhead } from './letterhead.ts';

/**
 * To whom a mail goes, and how he reads.
 *
 * @param address the one that somebody chose; null: the first one, which is the one of automatic mail
 */
export function addressedTo(
  to: Representative | null,
  address: string | null,
): Pick<NewMail, 'representativeId' | 'toName' | 'toAddresses' | 'charset'> {
  const wanted = address ?? to?.addresses[0]?.address ?? null;
  return {
    representativeId: to?.id ?? null,
    toName: to?.name ?? '',
    toAddresses: wanted === null ? [] : [wanted],
    charset: to?.addresses.find((one) => one.address === wanted)?.charset ?? 'utf-8',
  };
}

/** What goes along with a mail about a call: the thread of its caller, and the customer's card where it is wanted. */
export async function enclosed(
  db: Handle,
  facts: CallFacts,
  to: Representative | null,
  { domain, display }: Letterhead,
  rules: EnclosureRules,
): Promise<Pick<NewMail, 'thread' | 'vcard'>> {
  const { customer, caller } = facts;
  const number = caller.type === 'number' ? (caller.e164 ?? caller.number) : null;
  const about = customer?.id ?? number;
  const thread = about === null ? null : threadId(about, to?.id ?? '', domain);
  if (!rules.vcard || customer === null) return { thread, vcard: null };
  const stored = await getCustomer(db, customer.id);
  const numbers =
    stored?.numbers.filter(({ kind }) => kind === 'exact').map((one) => display(one.number)) ?? [];
  const shown = facts.display === null ? [] : [facts.display];
  return { thread, vcard: vcardOf(customer, [...new Set([...numbers, ...shown])]) };
}
