import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type { Customer, Representative } from '../../../firmware/http/contract/customers.ts';
import type { MailRulesShown } from '../../../firmware/http/contract/mail-rules.ts';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import type { PanelRow } from '../../../firmware/http/contract/panel.ts';
import type { LinkRow, Settings } from '../../../firmware/http/contract/settings.ts';
import { DEFAULT_MAIL_RULES } from '../../../firmware/mail/release-rules.ts';
import { DAY, MINUTE, uuid } from './ids.ts';
import { history, toReturnOf } from './office-calls.ts';
import { linksOf, panelOf } from './office-hardware.ts';
import { mailsOf } from './office-mails.ts';

/** Invented people and firms of an office that does not exist; numbers from ranges that nobody has. */
export interface Office {
  board: Board;
  customers: Customer[];
  representatives: Representative[];
  calls: CallRow[];
  mails: OutboxMail[];
  phrases: string[];
  settings: Settings;
  mailRules: MailRulesShown;
  links: LinkRow[];
  panel: PanelRow | null;
}

const REPRESENTATIVES: readonly [string, string, string, string][] = [
  ['高橋 健一', 'タカハシ ケンイチ', '14', 'takahashi'],
  ['伊藤 さくら', 'イトウ サクラ', '12', 'ito'],
  ['松本 陽子', 'マツモト ヨウコ', '11', 'matsumoto'],
  ['山本 大輔', 'ヤマモト ダイスケ', '15', 'yamamoto'],
];

type CustomerSeed = readonly [string, string, string, string, 'A' | 'B' | 'C' | null, number | null, string];

const CUSTOMERS: readonly CustomerSeed[] = [
  ['株式会社青葉製作所', 'アオバセイサクショ', '購買部', '佐藤 美咲', 'A', 0, '03-0000-1201'],
  ['有限会社みなと運輸', 'ミナトウンユ', '配車課', '中村', 'B', 1, '045-000-3310'],
  ['北斗印刷株式会社', 'ホクトインサツ', '営業二課', '小林', 'C', 1, '03-0000-4456'],
  ['桐生建具店', 'キリュウタテグテン', '', '桐生', 'B', 0, '0270-00-1188'],
  ['さくら電設工業株式会社', 'サクラデンセツコウギョウ', '工務', '川口', 'A', 3, '03-0000-2290'],
  [
    '医療法人社団つばさ会ひがし診療所',
    'ツバサカイヒガシシンリョウジョ',
    '事務長',
    '大野',
    'A',
    3,
    '03-0000-7702',
  ],
  ['ミナミ精機株式会社', 'ミナミセイキ', '品質保証', '原田', 'B', 2, '042-000-8800'],
  [
    '一般社団法人関東広域ソフトウェア品質推進協議会 事務局',
    'カントウコウイキ',
    '',
    '野口',
    'B',
    null,
    '050-0000-3377',
  ],
];

/** A firm with its whole block and a mobile: a list of numbers that is wider than a telephone. */
const MORE_NUMBERS: Customer['numbers'] = [
  { number: '045000331*', display: '045-000-331*', label: '', kind: 'block' },
  { number: '09000003312', display: '090-0000-3312', label: '携帯', kind: 'exact' },
];

export function createOffice(now: number): Office {
  const representatives = REPRESENTATIVES.map(([name, kana, extension, mail], n) => ({
    id: uuid(100 + n),
    name,
    kana,
    extension,
    locale: 'ja' as const,
    quietHours: [],
    addresses: [
      { address: `${mail}@hinata-setsubi.example`, label: '', charset: 'utf-8' as const },
      ...(n === 0
        ? [{ address: 'k.takahashi@mobile.example', label: '携帯', charset: 'utf-8' as const }]
        : []),
    ],
  }));
  const customers = CUSTOMERS.map((seed, n) => customerOf(seed, n, representatives, now));
  customers[1]?.numbers.push(...MORE_NUMBERS);
  const calls = history(customers, now);
  return {
    board: boardOf(now, calls),
    customers,
    representatives,
    calls,
    mails: mailsOf(representatives, now),
    phrases: [
      '折り返し電話をください',
      '急ぎとのことです',
      'またお電話くださるそうです',
      '電話があったことをお伝えください',
      '見積の件です',
      '納期の件です',
      '請求書の件です',
      '会社に電話してください',
      '顧客に電話してください',
    ],
    settings: {
      absenceMemo: '不在時にお電話がありました。折り返しをお願いします。',
      defaultRepresentativeId: uuid(102),
      withheldCalls: 'mail',
      mailWhen: 'not-answered',
      mailInPresentMode: false,
    },
    mailRules: {
      release: { ...DEFAULT_MAIL_RULES.release },
      preview: { ...DEFAULT_MAIL_RULES.preview },
      enclosure: { ...DEFAULT_MAIL_RULES.enclosure },
      next: [],
      timeZone: 'Asia/Tokyo',
    },
    links: linksOf(now),
    panel: panelOf(now),
  };
}

function customerOf(seed: CustomerSeed, n: number, people: readonly Representative[], now: number): Customer {
  const [name, kana, department, contact, importance, who, number] = seed;
  const person = who === null ? undefined : people[who];
  return {
    id: uuid(200 + n),
    name,
    kana,
    department,
    contact,
    importance,
    address: '〒000-0012 東京都青葉区南町 1-2-3 青葉第二ビル 4階',
    fax: number.replace(/\d$/, '9'),
    notes: '',
    representative: person ? { id: person.id, name: person.name } : null,
    numbers: [{ number: number.replaceAll('-', ''), display: number, label: '代表', kind: 'exact' }],
    tags: [],
    extra: [],
    lastContactAt: now - (n + 1) * DAY,
    createdAt: now - 90 * DAY,
    updatedAt: now - 9 * DAY,
  };
}

function boardOf(now: number, calls: readonly CallRow[]): Board {
  const toReturn = [0, 3, 5].flatMap((n) =>
    calls[n] ? [toReturnOf(calls[n], n === 5 ? '伊藤' : null)] : [],
  );
  return {
    boxTime: now,
    siteName: 'ひなた設備',
    timeZone: 'Asia/Tokyo',
    demo: true,
    mode: { mode: 'present', since: now - 3 * 60 * MINUTE, by: 'button', next: null },
    lines: [
      { id: '1', name: '代表', state: 'ok', since: null, link: null, why: [] },
      { id: '2', name: '代表', state: 'ok', since: null, link: null, why: [] },
      { id: '3', name: '営業', state: 'ok', since: null, link: null, why: [] },
      { id: '4', name: 'サービス', state: 'ok', since: null, link: null, why: [] },
      { id: '5', name: '直通', state: 'ok', since: null, link: null, why: [] },
    ],
    extensions: REPRESENTATIVES.map(([name, , id]) => ({ id, name: name.split(' ')[0] ?? name })),
    calls: [],
    toReturn,
    counts: { toReturn: toReturn.length, parked: 2, waiting: 3 },
    health: [],
    away: [],
  };
}

export type CallSeed = Pick<BoardCall, 'line'> & Partial<BoardCall>;

export function boardCall(n: number, now: number, seed: CallSeed): BoardCall {
  return {
    key: uuid(500 + n),
    phase: 'ringing',
    startedAt: now,
    answeredAt: null,
    caller: { type: 'pending' },
    customer: null,
    candidates: [],
    called: null,
    rang: ['11', '12', '14'],
    answeredBy: null,
    mode: 'present',
    mailAtHangUp: false,
    ...seed,
  };
}
