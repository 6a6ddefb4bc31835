import type { Caller, CustomerSnapshot, Mode, Outcome } from '../calls/call.ts';
import type { SiteTime } from '../presence/site-time.ts';

export type Language = 'ja' | 'en';

/** A call record, as the table of calls has it. */
export interface CallLine {
  readonly startedAt: number;
  /** false: the clock was not set then. */
  readonly isTimeKnown: boolean;
  readonly line: string;
  readonly caller: Caller;
  readonly customer: CustomerSnapshot | null;
  readonly outcome: Outcome | null;
  readonly mode: Mode;
  readonly ringSeconds: number;
  readonly talkSeconds: number | null;
  readonly answers: readonly { readonly extension: string | null }[];
  readonly memo: string;
  readonly memoBy: string | null;
  readonly owner: string | null;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
}

export interface CallTableWords {
  readonly language: Language;
  readonly time: SiteTime;
  readonly lineName: (id: string) => string;
  readonly extensionName: (id: string) => string;
  readonly display: (number: string) => string;
}

/** Title in both languages, and what stands below it. */
type Column = readonly [ja: string, en: string, cell: (call: CallLine, words: CallTableWords) => string];

const OUTCOMES: Readonly<Record<Outcome, readonly [ja: string, en: string]>> = {
  answered: ['応答', 'Answered'],
  missed: ['不在着信', 'Missed'],
  busy: ['話中', 'Line busy'],
  rejected: ['拒否', 'Refused'],
  voicemail: ['留守電', 'Voicemail'],
  unreachable: ['不通', 'Not connected'],
  unknown: ['不明', 'Unknown'],
};

const REASONS = {
  withheld: ['非通知', 'Withheld'],
  unavailable: ['表示圏外', 'Unavailable'],
  payphone: ['公衆電話', 'Payphone'],
  'service-conflict': ['サービス競合', 'Service conflict'],
  'receive-error': ['受信エラー', 'Receive error'],
  none: ['番号情報なし', 'No caller ID service'],
} as const;

const NOT_SET = ['時刻未設定', 'clock not set'] as const;

const said = (words: CallTableWords, [ja, en]: readonly [string, string]) =>
  words.language === 'ja' ? ja : en;

const COLUMNS: readonly Column[] = [
  [
    '着信',
    'Rang at',
    (call, words) => (call.isTimeKnown ? moment(call.startedAt, words) : said(words, NOT_SET)),
  ],
  ['外線', 'Line', ({ line }) => line],
  ['外線名', 'Line name', ({ line }, { lineName }) => lineName(line)],
  ['番号', 'Number', ({ caller }, words) => numberOf(caller, words)],
  ['顧客', 'Customer', ({ customer }) => customer?.name ?? ''],
  ['部署', 'Department', ({ customer }) => customer?.department ?? ''],
  ['先方の担当', 'Contact', ({ customer }) => customer?.contact ?? ''],
  ['重要度', 'Importance', ({ customer }) => customer?.importance ?? ''],
  ['担当者', 'Representative', ({ customer }) => customer?.representative?.name ?? ''],
  ['結果', 'Outcome', ({ outcome }, words) => (outcome === null ? '' : said(words, OUTCOMES[outcome]))],
  [
    'モード',
    'Mode',
    ({ mode }, words) => said(words, mode === 'away' ? ['不在', 'Away'] : ['在席', 'Present']),
  ],
  ['応答した内線', 'Answered by', ({ answers }, { extensionName }) => answeredBy(answers, extensionName)],
  ['呼出（秒）', 'Ring (s)', ({ ringSeconds }) => String(ringSeconds)],
  ['通話（秒）', 'Talk (s)', ({ talkSeconds }) => (talkSeconds === null ? '' : String(talkSeconds))],
  ['メモ', 'Memo', ({ memo }) => memo],
  ['メモを書いた人', 'Memo by', ({ memoBy }) => memoBy ?? ''],
  ['引き受けた人', 'Owner', ({ owner }) => owner ?? ''],
  ['済みの日時', 'Done at', ({ doneAt }, words) => (doneAt === null ? '' : moment(doneAt, words))],
  ['済みにした人', 'Done by', ({ doneBy }) => doneBy ?? ''],
];

export const callTitles = (language: Language): string[] =>
  COLUMNS.map(([ja, en]) => (language === 'ja' ? ja : en));

export const callCells = (call: CallLine, words: CallTableWords): string[] =>
  COLUMNS.map(([, , cell]) => cell(call, words));

/** 2026-11-24 10:42, by the clock of the office: every table program takes it for a time. */
function moment(at: number, { time }: CallTableWords): string {
  const { day, minute } = time.localAt(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function numberOf(caller: Caller, words: CallTableWords): string {
  switch (caller.type) {
    case 'number':
      return words.display(caller.e164 ?? caller.number);
    case 'absent':
      return said(words, REASONS[caller.reason]);
    case 'pending':
      return '';
  }
}

function answeredBy(
  answers: readonly { readonly extension: string | null }[],
  nameOf: (id: string) => string,
): string {
  const extension = answers.at(-1)?.extension ?? null;
  return extension === null ? '' : nameOf(extension);
}
