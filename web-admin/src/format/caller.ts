import type { Caller, CustomerBrief } from '../../../firmware/http/contract/common.ts';
import type { Words } from '../i18n/words.ts';
import { splitLegalForm } from './legal-form.ts';

/** What the who-slot holds: a name, a number, or the reason why there is none. Never a blank, never a guess. */
export type Who =
  | {
      readonly type: 'customer';
      readonly name: string;
      readonly importance: CustomerBrief['importance'];
      readonly contact: string;
      readonly number: string | null;
    }
  | { readonly type: 'number'; readonly number: string; readonly note: string }
  | { readonly type: 'reason'; readonly reason: string; readonly note: string };

export interface Called {
  readonly caller: Caller;
  readonly customer: CustomerBrief | null;
  readonly candidates?: readonly CustomerBrief[];
  /** Of a call that is over: how many they were. */
  readonly candidateCount?: number;
}

export function whoOf(call: Called, words: Words): Who {
  const { caller, customer } = call;
  if (customer !== null) {
    return {
      type: 'customer',
      name: customer.name,
      importance: customer.importance,
      contact: words.caller.contact(customer.department, customer.contact),
      number: caller.type === 'number' ? caller.display : null,
    };
  }
  switch (caller.type) {
    case 'number':
      return {
        type: 'number',
        number: caller.display,
        note: numberNote(caller, call, words),
      };
    case 'pending':
      return { type: 'reason', reason: words.caller.pending, note: words.caller.pendingNote };
    case 'absent':
      return {
        type: 'reason',
        reason: words.caller.absent[caller.reason],
        note: words.caller.absentNote[caller.reason],
      };
  }
}

/**
 * What a wall that visitors see says of a caller: whose customer it is, or nothing but that somebody calls.
 *
 * @param withRepresentative false: not even that
 */
export function discreetWho(call: Called, withRepresentative: boolean, words: Words): Who {
  const representative = call.customer?.representative ?? null;
  if (!withRepresentative || representative === null) {
    return { type: 'reason', reason: words.caller.somebody, note: '' };
  }
  const name = words.caller.customerOf(representative.name);
  return { type: 'customer', name, importance: null, contact: '', number: null };
}

/** At most two candidates are named; the rest are counted. */
function numberNote(
  caller: Extract<Caller, { type: 'number' }>,
  { candidates = [], candidateCount = 0 }: Called,
  words: Words,
): string {
  if (candidates.length > 0) {
    const named = candidates.slice(0, 2).map((customer) => splitLegalForm(customer.name).core);
    if (candidates.length > named.length) named.push(words.caller.andMore);
    return words.caller.candidates(candidates.length, named.join(words.caller.comma));
  }
  if (candidateCount > 0) return words.caller.candidateCount(candidateCount);
  if (caller.name !== undefined && caller.name !== '') return words.caller.networkName(caller.name);
  // The box writes a number of its own country as people there do, and no other.
  return caller.display.startsWith('+') ? words.caller.abroad : words.caller.withoutCustomer;
}

/** The who-slot in one line, for titles, announcements and messages. */
export function whoText(who: Who): string {
  if (who.type === 'customer') return who.name;
  return who.type === 'number' ? who.number : who.reason;
}

/** What a telephone link dials; null when there is no number. */
export function dialHref(caller: Caller): string | null {
  if (caller.type !== 'number') return null;
  const digits = caller.e164 ?? caller.number.replace(/[^0-9+*#]/g, '');
  return digits === '' ? null : `tel:${digits}`;
}
