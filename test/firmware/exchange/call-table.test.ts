import test from 'ava';
import iconv from 'iconv-lite';
import { epochMs, extension, lineId } from '../../../firmware/calls/ids.ts';
import { type CallLine, callCells, callTitles } from '../../../firmware/exchange/call-table.ts';
import { beginningOf, encoded } from '../../../firmware/exchange/charset.ts';
import { csvText } from '../../../firmware/exchange/csv-write.ts';
import { siteTime } from '../../../firmware/presence/site-time.ts';

const CALL: CallLine = {
  isTimeKnown: true,
  startedAt: epochMs(Date.UTC(2026, 10, 24, 1, 42)),
  line: lineId('1'),
  caller: { type: 'number', number: '0312345678', e164: '+81312345678' },
  customer: null,
  outcome: 'missed',
  mode: 'away',
  ringSeconds: 12,
  talkSeconds: null,
  answers: [{ extension: extension('101') }],
  memo: '=HYPERLINK("http://x")\n折り返し, 急ぎ',
  memoBy: '伊藤',
  owner: null,
  doneAt: null,
  doneBy: null,
};
const words = (language: 'ja' | 'en') => ({
  language,
  time: siteTime('Asia/Tokyo'),
  lineName: () => '代表',
  extensionName: () => '松本',
  display: () => '03-1234-5678',
});

test('a call is a row under titles in the language that was asked for, its time by the clock of the office', (t) => {
  const row = (language: 'ja' | 'en') =>
    Object.fromEntries(
      callTitles(language).map((title, at) => [title, callCells(CALL, words(language))[at]]),
    );
  t.like(row('ja'), {
    着信: '2026-11-24 10:42',
    番号: '03-1234-5678',
    結果: '不在着信',
    モード: '不在',
    '呼出（秒）': '12',
  });
  t.like(row('en'), { 'Rang at': '2026-11-24 10:42', Outcome: 'Missed', Mode: 'Away', 'Talk (s)': '' });
});

test('a caller without a number is there by the reason', (t) => {
  const cells = callCells({ ...CALL, caller: { type: 'absent', reason: 'withheld' } }, words('ja'));
  t.true(cells.includes('非通知'));
});

const harmless = test.macro({
  exec(t, cell: string) {
    t.is(csvText([[cell, 'x']]), `'${cell},x\r\n`);
  },
  title: (_, cell) => `${cell} becomes no formula`,
});
for (const cell of ['=1+1', '+81 3 1234', '-1', '@SUM(A1)', '\t=1', '＝1+1']) test(harmless, cell);

test('quotes, commas and line breaks stay in their cell', (t) => {
  t.is(csvText([['a "b"', 'c,d', 'e\nf']]), '"a ""b""","c,d","e\nf"\r\n');
});

test('Excel knows UTF-8 by its mark; Shift_JIS is that of Windows, with ① and 髙', (t) => {
  t.is(beginningOf('utf-8').toString('hex'), 'efbbbf');
  t.is(beginningOf('shift_jis').length, 0);
  t.is(iconv.decode(encoded('髙橋①', 'shift_jis'), 'cp932'), '髙橋①');
  t.is(encoded('髙', 'shift_jis').toString('hex'), 'fbfc');
});
