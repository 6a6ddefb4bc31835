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
  /** The words of the server, or of the report that came back. */
  readonly reply: string;
  /** The server took it first. */
  readonly hasBounced: boolean;
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
  readonly refused: string;
  readonly bounced: string;
  readonly link: string;
  /** Between a label and what it labels. */
  readonly gap: string;
  readonly more: (count: number) => string;
}

const JA: Words = {
  one: (to) => `${to} へのメールが届きませんでした`,
  several: (count) => `${count}件のメールが届きませんでした`,
  advice: '宛先を確認し、メールの画面から送り直すか取り消してください。用件は担当者に直接伝えてください。',
  mail: (to, subject) => [`■ 宛先　${to}`, `件名　${subject}`],
  refused: '断られた理由',
  bounced: '戻ってきた理由',
  link: 'メールの画面',
  gap: '　',
  more: (count) => `ほかに${count}件あります。`,
};

const EN: Words = {
  one: (to) => `A mail to ${to} did not arrive`,
  several: (count) => `${count} mails did not arrive`,
  advice:
    'Check the address and send the mail again, or drop it, on the mail page. Tell the person by another way.',
  mail: (to, subject) => [`* To: ${to}`, `Subject: ${subject}`],
  refused: 'Refused',
  bounced: 'Came back',
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
  const told = mails.slice(0, MOST_TOLD);
  const rest = count - told.length;
  const blocks = [
    words.advice,
    ...told.map((mail) => mailLines(mail, words).join('\n')),
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

function mailLines(mail: Undelivered, words: Words): readonly string[] {
  const addresses = mail.toAddresses.slice(0, MOST_ADDRESSES).join(', ');
  const to = oneLine(`${mail.toName} ${addresses}`, MOST.line);
  return [
    ...words.mail(to, oneLine(mail.subject, MOST.line)),
    `${mail.hasBounced ? words.bounced : words.refused}${words.gap}${oneLine(mail.reply, MOST_WORDS)}`,
    ...(mail.link === null ? [] : [`${words.link}${words.gap}${mail.link}`]),
  ];
}

function whoIn({ toName, toAddresses: [address = '?'] }: Undelivered): string {
  return oneLine(toName === '' ? address : toName, MOST.person);
}
