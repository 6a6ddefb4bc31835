import test from 'ava';
import { mailText } from '../../../web-admin/src/format/mail.ts';
import { timeFormat } from '../../../web-admin/src/format/time.ts';
import { en } from '../../../web-admin/src/i18n/en.ts';
import { ja } from '../../../web-admin/src/i18n/ja.ts';

const sentAt = Date.UTC(2026, 10, 23, 14, 59);
const midnight = Date.UTC(2026, 10, 23, 15, 0);
const mail = { toName: '高橋 健一', state: 'sent', at: sentAt };

test('a mail of the same day is told with its time alone', (t) => {
  const text = mailText(mail, ja, timeFormat('ja', 'Asia/Tokyo'), midnight - 1);
  t.true(text.includes('23:59'), text);
  t.false(text.includes('11/23'), text);
});

test('a mail of another day of the site is told with its date', (t) => {
  t.true(mailText(mail, ja, timeFormat('ja', 'Asia/Tokyo'), midnight).includes('11/23 月 23:59'));
  t.true(mailText(mail, en, timeFormat('en', 'Asia/Tokyo'), midnight).includes('Mon 23 Nov 23:59'));
});

test('a mail that did not go has no time', (t) => {
  const text = mailText({ ...mail, state: 'parked' }, ja, timeFormat('ja', 'Asia/Tokyo'), midnight);
  t.false(text.includes('23:59'), text);
});
