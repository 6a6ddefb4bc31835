import { addressesIn, idsIn } from './header-fields.ts';
import { MOST_ADDRESSES, MOST_IDS } from './report.ts';

/** What a report says that people shall read: no machine-readable part tells more. */
export interface PlainReport {
  readonly type: 'failed' | 'delayed';
  readonly addresses: readonly string[];
  readonly words: string;
}

/** Where the copy of the mail begins, in the words of qmail, Exim, sendmail and their kin. */
const COPY = [
  'below this line is a copy of the message',
  'this is a copy of the message',
  'this is a copy of your message',
  'original message follows',
  'unsent message follows',
  'undelivered message follows',
  'message header follows',
  '以下は元のメッセージ',
  '元のメールの内容',
  '元のメッセージ',
  '送信したメール',
];

/** Words of a mail that is still on its way. */
const DELAYED =
  /warning: (message|could not send)|delivery (has been |is )?delayed|been delayed|has not (yet )?been delivered|not yet been delivered|(will|still|continue) (be )?(retr|try)|will be (re)?tried|no action is required|配送が遅延|遅延してい|再送(信)?を(試みます|続けます|続行)|再試行(します|中|を続け)/i;

const FAILED =
  /permanent|undeliver|not (be )?deliver|could not be (delivered|reached|sent)|unable to deliver|deliver\w{0,10} (has )?failed|failed (to deliver|permanently|addresses|recipient)|failure notice|returned mail|returned to sender|wasn't able to deliver|did not reach|fatal error|user unknown|unknown user|no such (user|address|mailbox)|mailbox (is )?(full|unavailable|not found)|giv(e|ing) up|given up|配[信送達](が|に|は)?(でき|失敗)|届け(られ|でき|する)|お?届けできません|送信(が|に|は)?(でき|失敗)|送信できません|存在しません|見つかりません|宛先不明|不達|エラーメール/i;

/** A warning quotes 4xx at most and speaks of nothing that lasts. */
const PERMANENT = /permanent|given up/i;
const CODE = /(^|[\s:>(#])5\d\d[ -]|[\s(#]5\.\d{1,3}\.\d{1,3}\b/;

/**
 * Reads a report without a part for machines: qmail, older Exim, sendmail and Exchange, and the texts of Japanese
 * providers.
 *
 * @param text what stands there for people, bounded @param subject decoded @param known recipients that a header names
 * @returns null: it does not say that a mail failed or is late
 */
export function readPlainReport(text: string, subject: string, known: readonly string[]): PlainReport | null {
  const said = beforeCopy(text);
  const all = `${subject}\n${said}`;
  const isLasting = CODE.test(all) || PERMANENT.test(all);
  const isDelayed = !isLasting && DELAYED.test(all);
  const isFailed = isLasting || FAILED.test(all) || known.length > 0;
  if (!isDelayed && !isFailed) return null;
  return {
    type: isDelayed ? 'delayed' : 'failed',
    addresses: known.length > 0 ? known : addressesIn(said, MOST_ADDRESSES),
    words: reasonIn(said),
  };
}

function beforeCopy(text: string): string {
  const small = text.toLowerCase();
  const ends = COPY.map((mark) => small.indexOf(mark)).filter((at) => at > 0);
  return text.slice(0, Math.min(text.length, ...ends));
}

/** The lines that carry a code of a server; where there are none, the beginning. */
function reasonIn(said: string): string {
  const lines = said.split(/\r?\n/, 200).map((line) => line.trim());
  const coded = lines.filter((line) => line.length < 600 && /\b[45](\d\d\b|\.\d{1,3}\.\d)/.test(line));
  const chosen = coded.length > 0 ? coded : lines.filter((line) => line !== '');
  return chosen.slice(0, 4).join(' ');
}

const QUOTED_ID =
  /^[ \t>|]{0,10}(?:(?:x-)?(?:original-)?message-id|x-rusuban-mail):[ \t]{0,10}(?:\r?\n[ \t>|]{1,10})?(<[^<>\s]{3,250}>)/gim;

/** Message-IDs in headers that a text quotes. */
export function quotedIds(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(QUOTED_ID)) {
    found.push(...idsIn(match[1] ?? '', 1));
    if (found.length >= MOST_IDS) break;
  }
  return found;
}
