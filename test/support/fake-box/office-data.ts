import type { Board, BoardCall, ToReturn } from '../../../firmware/http/contract/board.ts';
import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type { CustomerBrief } from '../../../firmware/http/contract/common.ts';
import type { Customer, Representative } from '../../../firmware/http/contract/customers.ts';
import type { OutboxMail } from '../../../firmware/http/contract/outbox.ts';
import type { LinkRow, Settings } from '../../../firmware/http/contract/settings.ts';

/** Invented people and firms of an office that does not exist; numbers from ranges that nobody has. */
export interface Office {
  board: Board;
  customers: Customer[];
  representatives: Representative[];
  calls: CallRow[];
  mails: OutboxMail[];
  phrases: string[];
  settings: Settings;
  links: LinkRow[];
}

export const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

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

export function createOffice(now: number): Office {
  const representatives = REPRESENTATIVES.map(([name, kana, extension, mail], n) => ({
    id: uuid(100 + n),
    name,
    kana,
    extension,
    locale: 'ja' as const,
    addresses: [
      { address: `${mail}@hinata-setsubi.example`, label: '' },
      ...(n === 0 ? [{ address: 'k.takahashi@mobile.example', label: '携帯' }] : []),
    ],
  }));
  const customers = CUSTOMERS.map((seed, n) => customerOf(seed, n, representatives, now));
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
    links: linksOf(now),
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
    lastContactAt: now - (n + 1) * DAY,
    createdAt: now - 90 * DAY,
    updatedAt: now - 9 * DAY,
  };
}

export function briefOf(customer: Customer): CustomerBrief {
  const { id, name, kana, department, contact, importance, representative } = customer;
  return { id, name, kana, department, contact, importance, representative };
}

export function numberCaller(display: string) {
  const number = display.replaceAll('-', '');
  return { type: 'number' as const, number, e164: `+81${number.slice(1)}`, display };
}

function history(customers: readonly Customer[], now: number): CallRow[] {
  const call = (n: number, minutes: number, part: Partial<CallRow>): CallRow => ({
    key: uuid(300 + n),
    line: { id: '1', name: '代表' },
    phase: 'released',
    caller: { type: 'absent', reason: 'withheld' },
    customer: null,
    called: null,
    rang: ['11', '12', '14'],
    answeredBy: [],
    mode: 'present',
    startedAt: now - minutes * MINUTE,
    answeredAt: null,
    releasedAt: now - minutes * MINUTE + 30_000,
    ringSeconds: 11,
    talkSeconds: null,
    outcome: 'missed',
    memo: '',
    memoBy: null,
    owner: null,
    doneAt: null,
    doneBy: null,
    mails: [],
    ...part,
  });
  const known = (n: number): Partial<CallRow> => {
    const customer = customers[n];
    if (!customer) return {};
    return { customer: briefOf(customer), caller: numberCaller(customer.numbers[0]?.display ?? '') };
  };
  const answered = (id: string, name: string, talkSeconds: number): Partial<CallRow> => ({
    outcome: 'answered',
    answeredBy: [{ id, name }],
    talkSeconds,
    ringSeconds: 6,
  });
  const mailed = (n: number, toName: string, at: number): Partial<CallRow> => ({
    mails: [{ key: uuid(400 + n), purpose: 'missed', toName, state: 'sent', at: now - at * MINUTE }],
  });
  return [
    call(0, 11, { ...known(3), ringSeconds: 24, ...mailed(4, '高橋 健一', 10) }),
    call(1, 34, {
      ...known(2),
      ...answered('12', '伊藤', 171),
      memo: '名刺 500 枚の校正。明日 PDF が届く。',
      memoBy: '伊藤',
    }),
    call(2, 62, answered('11', '松本', 37)),
    call(3, 90, {
      caller: numberCaller('090-0000-4821'),
      line: { id: '4', name: 'サービス' },
      ...mailed(4, '松本 陽子', 89),
    }),
    call(4, 111, {
      ...known(4),
      ...answered('14', '山本', 246),
      memo: '分電盤の見積を依頼された。木曜まで。',
      memoBy: '山本',
    }),
    call(5, 60 * 39, {
      ...known(4),
      mode: 'away',
      ringSeconds: 18,
      memo: '不在時にお電話がありました。',
      ...mailed(0, '山本 大輔', 60 * 39),
    }),
    call(6, 60 * 41, {
      caller: { type: 'absent', reason: 'payphone' },
      outcome: 'voicemail',
      mode: 'away',
      talkSeconds: 15,
    }),
    call(7, 60 * 42, {
      ...known(7),
      ...answered('14', '山本', 680),
      memo: '講習会の会場について。',
      memoBy: '山本',
    }),
    call(8, 60 * 44, {
      caller: { type: 'absent', reason: 'unavailable' },
      outcome: 'rejected',
      ringSeconds: 2,
    }),
  ];
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
    mode: { mode: 'present', since: now - 3 * 60 * MINUTE, by: 'button' },
    lines: [
      { id: '1', name: '代表', state: 'ok', since: null, why: null },
      { id: '2', name: '代表', state: 'ok', since: null, why: null },
      { id: '3', name: '営業', state: 'ok', since: null, why: null },
      { id: '4', name: 'サービス', state: 'ok', since: null, why: null },
      { id: '5', name: '直通', state: 'ok', since: null, why: null },
    ],
    extensions: REPRESENTATIVES.map(([name, , id]) => ({ id, name: name.split(' ')[0] ?? name })),
    calls: [],
    toReturn,
    counts: { toReturn: toReturn.length, parked: 1, waiting: 3 },
  };
}

export function toReturnOf(call: CallRow, owner: string | null): ToReturn {
  const mail = call.mails.at(-1);
  return {
    callKey: call.key,
    times: 1,
    startedAt: call.startedAt,
    ringSeconds: call.ringSeconds,
    outcome: 'missed',
    mode: call.mode,
    caller: call.caller,
    customer: call.customer,
    mail: mail
      ? { toName: mail.toName, state: mail.state, at: mail.at, toDefault: call.customer === null }
      : null,
    owner,
  };
}

function mailsOf(people: readonly Representative[], now: number): OutboxMail[] {
  const mail = (n: number, who: number, subject: string, part: Partial<OutboxMail>): OutboxMail => ({
    key: uuid(400 + n),
    callKey: uuid(300 + n),
    purpose: 'missed',
    state: 'queued',
    toName: people[who]?.name ?? '',
    toAddresses: [people[who]?.addresses[0]?.address ?? ''],
    subject,
    attempts: 0,
    composedAt: now - 20 * MINUTE,
    nextAttemptAt: null,
    finishedAt: null,
    lastReply: null,
    replyTo: null,
    text: '山本 大輔 様\n\n不在時にお電話がありました。折り返しをお願いします。\n',
    messageId: `<${n}@rusuban.example>`,
    tries: [],
    ...part,
  });
  const refused = '550 5.1.1 <yamamto@hinata-setsubi.example>: Recipient address rejected: User unknown';
  return [
    mail(0, 3, '【不在着信】さくら電設工業 川口様', {
      state: 'parked',
      toAddresses: ['yamamto@hinata-setsubi.example'],
      attempts: 3,
      lastReply: refused,
      tries: [
        {
          at: now - 20 * MINUTE,
          result: 'interrupted',
          reply: 'connect ETIMEDOUT mail.hinata-setsubi.example:587',
        },
        { at: now - 19 * MINUTE, result: 'later', reply: '451 4.7.1 Greylisted, try again in 300 seconds' },
        { at: now - 14 * MINUTE, result: 'refused', reply: refused },
      ],
    }),
    mail(1, 0, '【電話】青葉製作所 佐藤様', { state: 'held', purpose: 'memo' }),
    mail(2, 0, '【不在着信】桐生建具店 桐生様', { state: 'sending' }),
    mail(3, 2, '【不在着信】090-0000-4821', { attempts: 2, nextAttemptAt: now + 5 * MINUTE }),
    mail(4, 1, '【電話】北斗印刷 小林様', { state: 'sent', finishedAt: now - 31 * MINUTE }),
  ];
}

function linksOf(now: number): LinkRow[] {
  const quiet = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0, lastEventAt: null };
  return [
    {
      name: 'pbx',
      type: 'asterisk-ami',
      lines: ['1', '2', '3', '4', '5'],
      phase: 'down',
      since: now - 3 * MINUTE,
      why: 'connect ECONNREFUSED 192.0.2.10:5038',
      retryAt: now + 20_000,
      ...quiet,
      bytes: 48_211,
      frames: 902,
      events: 61,
    },
    {
      name: 'modem',
      type: 'modem',
      lines: ['1'],
      phase: 'up',
      since: now - 5 * 60 * MINUTE,
      why: null,
      retryAt: null,
      ...quiet,
      bytes: 1_204,
      frames: 14,
      events: 9,
      lastEventAt: now - 11 * MINUTE,
    },
    {
      name: 'panel',
      type: 'panel',
      lines: [],
      phase: 'up',
      since: now - 5 * 60 * MINUTE,
      why: null,
      retryAt: null,
      ...quiet,
    },
  ];
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
