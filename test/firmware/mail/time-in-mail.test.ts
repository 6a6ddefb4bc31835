import test from 'ava';
import { composeMemo, composeMissed } from '../../../firmware/mail/compose.ts';
import { localTime } from '../../../firmware/mail/compose-time.ts';
import { tellTime } from '../../../firmware/mail/time-in-mail.ts';
import { AT_1042 as AT, CALL, EN, JA } from './call-facts.ts';

const MEMO = { text: '納期の件', subject: '', author: '伊藤 さくら', extension: '12' };
const UNKNOWN = { ...CALL, isTimeKnown: false };

test('a mail of a box without a time says that it is not known', (t) => {
  const ja = composeMissed(UNKNOWN, '不在時に電話がありました', JA);
  t.is(ja.subject, '【不在着信】青葉製作所 佐藤様 ［時刻不明］');
  t.true(ja.text.includes('［日時不明：本機の時計が未設定でした］'));
  const en = composeMissed(UNKNOWN, 'Nobody was in.', EN);
  t.true(en.subject.endsWith(' [time not known]'));
  t.true(en.text.includes('[time not known: the clock of the box was not set]'));
  t.true(en.html.includes('[time not known: the clock of the box was not set]'));
});

test('once the time is known, it is the mail that would have been written', (t) => {
  t.deepEqual(tellTime(composeMissed(UNKNOWN, 'x', JA), AT, JA.timeZone), composeMissed(CALL, 'x', JA));
  t.deepEqual(tellTime(composeMissed(UNKNOWN, 'x', EN), AT, EN.timeZone), composeMissed(CALL, 'x', EN));
  t.deepEqual(tellTime(composeMemo(UNKNOWN, MEMO, JA), AT, JA.timeZone), composeMemo(CALL, MEMO, JA));
});

test('a mail that knows its time is left as it is', (t) => {
  const mail = composeMissed(CALL, 'x', EN);
  t.deepEqual(tellTime(mail, AT + 3_600_000, EN.timeZone), mail);
});

const zone = test.macro({
  exec(t, timeZone: string, at: string, expected: string) {
    const { month, day, hour, minute } = localTime(Date.parse(at), timeZone);
    t.is(`${month}/${day} ${hour}:${String(minute).padStart(2, '0')}`, expected);
  },
  title: (_, timeZone, at) => `${at} in ${timeZone}`,
});
// Europe/Berlin: 29 March 2026 from 2:00 to 3:00; 25 October 2026 from 3:00 to 2:00.
test(zone, 'Europe/Berlin', '2026-03-29T00:59:00Z', '3/29 1:59');
test(zone, 'Europe/Berlin', '2026-03-29T01:00:00Z', '3/29 3:00');
test(zone, 'Europe/Berlin', '2026-10-25T00:30:00Z', '10/25 2:30');
test(zone, 'Europe/Berlin', '2026-10-25T01:30:00Z', '10/25 2:30');
test(zone, 'Asia/Tokyo', '2026-12-31T15:00:00Z', '1/1 0:00');
test(zone, 'America/New_York', '2026-03-08T07:00:00Z', '3/8 3:00');
test(zone, 'America/New_York', '2026-11-01T06:30:00Z', '11/1 1:30');
// Half an hour: 5 April 2026 from 2:00 to 1:30, 4 October 2026 from 2:00 to 2:30.
test(zone, 'Australia/Lord_Howe', '2026-04-04T14:59:00Z', '4/5 1:59');
test(zone, 'Australia/Lord_Howe', '2026-04-04T15:00:00Z', '4/5 1:30');
test(zone, 'Australia/Lord_Howe', '2026-10-03T15:30:00Z', '10/4 2:30');
