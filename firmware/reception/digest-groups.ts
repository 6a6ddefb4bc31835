import type { MailKey } from '../calls/ids.ts';
import { groupBy } from '../mail/group-by.ts';
import type { ReleaseRules } from '../mail/release-rules.ts';
import type { StoredCall } from '../store/call-row.ts';
import type { BatchedMail } from '../store/outbox-batch.ts';

/** So that a mail stays readable; the next ones begin another. */
const MOST_CALLS = 100;

/**
 * Which of the mails that leave together become one. Only missed calls do, and only those to the same address: a memo
 * is somebody's own letter.
 */
export function digestGroups(
  mails: readonly BatchedMail[],
  calls: ReadonlyMap<MailKey, StoredCall>,
  rule: ReleaseRules['digest'],
): { readonly groups: readonly (readonly BatchedMail[])[]; readonly alone: readonly BatchedMail[] } {
  const byReader = groupBy(mails, (mail) => {
    const call = calls.get(mail.key);
    if (call === undefined || rule === 'never' || mail.toAddresses.length === 0) return mail.key;
    const caller = rule === 'caller' ? callerKeyOf(call) : '';
    return JSON.stringify([mail.representativeId, mail.toAddresses, mail.charset, caller]);
  });
  const parts = byReader.flatMap(inParts);
  return {
    groups: parts.filter((part) => part.length > 1),
    alone: parts.filter((part) => part.length === 1).flat(),
  };
}

/** The same for calls of one caller. Nobody can tell whether two withheld calls are of one. */
export function callerKeyOf({
  customer,
  matchKey,
  key,
}: Pick<StoredCall, 'customer' | 'matchKey' | 'key'>): string {
  return customer?.id ?? matchKey ?? key;
}

function inParts(mails: readonly BatchedMail[]): readonly (readonly BatchedMail[])[] {
  return Array.from({ length: Math.ceil(mails.length / MOST_CALLS) }, (_, part) =>
    mails.slice(part * MOST_CALLS, (part + 1) * MOST_CALLS),
  );
}
