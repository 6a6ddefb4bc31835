import { distinctFaults, type MailFault } from '../mail-faults/mail-fault.ts';
import type { LeftOut, Outcome, Rest, SendResult, Unsent } from './delivery.ts';

/**
 * Where a mail stands after an attempt.
 *
 * @param delay milliseconds until the next attempt; null when the retry list is used up: then a person decides
 * @param now wall clock, ms
 */
export function outcomeOf(result: SendResult, delay: number | null, now: number): Outcome {
  if (result.type === 'accepted') return { type: 'sent', reply: result.reply };
  return unsent(result, delay, now);
}

/** Addressees that the server left out while it took the mail for others: those to be tried again, those refused. */
export function restsOf(result: SendResult, delay: number | null, now: number): readonly Rest[] {
  if (result.type !== 'accepted') return [];
  return (['later', 'refused'] as const).flatMap((type) => {
    const some = result.leftOut.filter((one) => one.type === type);
    return some.length === 0 ? [] : [restOf(type, some, delay, now)];
  });
}

function restOf(type: LeftOut['type'], some: readonly LeftOut[], delay: number | null, now: number): Rest {
  const faults = distinctFaults(some.map((one) => one.fault));
  return { addresses: some.map((one) => one.address), outcome: unsent({ type, faults }, delay, now) };
}

function unsent(
  { type, faults }: { readonly type: 'later' | 'refused'; readonly faults: readonly MailFault[] },
  delay: number | null,
  now: number,
): Unsent {
  if (type === 'refused' || delay === null) return { type: 'parked', faults };
  return { type: 'later', faults, at: now + delay };
}
