import { letterheadView } from './compose-call.ts';
import { oneLine } from './compose-clean.ts';
import { MOST, type Occasion } from './compose-facts.ts';
import { localTime } from './compose-time.ts';
import { type Composed, composeBy } from './templates.ts';
import { dayAndClockText } from './time-in-mail.ts';

const NOTICE_CODES = [
  'disk-full',
  'disk-failing',
  'mail-stuck',
  'mail-unseen',
  'bounces-unread',
  'template-broken',
  'link-down',
  'link-silent',
  'backup-failed',
  'backup-not-mounted',
] as const;

/** What the box reports of itself by mail. */
export type NoticeCode = (typeof NOTICE_CODES)[number];

/** @returns null for what is shown on the page only */
export function noticeCodeOf(code: string): NoticeCode | null {
  return NOTICE_CODES.find((one) => one === code) ?? null;
}

export interface NoticeFacts {
  readonly code: NoticeCode;
  /** Name of the link; null where none is meant. */
  readonly subject: string | null;
  /** Wall clock, ms. */
  readonly since: number;
  /** null: it goes on. */
  readonly until: number | null;
  /** What the link says of itself, with what helps, in the language of the mail; '' where it says nothing. */
  readonly why: string;
  /** false: the clock is not set; the mail says so in place of both times. */
  readonly isTimeKnown: boolean;
}

interface NoticeWords {
  readonly title: Readonly<Record<NoticeCode, (link: string) => string>>;
  /** What it means and what to do. */
  readonly advice: Readonly<Record<NoticeCode, string>>;
  /** In place of the advice where a link says itself what helps. */
  readonly because: (why: string) => string;
}

const JA: NoticeWords = {
  title: {
    'disk-full': () => 'ディスクの空きがありませんでした',
    'disk-failing': () => 'ディスクを読み書きできません',
    'mail-stuck': () => 'メールが送れませんでした',
    'mail-unseen': () => '確認待ちのメールがあります',
    'bounces-unread': () => '戻ってきたメールを確認できません',
    'template-broken': () => 'メールのひな形に誤りがあります',
    'link-down': (link) => `機器「${link}」とつながりません`,
    'link-silent': (link) => `機器「${link}」から何も届いていません`,
    'backup-failed': () => 'バックアップできませんでした',
    'backup-not-mounted': () => 'バックアップ先がつながっていません',
  },
  advice: {
    'disk-full': '空きが戻り、待っていた着信の記録を保存しました。不要なファイルがないか確認してください。',
    'disk-failing':
      'カードが傷んでいるおそれがあります。早めにバックアップを取り、カードを交換してください。',
    'mail-stuck': 'メールは再び送れています。',
    'mail-unseen':
      '決められた時間を過ぎても、だれも確認していません。メールの画面で送るか取り消してください。',
    'bounces-unread':
      'この間に戻ってきたメールには気づけません。設定ファイルの bounces のサーバー、パスワード、フォルダーを確認してください。',
    'template-broken': '標準の文面で送っています。設定の「メールのひな形」を確認してください。',
    'link-down': 'この機器の回線の着信は画面に出ません。ケーブルと電源、設定を確認してください。',
    'link-silent': 'つながってはいますが、長い間着信の知らせがありません。電話線と機器を確認してください。',
    'backup-failed': 'バックアップ先の空きと状態を確認してください。',
    'backup-not-mounted': 'USB メモリーなどのバックアップ先を確認してください。',
  },
  because: (why) => `この機器の回線の着信は画面に出ません。${why}`,
};

const EN: NoticeWords = {
  title: {
    'disk-full': () => 'The disk was full',
    'disk-failing': () => 'The disk cannot be read or written',
    'mail-stuck': () => 'Mail could not be sent',
    'mail-unseen': () => 'Mail waits for approval',
    'bounces-unread': () => 'Returned mail cannot be read',
    'template-broken': () => 'A mail template has a fault',
    'link-down': (link) => `No connection to "${link}"`,
    'link-silent': (link) => `Nothing is heard from "${link}"`,
    'backup-failed': () => 'The backup was not made',
    'backup-not-mounted': () => 'The place for backups is not connected',
  },
  advice: {
    'disk-full': 'There is space again, and the calls that waited are stored. See what takes up the space.',
    'disk-failing': 'The card may be worn out. Make a backup soon and replace the card.',
    'mail-stuck': 'Mail is leaving again.',
    'mail-unseen':
      'Nobody has looked at it within the time that was set. Send it or drop it on the mail page.',
    'bounces-unread':
      'Mails that come back are not noticed meanwhile. Check server, password and folder of "bounces".',
    'template-broken': 'The built-in text is sent instead. See "Mail templates" in the settings.',
    'link-down': 'Calls on the lines of this equipment are not shown. Check cable, power and configuration.',
    'link-silent':
      'It is connected but has told of no call for long. Check the telephone line and the equipment.',
    'backup-failed': 'Check the free space and the state of the place for backups.',
    'backup-not-mounted': 'Check the USB stick or whatever takes the backups.',
  },
  because: (why) => `Calls on the lines of this equipment are not shown. ${why}`,
};

const WORDS = { ja: JA, en: EN } as const;
/** Some hold what a machine said. */
const MOST_WHY = 600;

/** The mail by which the box tells the default representative that something was or is wrong with it. */
export function composeNotice(facts: NoticeFacts, occasion: Occasion): Composed {
  const { locale, timeZone, siteName } = occasion;
  const words = WORDS[locale];
  const time = (at: number) => dayAndClockText(locale, facts.isTimeKnown ? localTime(at, timeZone) : null);
  const view = {
    ...letterheadView(occasion),
    title: words.title[facts.code](oneLine(facts.subject ?? '', MOST.person)),
    advice: facts.why === '' ? words.advice[facts.code] : words.because(oneLine(facts.why, MOST_WHY)),
    since: time(facts.since),
    until: facts.until === null ? '' : time(facts.until),
    footer: `${oneLine(siteName, MOST.company)} Rusuban`.trim(),
  };
  return composeBy('report', occasion.templates, view, locale);
}
