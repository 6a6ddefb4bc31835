import test from 'ava';
import { asSentence, insertPhrase } from '../../../web-admin/src/memo/insert-phrase.ts';
import { MARK, skeletonOf } from '../../../web-admin/src/memo/skeleton.ts';

test('the first phrase is the text, closed like a sentence', (t) => {
  t.deepEqual(insertPhrase('', 0, '急ぎとのことです'), { text: '急ぎとのことです。', caret: 9 });
});

test('the next phrase gets a line of its own', (t) => {
  t.is(insertPhrase('納期の件です。', 7, '急ぎです').text, '納期の件です。\n急ぎです。');
});

test('a phrase put into the middle leaves the rest on its line', (t) => {
  t.deepEqual(insertPhrase('ab', 1, 'It is urgent'), { text: 'a\nIt is urgent.\nb', caret: 15 });
});

test('a phrase that ends its own sentence gets no second full stop', (t) => {
  t.is(asSentence('いつですか？'), 'いつですか？');
  t.is(asSentence('Call back!'), 'Call back!');
  t.is(asSentence('見積の件'), '見積の件。');
});

test('the mail is taken apart at the mark, whatever its line ends', (t) => {
  t.deepEqual(skeletonOf(`高橋 様\r\n\r\n${MARK}\r\n電話`), { before: '高橋 様\n\n', after: '\n電話' });
  t.is(skeletonOf('a mail without the mark'), null);
});
