import type { CallerAbsence, Importance, Outcome } from '../calls/call.ts';
import type { LocalTime } from './compose-time.ts';
import { dayAndClockText } from './time-in-mail.ts';

export type Locale = 'ja' | 'en';

/** What a mail says in one language. Words as in the design's table; 様 for customers and for the receiver. */
export interface Words {
  /** Mark of a mail that the box writes by itself. The call may also have been answered (setting `mail when`). */
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly memoMark: string;
  readonly absence: Readonly<Record<CallerAbsence, string>>;
  /** Company and person as one, in a subject. */
  who(company: string, person: string): string;
  person(department: string, contact: string): string;
  withImportance(name: string, importance: Importance): string;
  readonly unknownNumber: string;
  candidates(count: number): string;
  whoOf(number: string, candidates: number): string;
  readonly nameOfNetwork: string;
  /** `at` is null when the clock was not set. */
  callAt(at: LocalTime | null, line: string): string;
  seconds(count: number): string;
  author(name: string, extension: string | null): string;
  sentBy(site: string): string;
  /** Several callers as one, in a subject. @param others how many are not named */
  callers(named: readonly string[], others: number): string;
}

/** An office that nobody has named yet is called like the product: the product would be named twice. */
export const isNamed = (site: string): boolean => site !== '' && site !== 'Rusuban';

const JA: Words = {
  outcomes: {
    answered: '応答',
    missed: '不在着信',
    busy: '話中',
    rejected: '拒否',
    voicemail: '留守電',
    unreachable: '不在着信',
    unknown: '着信',
  },
  memoMark: '電話',
  absence: {
    withheld: '非通知',
    unavailable: '表示圏外',
    payphone: '公衆電話',
    'service-conflict': 'サービス競合',
    'receive-error': '受信エラー',
    none: '番号情報なし',
  },
  who: (company, person) => (company === '' ? `${person}様` : `${company} ${person}様`),
  person: (department, contact) =>
    contact === '' ? department : `${department === '' ? '' : `${department} `}${contact} 様`,
  withImportance: (name, importance) => `${name}（重要度 ${importance}）`,
  unknownNumber: '登録のない番号',
  candidates: (count) => `候補 ${count} 件`,
  whoOf: (number, candidates) => `${number}（候補 ${candidates} 件）`,
  nameOfNetwork: '通知された名前',
  callAt: (at, line) => `${dayAndClockText('ja', at)}　${line}`,
  seconds: (count) => `${count}秒`,
  author: (name, extension) => {
    if (extension === null) return name;
    return name === '' ? `内線${extension}` : `${name}（内線${extension}）`;
  },
  sentBy: (site) => `${isNamed(site) ? `${site} ` : ''}Rusuban（自動送信）`,
  callers: (named, others) => `${named.join('、')}${others === 0 ? '' : ` ほか${others}名`}`,
};

const EN: Words = {
  outcomes: {
    answered: 'Answered',
    missed: 'Missed',
    busy: 'Line busy',
    rejected: 'Refused',
    voicemail: 'Voicemail',
    unreachable: 'Missed',
    unknown: 'Call',
  },
  memoMark: 'Call',
  absence: {
    withheld: 'Withheld',
    unavailable: 'Unavailable',
    payphone: 'Payphone',
    'service-conflict': 'Service conflict',
    'receive-error': 'Receive error',
    none: 'No caller ID',
  },
  who: (company, person) => (company === '' ? person : `${company}, ${person}`),
  person: (department, contact) => [contact, department].filter((part) => part !== '').join(', '),
  withImportance: (name, importance) => `${name} (importance ${importance})`,
  unknownNumber: 'Number without a customer',
  candidates: (count) => `${count} candidates`,
  whoOf: (number, candidates) => `${number} (${candidates} candidates)`,
  nameOfNetwork: 'Name as delivered',
  callAt: (at, line) => `${dayAndClockText('en', at)}, ${line}`,
  seconds: (count) => `${count} s`,
  author: (name, extension) => {
    if (extension === null) return name;
    return name === '' ? `ext. ${extension}` : `${name} (ext. ${extension})`;
  },
  sentBy: (site) => `Rusuban${isNamed(site) ? ` at ${site}` : ''}, sent automatically`,
  callers: (named, others) => `${named.join('; ')}${others === 0 ? '' : ` and ${others} more`}`,
};

export const WORDS: Readonly<Record<Locale, Words>> = { ja: JA, en: EN };
