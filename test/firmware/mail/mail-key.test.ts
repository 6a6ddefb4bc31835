import test from 'ava';
import { callKey } from '../../../firmware/calls/ids.ts';
import { mailKeyOf, messageId } from '../../../firmware/mail/mail-key.ts';

const CALL = callKey('019aa000-0000-7000-8000-00000000c0de');

test('the same call and purpose have the same key for ever, on every box', (t) => {
  t.is(mailKeyOf(CALL, 'missed'), mailKeyOf(CALL, 'missed'));
  // Written down: another value would send every waiting mail twice after an update.
  t.is(String(mailKeyOf(CALL, 'missed')), 'efb4f6e8-2fd1-5f5c-8654-24d5f8a9170b');
});

test('another purpose or another call is another mail', (t) => {
  const other = callKey('019aa000-0000-7000-8000-00000000beef');
  const keys = [
    mailKeyOf(CALL, 'missed'),
    mailKeyOf(CALL, 'memo'),
    mailKeyOf(CALL, 'memo-2'),
    mailKeyOf(other, 'memo'),
  ];
  t.is(new Set(keys).size, 4);
});

test('the Message-ID is the key at the configured domain', (t) => {
  const key = mailKeyOf(CALL, 'memo');
  t.is(messageId(key, 'example.co.jp'), `<${key}@example.co.jp>`);
});
