import { english } from '../mail-faults/english.ts';
import { type FaultWords, remedyOf, sentenceOf, type WriteTime } from '../mail-faults/fault-words.ts';
import { japanese } from '../mail-faults/japanese.ts';
import { isForGood } from '../mail-faults/judgement.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { letterheadView } from './compose-call.ts';
import { oneLine } from './compose-clean.ts';
import { MOST, type Occasion } from './compose-facts.ts';
import { localTime } from './compose-time.ts';
import { type Composed, composeBy } from './templates.ts';
import { dayAndClockText } from './time-in-mail.ts';

/** A mail that did not reach whom it was written for. */
export interface Undelivered {
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly faults: readonly MailFault[];
  /** As a text, for a mail whose faults nobody kept. */
  readonly reply: string;
  /** Where the mail is shown; null where nobody outside can reach the page. */
  readonly link: string | null;
  /** Wall clock, ms. */
  readonly at: number;
}

export interface RefusalFacts {
  /** The first of them, oldest first; at least one. */
  readonly mails: readonly Undelivered[];
  /** How many there are. */
  readonly count: number;
  /** false: the clock is not set. */
  readonly isTimeKnown: boolean;
}

/** So many are told one by one. */
export const MOST_TOLD = 20;
const MOST_WORDS = 600;
const MOST_ADDRESSES = 5;

interface Words {
  readonly one: (to: string) => string;
  readonly several: (count: number) => string;
  readonly advice: string;
  readonly mail: (to: string, subject: string) => readonly string[];
  readonly faults: FaultWords;
  readonly why: string;
  readonly gaveUp: string;
  readonly said: string;
  readonly remedy: string;
  readonly link: string;
  /** Between a label and what it labels. */
  readonly gap: string;
  readonly more: (count: number) => string;
}

const JA: Words = {
  one: (to) => `${to} へのメールが届きませんでした`,
  several: (count) => `${count}件のメールが届きませんでした`,
  advice: 'メールの画面から送り直すか、取り消してください。用件は担当者に直接伝えてください。',
  mail: (to, subject) => [`■ 宛先　${to}`, `件名　${subject}`],
  faults: japanese,
  why: '理由',
  gaveUp: '何度も試しましたが、送れませんでした。',
  said: 'サーバーのことば',
  remedy: '直し方',
  link: 'メールの画面',
  gap: '　',
  more: (count) => `ほかに${count}件あります。`,
};

const EN: Words = {
  one: (to) => `A mail to ${to} did not arrive`,
  several: (count) => `${count} mails did not arrive`,
  advice: 'Send the mail again, or drop it, on the mail page. Tell the person by another way.',
  mail: (to, subject) => [`* To: ${to}`, `Subject: ${subject}`],
  faults: english,
  why: 'Why',
  gaveUp: 'It was tried again and again in vain.',
  said: 'The server said',
  remedy: 'What to do',
  link: 'Mail page',
  gap: ': ',
  more: (count) => `${count} more did not arrive.`,
};

const WORDS = { ja: JA, en: EN } as const;

/**
 * The mail by which the default representative hears of mails that were refused for good or came back. It fills the
 * template of reports, so that an office's own letterhead fits it as well.
 */
export function composeRefusal(facts: RefusalFacts, occasion: Occasion): Composed {
  const { locale, timeZone, siteName } = occasion;
  const words = WORDS[locale];
  const { mails, count, isTimeKnown } = facts;
  const [first] = mails;
  const at = first === undefined || !isTimeKnown ? null : localTime(first.at, timeZone);
  const time = (at: number) => dayAndClockText(locale, localTime(at, timeZone));
  const told = mails.slice(0, MOST_TOLD);
  const rest = count - told.length;
  const blocks = [
    words.advice,
    ...told.map((mail) => mailLines(mail, words, time).join('\n')),
    ...(rest > 0 ? [words.more(rest)] : []),
  ];
  const view = {
    ...letterheadView(occasion),
    title: count === 1 && first !== undefined ? words.one(whoIn(first)) : words.several(count),
    advice: blocks.join('\n\n'),
    since: dayAndClockText(locale, at),
    until: '',
    footer: `${oneLine(siteName, MOST.company)} Rusuban`.trim(),
  };
  return composeBy('report', occasion.templates, view, locale);
}

function mailLines(mail: Undelivered, words: Words, time: WriteTime): readonly string[] {
  const addresses = mail.toAddresses.slice(0, MOST_ADDRESSES).join(', ');
  const to = oneLine(`${mail.toName} ${addresses}`, MOST.line);
  return [
    ...words.mail(to, oneLine(mail.subject, MOST.line)),
    ...reasonLines(mail, words, time),
    ...(mail.link === null ? [] : [`${words.link}${words.gap}${mail.link}`]),
  ];
}

/** What happened and what to do in the reader's language; only what a server said stays as it was said. */
function reasonLines({ faults, reply }: Undelivered, words: Words, time: WriteTime): readonly string[] {
  const line = (label: string, text: string) =>
    text === '' ? [] : [`${label}${words.gap}${oneLine(text, MOST_WORDS)}`];
  if (faults.length === 0) return line(words.said, reply);
  const isGivenUp = faults.every(({ code }) => !isForGood(code));
  return [
    ...(isGivenUp ? [words.gaveUp] : []),
    ...faults.flatMap((fault) => [
      ...line(words.why, sentenceOf(words.faults, fault, time)),
      ...(fault.by === 'server' ? line(words.said, fault.said) : []),
      ...line(words.remedy, remedyOf(words.faults, fault)),
    ]),
  ];
}

function whoIn({ toName, toAddresses: [address = '?'] }: Undelivered): string {
  return oneLine(toName === '' ? address : toName, MOST.person);
}
