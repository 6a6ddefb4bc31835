import test from 'ava';
import type { Occasion } from '../../../firmware/mail/compose-facts.ts';
import { composeNotice, noticeCodeOf } from '../../../firmware/mail/compose-notice.ts';

const SINCE = Date.UTC(2026, 10, 24, 1, 42);
const SET = { isTimeKnown: true, why: '' };
const occasion = (locale: 'ja' | 'en'): Occasion => ({
  locale,
  timeZone: 'Asia/Tokyo',
  siteName: '日向設備',
  toName: '高橋 健一',
  templates: {},
});

test('a notice says what was wrong, from when to when, and what to do', (t) => {
  const facts = {
    code: 'mail-stuck',
    subject: null,
    since: SINCE,
    until: SINCE + 3_600_000,
    ...SET,
  } as const;
  const ja = composeNotice(facts, occasion('ja'));
  t.is(ja.subject, '【お知らせ】メールが送れませんでした');
  t.regex(ja.text, /はじまり 11月24日（火）10:42\nおわり 11月24日（火）11:42/);
  const en = composeNotice(facts, occasion('en'));
  t.is(en.subject, 'Notice: Mail could not be sent');
  t.regex(en.text, /Since Tue 24 Nov 10:42\nUntil Tue 24 Nov 11:42/);
});

test('a notice of something that goes on names the link and no end', (t) => {
  const facts = { code: 'link-silent', subject: 'modem-1', since: SINCE, until: null, ...SET } as const;
  const { subject, text } = composeNotice(facts, occasion('en'));
  t.is(subject, 'Notice: Nothing is heard from "modem-1"');
  t.false(text.includes('Until'));
});

test('where a link says itself what helps, the notice passes that on', (t) => {
  const facts = { code: 'link-down', subject: 'pbx', since: SINCE, until: null, ...SET } as const;
  const ja = composeNotice({ ...facts, why: '192.0.2.1:5038 に接続を断られました。' }, occasion('ja'));
  t.regex(ja.text, /この機器の回線の着信は画面に出ません。192\.0\.2\.1:5038 に接続を断られました。/);
  t.false(ja.text.includes('ケーブルと電源'));
  const en = composeNotice({ ...facts, why: '192.0.2.1:5038\r\nrefused' }, occasion('en'));
  t.regex(en.text, /are not shown\. 192\.0\.2\.1:5038 refused/);
});

test('a notice of a box whose clock is not set names no hour', (t) => {
  const facts = {
    code: 'link-down',
    subject: 'pbx',
    since: 5000,
    until: null,
    isTimeKnown: false,
    why: '',
  } as const;
  t.regex(composeNotice(facts, occasion('ja')).text, /はじまり ［日時不明：本機の時計が未設定でした］/);
  t.regex(
    composeNotice(facts, occasion('en')).text,
    /Since \[time not known: the clock of the box was not set\]/,
  );
});

test('the name of a link cannot add a header', (t) => {
  const facts = {
    code: 'link-down',
    subject: 'a\r\nBcc: x@example.com',
    since: SINCE,
    until: null,
    ...SET,
  } as const;
  t.notRegex(composeNotice(facts, occasion('ja')).subject, /[\r\n]/);
});

test('what is shown on the page only has no mail', (t) => {
  t.is(noticeCodeOf('clock-not-set'), null);
  t.is(noticeCodeOf('disk-full'), 'disk-full');
});
