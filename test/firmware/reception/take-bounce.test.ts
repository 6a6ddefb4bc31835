import test from 'ava';
import { takeReport } from '../../../firmware/reception/take-bounce.ts';
import { hasUntoldRefusal } from '../../../firmware/store/outbox-refusals.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { refusingOffice } from './refusing-office.ts';

const MEMO = mailOf('a', { toName: '伊藤 さくら', toAddresses: ['ito@office.example'] });
const reportOn = (messageId: string, address: string) => ({
  id: messageId,
  type: 'failed' as const,
  messageIds: [messageId],
  addresses: [address],
  words: '550 5.1.1 unknown',
});

test('a mail that came back is told to the default representative like one that was refused', async (t) => {
  const { db, post, letterhead, notices } = await refusingOffice(t);
  await insert(db, MEMO);
  await post.worker.flush();
  await takeReport(db, letterhead, reportOn(MEMO.messageId, 'ito@office.example'), post.clock.now());
  t.is((await stored(db, MEMO)).state, 'bounced');
  const [notice] = await notices();
  t.is(notice?.subject, '【お知らせ】伊藤 さくら へのメールが届きませんでした');
  t.regex(notice?.text ?? '', /届かずに戻ってきました。\nサーバーのことば　550 5\.1\.1 unknown\n/);
});

test('a notice that comes back leads to no other: the box says it on the page', async (t) => {
  const { db, post, refused, letterhead, notices } = await refusingOffice(t);
  refused.set('ito@office.example', '550 no');
  await insert(db, MEMO);
  await post.worker.flush();
  post.clock.advance(MINUTE);
  await post.worker.flush();
  const sent = post.sent.at(-1);
  await takeReport(
    db,
    letterhead,
    reportOn(sent?.messageId ?? '', sent?.toAddresses[0] ?? ''),
    post.clock.now(),
  );
  t.deepEqual(
    (await notices()).map(({ state }) => state),
    ['bounced'],
  );
  t.true(await hasUntoldRefusal(db.knex));
});

test('a report and its notice are on the disk together, or neither is', async (t) => {
  const { db, post, letterhead, notices } = await refusingOffice(t);
  await insert(db, MEMO);
  await post.worker.flush();
  await db.knex.raw(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON outbox WHEN new.purpose = 'notice-refused' BEGIN SELECT raise(ABORT, 'full'); END",
  );
  const report = reportOn(MEMO.messageId, 'ito@office.example');
  await t.throwsAsync(takeReport(db, letterhead, report, post.clock.now()));
  t.is((await stored(db, MEMO)).state, 'sent');
  await db.knex.raw('DROP TRIGGER full');
  t.like(await takeReport(db, letterhead, report, post.clock.now()), { type: 'bounced' });
  t.is((await notices()).length, 1);
});
