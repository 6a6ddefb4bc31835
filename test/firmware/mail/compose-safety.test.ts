import test from 'ava';
import fc from 'fast-check';
import { composeMemo, composeMissed } from '../../../firmware/mail/compose.ts';
import type { CallFacts, Occasion } from '../../../firmware/mail/compose-facts.ts';
import type { Composed } from '../../../firmware/mail/templates.ts';
import { AOBA, CALL, JA } from './call-facts.ts';

/** The same text in every place that somebody outside can fill. */
const everywhere = (text: string): { missed: Composed; memo: Composed; several: Composed } => {
  const customer = { ...AOBA, name: text, department: text, contact: text };
  const facts: CallFacts = { ...CALL, customer, lineName: text, display: text };
  const occasion: Occasion = { ...JA, toName: text, siteName: text };
  const caller = { type: 'number', number: text, e164: null, name: text } as const;
  const unnamed = { ...facts, customer: null, caller };
  return {
    missed: composeMissed(unnamed, text, occasion),
    memo: composeMemo(facts, { text, subject: text, author: text, extension: text }, occasion),
    several: composeMissed({ ...facts, customer: null, candidates: [customer] }, text, occasion),
  };
};

test('a script in a name is text in the HTML part', (t) => {
  const { missed, memo, several } = everywhere('<script>alert("1")</script>&\'');
  for (const { html, text } of [missed, memo, several]) {
    t.false(html.includes('<script'));
    t.true(html.includes('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;'));
    t.true(text.includes('<script>alert("1")</script>'));
  }
});

test('line ends in a name end no line of a header', (t) => {
  const { missed, memo } = everywhere('佐藤\r\nBcc: all@example.com');
  t.is(memo.subject, '佐藤 Bcc: all@example.com');
  for (const { subject } of [missed, memo]) t.notRegex(subject, /[\r\n]/);
});

test('line ends in a name make no line of the mail that looks like one of ours', (t) => {
  const { text } = composeMissed({ ...CALL, lineName: '外線1\n電話 090-0000-0000' }, '', JA);
  t.true(text.includes('外線1 電話 090-0000-0000\n'));
});

test('a memo keeps its line ends, of whatever kind, and loses other control characters', (t) => {
  const memo = { text: 'a\r\nb\rc\u2028d\u0007e\u202ef', subject: '', author: '', extension: null };
  const { text, html } = composeMemo(CALL, memo, { ...JA, toName: '' });
  t.true(text.startsWith('a\nb\nc\nd e f\n\n'));
  t.true(html.includes('a<br>\nb<br>\nc<br>\nd e f</p>'));
});

test('no telephone link is made of what no telephone can dial', (t) => {
  const caller = { type: 'number', number: 'javascript:1', e164: null } as const;
  t.false(composeMissed({ ...CALL, caller }, '', JA).html.includes('href'));
  const inHouse = { type: 'number', number: '0120444', e164: null } as const;
  t.true(composeMissed({ ...CALL, caller: inHouse }, '', JA).html.includes('<a href="tel:0120444">'));
});

test('a telephone link dials the international form and shows the usual one', (t) => {
  t.true(composeMissed(CALL, '', JA).html.includes('<a href="tel:+81300001201">03-0000-1201</a>'));
});

test('the HTML part loads nothing from elsewhere and leaves colours to the reader', (t) => {
  const { html } = composeMissed(CALL, '', JA);
  t.notRegex(html, /https?:|src=|url\(/);
  t.notRegex(html, /color:/);
  t.true(html.includes('<meta name="color-scheme" content="light dark">'));
});

test('whatever is in the fields, a subject is one visible line of at most 200 characters', (t) => {
  const property = fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
    for (const { subject, html } of Object.values(everywhere(text))) {
      t.true(Array.from(subject).length <= 200);
      t.notRegex(subject, /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
      t.notRegex(html, /<(?!\/?(?:html|head|meta|body|p|a|br)\b|!DOCTYPE)/);
    }
  });
  t.notThrows(() => fc.assert(property, { seed: 20261124, numRuns: 200 }));
});

test('half a character, which no charset can carry, does not reach the mail', (t) => {
  const { memo } = everywhere('a\ud83db');
  t.is(memo.subject, 'a b');
  t.notRegex(memo.text + memo.html, /\p{Cs}/u);
});

test('long fields are cut between characters, and a mail has a size one can foresee', (t) => {
  const { missed, memo } = everywhere('𠮷'.repeat(20_000));
  t.regex(memo.subject, /^𠮷{199}…$/u);
  t.true(Array.from(memo.text).length < 12_000);
  t.true(Array.from(missed.text).length < 12_000);
});
