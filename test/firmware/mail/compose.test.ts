import test from 'ava';
import type { CallerAbsence, Outcome } from '../../../firmware/calls/call.ts';
import { composeMemo, composeMissed, memoSubject } from '../../../firmware/mail/compose.ts';
import type { CallFacts } from '../../../firmware/mail/compose-facts.ts';
import { AOBA, CALL, EN, JA, MINATO } from './call-facts.ts';

const ABSENCE_MEMO = '不在時に電話がありました';
const MEMO = {
  text: '納期の件で確認したいとのことです。\n折り返し電話をください。',
  subject: '',
  author: '伊藤 さくら',
  extension: '12',
};

test('the mail of a missed call carries representative, absence memo, customer, number and time', (t) => {
  const mail = composeMissed(CALL, ABSENCE_MEMO, JA);
  t.is(mail.subject, '【不在着信】青葉製作所 佐藤様 10:42');
  t.is(
    mail.text,
    `高橋 健一 様

不在時に電話がありました

株式会社青葉製作所（重要度 A）
購買部 佐藤 美咲 様
電話 03-0000-1201
着信 11月24日（火）10:42　外線1
呼出 25秒

-- 
日向設備 Rusuban（自動送信）
`,
  );
});

test('an office that nobody has named yet is not called like the product', (t) => {
  const last = (text: string) => text.trimEnd().split('\n').at(-1);
  t.is(last(composeMissed(CALL, ABSENCE_MEMO, { ...JA, siteName: 'Rusuban' }).text), 'Rusuban（自動送信）');
  t.is(
    last(composeMissed(CALL, ABSENCE_MEMO, { ...EN, siteName: 'Rusuban' }).text),
    'Rusuban, sent automatically',
  );
});

test('the mail of a memo carries the words of the memo and who took the call', (t) => {
  const mail = composeMemo({ ...CALL, outcome: null }, MEMO, JA);
  t.is(mail.subject, '【電話】青葉製作所 佐藤様 10:42');
  t.is(
    mail.text,
    `高橋 健一 様

納期の件で確認したいとのことです。
折り返し電話をください。

株式会社青葉製作所（重要度 A）
購買部 佐藤 美咲 様
電話 03-0000-1201
着信 11月24日（火）10:42　外線1
受けた人 伊藤 さくら（内線12）
`,
  );
});

test('a representative who reads English gets the same in English', (t) => {
  const customer = {
    ...AOBA,
    name: 'Aoba Manufacturing Co., Ltd.',
    department: 'Purchasing',
    contact: 'Misaki Sato',
  };
  const facts = { ...CALL, customer, lineName: 'Line 1' };
  const missed = composeMissed(facts, 'Somebody called while nobody was in.', EN);
  t.is(missed.subject, 'Missed: Aoba Manufacturing, Sato 10:42');
  t.is(
    missed.text,
    `For Kenichi Takahashi

Somebody called while nobody was in.

Aoba Manufacturing Co., Ltd. (importance A)
Misaki Sato, Purchasing
Phone 03-0000-1201
Call Tue 24 Nov 10:42, Line 1
Rang 25 s

-- 
Rusuban at Hinata, sent automatically
`,
  );
  const memo = composeMemo(facts, { ...MEMO, author: 'Sakura Ito' }, EN);
  t.is(memo.subject, 'Call: Aoba Manufacturing, Sato 10:42');
  t.true(memo.text.endsWith('\nTaken by Sakura Ito (ext. 12)\n'));
});

test('the subject that was typed is the subject; a blank one is replaced by what the dialog proposes', (t) => {
  t.is(composeMemo(CALL, { ...MEMO, subject: '至急 納期の件' }, JA).subject, '至急 納期の件');
  t.is(composeMemo(CALL, { ...MEMO, subject: '  ' }, JA).subject, memoSubject(CALL, JA));
});

test('a memo without text, author or receiver leaves out these lines and nothing else', (t) => {
  const mail = composeMemo(
    CALL,
    { text: '', subject: '', author: '', extension: null },
    { ...JA, toName: '' },
  );
  t.is(
    mail.text,
    `株式会社青葉製作所（重要度 A）
購買部 佐藤 美咲 様
電話 03-0000-1201
着信 11月24日（火）10:42　外線1
`,
  );
  t.true(composeMemo(CALL, { ...MEMO, author: '' }, JA).text.includes('受けた人 内線12\n'));
});

const fromNobody = test.macro({
  exec(t, reason: CallerAbsence, ja: string, en: string) {
    const facts: CallFacts = { ...CALL, caller: { type: 'absent', reason }, display: null, customer: null };
    const mail = composeMissed(facts, ABSENCE_MEMO, JA);
    t.is(mail.subject, `【不在着信】${ja} 10:42`);
    t.true(mail.text.includes(`\n電話 ${ja}\n`));
    t.false(mail.html.includes('tel:'));
    t.is(composeMissed(facts, ABSENCE_MEMO, EN).subject, `Missed: ${en} 10:42`);
  },
  title: (_, reason) => `a call without a number says why: ${reason}`,
});
test(fromNobody, 'withheld', '非通知', 'Withheld');
test(fromNobody, 'unavailable', '表示圏外', 'Unavailable');
test(fromNobody, 'payphone', '公衆電話', 'Payphone');
test(fromNobody, 'service-conflict', 'サービス競合', 'Service conflict');
test(fromNobody, 'receive-error', '受信エラー', 'Receive error');
test(fromNobody, 'none', '番号情報なし', 'No caller ID');

test('a number without a customer is in the subject, with the name that the network delivered below', (t) => {
  const caller = { type: 'number', number: '09000004821', e164: '+819000004821', name: 'YAMADA T' } as const;
  const mail = composeMissed({ ...CALL, caller, display: '090-0000-4821', customer: null }, ABSENCE_MEMO, JA);
  t.is(mail.subject, '【不在着信】090-0000-4821 10:42');
  t.true(mail.text.includes('\n登録のない番号\n通知された名前 YAMADA T\n電話 090-0000-4821\n'));
});

test('several customers with one number are all named in the mail and counted in its subject', (t) => {
  const mail = composeMissed({ ...CALL, customer: null, candidates: [AOBA, MINATO] }, ABSENCE_MEMO, JA);
  t.is(mail.subject, '【不在着信】03-0000-1201（候補 2 件） 10:42');
  t.true(
    mail.text.includes(
      '候補 2 件\n・株式会社青葉製作所（重要度 A） 購買部 佐藤 美咲 様\n・有限会社みなと運輸 中村 浩 様\n電話',
    ),
  );
});

test('a customer who withheld the number and was chosen by hand is named', (t) => {
  const facts: CallFacts = { ...CALL, caller: { type: 'absent', reason: 'withheld' }, display: null };
  t.is(memoSubject(facts, JA), '【電話】青葉製作所 佐藤様 10:42');
  t.true(composeMemo(facts, MEMO, JA).text.includes('電話 非通知\n'));
});

const marked = test.macro({
  exec(t, outcome: Outcome, ja: string, en: string) {
    const facts = { ...CALL, outcome };
    t.is(composeMissed(facts, '', JA).subject, `【${ja}】青葉製作所 佐藤様 10:42`);
    t.is(composeMissed(facts, '', EN).subject, `${en}: 青葉製作所, 佐藤 10:42`);
  },
  title: (_, outcome) => `the subject of an automatic mail does not lie about how the call ended: ${outcome}`,
});
test(marked, 'answered', '応答', 'Answered');
test(marked, 'missed', '不在着信', 'Missed');
test(marked, 'busy', '話中', 'Line busy');
test(marked, 'rejected', '拒否', 'Refused');
test(marked, 'voicemail', '留守電', 'Voicemail');
test(marked, 'unreachable', '不在着信', 'Missed');
test(marked, 'unknown', '着信', 'Call');

const named = test.macro({
  exec(t, name: string, contact: string, expected: string) {
    const facts = { ...CALL, customer: { ...AOBA, name, contact } };
    t.is(memoSubject(facts, JA), `【電話】${expected} 10:42`);
  },
  title: (_, name, contact) => `in a subject ${name} with ${contact || 'no contact'} is short`,
});
test(named, '北斗印刷株式会社', '小林 直樹', '北斗印刷 小林様');
test(named, '（株）日向', '水野　店長', '日向 水野様');
test(named, '㈲みなと', '', 'みなと');
test(named, '医療法人社団 緑会', '原田先生', '緑会 原田様');
test(named, '株式会社', '佐藤', '株式会社 佐藤様');
test(named, '山田 太郎', '山田太郎', '山田太郎様');
test(named, 'Müller GmbH & Co. KG', 'Müller, Jürgen', 'Müller Müller様');
test(named, 'Acme Inc.', 'Mary-Ann O’Neil', 'Acme O’Neil様');
test(named, 'さくら商会', 'ジョン スミス', 'さくら商会 ジョン スミス様');
test(named, 'さくら商会', '佐藤様', 'さくら商会 佐藤様');

test('day and time are those of the office, not of the machine', (t) => {
  const beforeMidnight = { ...CALL, startedAt: Date.UTC(2026, 10, 24, 14, 59) };
  t.true(composeMissed(beforeMidnight, '', JA).text.includes('着信 11月24日（火）23:59'));
  const afterMidnight = { ...CALL, startedAt: Date.UTC(2026, 10, 24, 15, 5) };
  t.true(composeMissed(afterMidnight, '', JA).text.includes('着信 11月25日（水）0:05'));
  const abroad = { ...EN, timeZone: 'America/New_York' };
  t.true(composeMissed(afterMidnight, '', abroad).text.includes('Call Tue 24 Nov 10:05'));
});

test('what other systems say of the caller stands below the call', (t) => {
  const told = [{ title: '販売管理', label: '進行中の見積', value: '2 件' }];
  const { text, html } = composeMissed({ ...CALL, told }, '', JA);
  t.regex(text, /着信 .*\n進行中の見積 2 件\n/);
  t.regex(html, /進行中の見積 2 件/);
});
