import type { Caller, CustomerSnapshot, Outcome } from '../calls/call.ts';
import { oneLine, severalLines } from './compose-clean.ts';
import { type Letter, type LetterLine, letterHtml, letterText } from './compose-letter.ts';
import { familyName, withoutHonorific, withoutLegalForm } from './compose-name.ts';
import { localTime } from './compose-time.ts';
import { WORDS, type Words } from './compose-words.ts';

/** What a mail tells of a call. Times in milliseconds since 1970. */
export interface CallFacts {
  readonly lineName: string;
  readonly startedAt: number;
  readonly ringSeconds: number;
  readonly caller: Caller;
  /** The number as people write it; null where there is none. */
  readonly display: string | null;
  /** The one customer of the number, or the one that somebody chose. */
  readonly customer: CustomerSnapshot | null;
  /** Where several customers have the number and nobody chose. */
  readonly candidates: readonly CustomerSnapshot[];
  readonly outcome: Outcome | null;
}

/** For whom, and how he reads. */
export interface Occasion {
  readonly locale: 'ja' | 'en';
  readonly timeZone: string;
  readonly siteName: string;
  /** '' when nobody knows. */
  readonly toName: string;
}

/** `subject` is one line without control characters, not yet encoded for a header. */
export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What somebody wrote down while he had the caller on the telephone. */
export interface MemoWords {
  readonly text: string;
  /** '' stands for the subject of `memoSubject`. */
  readonly subject: string;
  readonly author: string;
  readonly extension: string | null;
}

/** Longest parts, in characters. A header of 200 characters is what the memo dialog lets through. */
const MOST = { subject: 200, company: 60, person: 40, line: 200, memo: 10_000, candidates: 20 } as const;

/** The mail that the box writes by itself (SPEC E3-E5). @param memo the absence memo of the settings */
export function composeMissed(facts: CallFacts, memo: string, occasion: Occasion): Composed {
  const words = WORDS[occasion.locale];
  const mark = words.outcomes[facts.outcome ?? 'missed'];
  const lines = [...callLines(facts, occasion), ...rangLine(facts, words)];
  const footer = words.sentBy(oneLine(occasion.siteName, MOST.company));
  return composed(subjectOf(mark, facts, occasion), { ...letter(memo, lines, occasion), footer });
}

/** The mail of the memo dialog (SPEC D4-D6). */
export function composeMemo(facts: CallFacts, memo: MemoWords, occasion: Occasion): Composed {
  const words = WORDS[occasion.locale];
  const subject = oneLine(memo.subject, MOST.subject) || memoSubject(facts, occasion);
  const extension = memo.extension === null ? null : oneLine(memo.extension, MOST.person);
  const author = words.author(oneLine(memo.author, MOST.line), extension);
  const takenBy = author === '' ? [] : [{ label: words.takenBy, text: author }];
  return composed(subject, letter(memo.text, [...callLines(facts, occasion), ...takenBy], occasion));
}

/** What the memo dialog proposes: 【電話】青葉製作所 佐藤様 10:42 */
export function memoSubject(facts: CallFacts, occasion: Occasion): string {
  return subjectOf(WORDS[occasion.locale].memoMark, facts, occasion);
}

function composed(subject: string, content: Letter): Composed {
  return { subject, text: letterText(content), html: letterHtml(content) };
}

function letter(memo: string, lines: readonly LetterLine[], { locale, toName }: Occasion): Letter {
  const name = withoutHonorific(oneLine(toName, MOST.line));
  const greeting = name === '' ? '' : WORDS[locale].greeting(name);
  return { locale, greeting, memo: severalLines(memo, MOST.memo), lines, footer: '' };
}

function subjectOf(mark: string, facts: CallFacts, { locale, timeZone }: Occasion): string {
  const words = WORDS[locale];
  const at = localTime(facts.startedAt, timeZone);
  return oneLine(words.subject(mark, callerInSubject(facts, words), at), MOST.subject);
}

/** With several candidates the subject names none of them: it would be wrong more often than right. */
function callerInSubject(facts: CallFacts, words: Words): string {
  const { customer, candidates } = facts;
  if (customer !== null) return customerInSubject(customer, words);
  const number = numberText(facts, words);
  return candidates.length === 0 ? number : words.whoOf(number, candidates.length);
}

function customerInSubject(customer: CustomerSnapshot, words: Words): string {
  const name = oneLine(customer.name, MOST.line);
  const contact = oneLine(customer.contact, MOST.line);
  const company = oneLine(withoutLegalForm(name), MOST.company);
  if (contact === '') return company;
  // A private person is often both the customer and the contact.
  const isSame = contact.replace(/\s/g, '') === name.replace(/\s/g, '');
  return words.who(isSame ? '' : company, oneLine(familyName(contact), MOST.person));
}

function callLines(facts: CallFacts, { locale, timeZone }: Occasion): readonly LetterLine[] {
  const words = WORDS[locale];
  const at = localTime(facts.startedAt, timeZone);
  return [
    ...whoLines(facts, words).map((text) => ({ label: '', text })),
    phoneLine(facts, words),
    { label: words.call, text: words.callAt(at, oneLine(facts.lineName, MOST.person)) },
  ];
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

function phoneLine(facts: CallFacts, words: Words): LetterLine {
  const line = { label: words.phone, text: numberText(facts, words) };
  const tel = dialled(facts.caller);
  return tel === null ? line : { ...line, tel };
}

/** The number, or the reason why there is none (非通知 …). */
function numberText({ caller, display }: CallFacts, words: Words): string {
  if (caller.type === 'number') return oneLine(display ?? caller.number, MOST.person);
  return words.absence[caller.type === 'absent' ? caller.reason : 'none'];
}

/** E.164 where it is known; digits that fit no numbering plan are dialled as they came. */
function dialled(caller: Caller): string | null {
  if (caller.type !== 'number') return null;
  const number = caller.e164 ?? caller.number;
  return /^\+?\d{3,20}$/.test(number) ? number : null;
}

function rangLine({ ringSeconds }: CallFacts, words: Words): readonly LetterLine[] {
  const count = Math.round(ringSeconds);
  return count > 0 ? [{ label: words.rang, text: words.seconds(count) }] : [];
}
