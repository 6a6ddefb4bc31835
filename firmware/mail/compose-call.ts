import type { Caller, CustomerSnapshot } from '../calls/call.ts';
import { oneLine } from './compose-clean.ts';
import { type CallFacts, MOST, type Occasion } from './compose-facts.ts';
import { familyName, withoutHonorific, withoutLegalForm } from './compose-name.ts';
import { localTime } from './compose-time.ts';
import { WORDS, type Words } from './compose-words.ts';
import type { View } from './template.ts';
import { clockText, dayText } from './time-in-mail.ts';

/** Who the mail is for and who sends it. */
export function letterheadView({ siteName, toName }: Occasion) {
  return {
    to: withoutHonorific(oneLine(toName, MOST.line)),
    site: oneLine(siteName, MOST.company),
    footer: '',
    note: '',
  };
}

/** Everything that a template may say of a call, as people read it. */
export function callView(facts: CallFacts, { locale, timeZone }: Occasion): View {
  const words = WORDS[locale];
  const at = facts.isTimeKnown ? localTime(facts.startedAt, timeZone) : null;
  const line = oneLine(facts.lineName, MOST.person);
  const ring = Math.round(facts.ringSeconds);
  return {
    caller: callerInShort(facts, words),
    who: whoLines(facts, words).map((text) => ({ line: text })),
    ...customerView(facts.customer),
    number: numberText(facts, words),
    tel: dialled(facts.caller) ?? '',
    when: words.callAt(at, line),
    date: dayText(locale, at),
    time: clockText(locale, at),
    line,
    ring: ring > 0 ? words.seconds(ring) : '',
    link: facts.link ?? '',
    facts: facts.told.slice(0, MOST.told).map(({ title, label, value }) => ({
      title: oneLine(title, MOST.person),
      label: oneLine(label, MOST.person),
      value: oneLine(value, MOST.line),
    })),
  };
}

function customerView(customer: CustomerSnapshot | null): View {
  return {
    company: oneLine(customer?.name ?? '', MOST.line),
    department: oneLine(customer?.department ?? '', MOST.line),
    contact: withoutHonorific(oneLine(customer?.contact ?? '', MOST.line)),
    importance: customer?.importance ?? '',
    address: oneLine(customer?.address ?? '', MOST.line),
    fax: oneLine(customer?.fax ?? '', MOST.person),
  };
}

/** As in a subject. With several candidates it names none of them: it would be wrong more often than right. */
function callerInShort(facts: CallFacts, words: Words): string {
  const { customer, candidates } = facts;
  if (customer !== null) return customerInShort(customer, words);
  const number = numberText(facts, words);
  return candidates.length === 0 ? number : words.whoOf(number, candidates.length);
}

function customerInShort(customer: CustomerSnapshot, words: Words): string {
  const name = oneLine(customer.name, MOST.line);
  const contact = oneLine(customer.contact, MOST.line);
  const company = oneLine(withoutLegalForm(name), MOST.company);
  if (contact === '') return company;
  // A private person is often both the customer and the contact.
  const isSame = contact.replace(/\s/g, '') === name.replace(/\s/g, '');
  return words.who(isSame ? '' : company, oneLine(familyName(contact), MOST.person));
}

function whoLines({ customer, candidates, caller }: CallFacts, words: Words): readonly string[] {
  if (customer !== null) return customerLines(customer, words);
  if (candidates.length > 0) {
    const named = candidates.slice(0, MOST.candidates);
    return [words.candidates(candidates.length), ...named.map((one) => candidateLine(one, words))];
  }
  if (caller.type !== 'number') return [];
  const name = oneLine(caller.name ?? '', MOST.line);
  return [words.unknownNumber, ...(name === '' ? [] : [`${words.nameOfNetwork} ${name}`])];
}

function customerLines(customer: CustomerSnapshot, words: Words): readonly string[] {
  const name = oneLine(customer.name, MOST.line);
  const person = words.person(
    oneLine(customer.department, MOST.line),
    withoutHonorific(oneLine(customer.contact, MOST.line)),
  );
  const first = customer.importance === null ? name : words.withImportance(name, customer.importance);
  return [first, person].filter((line) => line !== '');
}

const candidateLine = (customer: CustomerSnapshot, words: Words): string =>
  `・${customerLines(customer, words).join(' ')}`;

/** The number, or the reason why there is none (非通知 …). */
function numberText({ caller, display }: CallFacts, words: Words): string {
  if (caller.type === 'number') return oneLine(display ?? caller.number, MOST.person);
  return words.absence[caller.type === 'absent' ? caller.reason : 'none'];
}

/** E.164 where it is known; digits that fit no numbering plan are dialled as they came. */
export function dialled(caller: Caller): string | null {
  if (caller.type !== 'number') return null;
  const number = caller.e164 ?? caller.number;
  return /^\+?\d{3,20}$/.test(number) ? number : null;
}
