import test from 'ava';
import type { Database } from '../../../firmware/store/database.ts';
import type { NewMail } from '../../../firmware/store/outbox.ts';
import { type BounceReport, takeBounce } from '../../../firmware/store/outbox-bounces.ts';
import { retryMail } from '../../../firmware/store/outbox-desk.ts';
import { mailsOfCalls } from '../../../firmware/store/outbox-of-calls.ts';
import { countOutbox } from '../../../firmware/store/outbox-pages.ts';
import { outboxStore } from '../../../firmware/store/outbox-store.ts';
import { keyOf } from './call-samples.ts';
import { claim, insert, mailOf, stored } from './outbox-samples.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const A = 'a@x.example';
const B = 'b@x.example';
let reports = 0;
const reportOn = ({ messageId }: NewMail, known: Partial<BounceReport> = {}): BounceReport => ({
  id: `report ${++reports}`,
  type: 'failed',
  messageIds: [messageId],
  addresses: [A],
  words: '550 5.1.1 unknown',
  ...known,
});
const take = (db: Database, report: BounceReport) =>
  db.knex.transaction((trx) => takeBounce(trx, report, NOW + 5));

/** A mail that the server has taken. */
async function sent(db: Database, mail: NewMail): Promise<NewMail> {
  await insert(db, mail);
  await send(db);
  return mail;
}
async function send(db: Database): Promise<void> {
  const outcome = { type: 'sent', reply: '250 ok' } as const;
  await outboxStore(db.knex).finishAll(
    (await claim(db)).map((mail) => ({ mail, outcome, rests: [] })),
    NOW,
  );
}
const resend = async (db: Database, key: string, address: string) => {
  await db.knex.transaction((trx) => retryMail(trx, key, [address], NOW));
  await send(db);
};

test('a mail that came back is bounced, in the list, on its call, in the counts and for other boxes', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  t.like(await take(db, reportOn(mail)), { type: 'bounced', keys: [mail.key] });
  const now = await stored(db, mail);
  t.like(now, { state: 'bounced', lastReply: '550 5.1.1 unknown', finishedAt: NOW + 5 });
  t.deepEqual(
    now.tries.map(({ result }) => result),
    ['accepted', 'bounced'],
  );
  t.is((await mailsOfCalls(db.knex, [keyOf('a')]))[0]?.state, 'bounced');
  t.like(await countOutbox(db.knex, NOW), { sent: 0, bounced: 1 });
  t.deepEqual((await eventsOf(db)).at(-1)?.body, { key: mail.key, state: 'bounced' });
});

test('a report is taken once, however often it is read', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  const report = reportOn(mail);
  await take(db, report);
  await resend(db, mail.key, A);
  t.deepEqual(await take(db, report), { type: 'known' });
  t.is((await stored(db, mail)).state, 'sent');
});

test('a mail that is late is noted beside its attempts and stays sent', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  t.deepEqual(await take(db, reportOn(mail, { type: 'delayed', words: '4.4.1 timed out' })), {
    type: 'delayed',
  });
  const now = await stored(db, mail);
  t.is(now.state, 'sent');
  t.like(now.tries.at(-1), { result: 'delayed', reply: '4.4.1 timed out' });
});

test('a report about an address to which the mail does not go any more changes nothing', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  await take(db, reportOn(mail, { addresses: [A, 'forwarded@y.example'] }));
  await resend(db, mail.key, B);
  t.deepEqual(await take(db, reportOn(mail)), { type: 'known' });
  t.deepEqual(await take(db, reportOn(mail, { addresses: ['forwarded@y.example'] })), { type: 'known' });
  t.is((await stored(db, mail)).state, 'sent');
  t.like(await take(db, reportOn(mail, { addresses: [B] })), { type: 'bounced' });
});

test('an address that nobody wrote is one that a mailbox passed the mail on to', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  t.like(await take(db, reportOn(mail, { addresses: ['elsewhere@y.example'] })), { keys: [mail.key] });
});

test('a report that names nobody is about the whole mail', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A, B] }));
  t.like(await take(db, reportOn(mail, { addresses: [] })), { keys: [mail.key] });
});

test('where one of several addressees was not reached, a copy for him alone came back', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: ['A@x.example', B] }));
  const taken = await take(db, reportOn(mail));
  t.is((await stored(db, mail)).state, 'sent');
  const key = taken.type === 'bounced' ? taken.keys[0] : undefined;
  t.truthy(key);
  if (key === undefined) return;
  t.like(await stored(db, { key }), {
    state: 'bounced',
    toAddresses: ['A@x.example'],
    messageId: mail.messageId,
  });
  await resend(db, key, 'c@x.example');
  t.deepEqual(await take(db, reportOn(mail)), { type: 'known' });
  t.like(await take(db, reportOn(mail, { addresses: ['c@x.example'] })), { keys: [key] });
  t.like(await take(db, reportOn(mail, { addresses: [B] })), { type: 'bounced' });
});

test('a report about no mail of this box leaves no trace', async (t) => {
  const db = await temporaryBox(t);
  const mail = await sent(db, mailOf('a', { toAddresses: [A] }));
  const forged = [
    mailOf('unknown').messageId,
    mail.messageId.replace('@', '@not.'),
    '<x@y>',
    "<' OR 1=1 --@y>",
  ];
  for (const messageId of forged)
    t.deepEqual(await take(db, reportOn(mail, { messageIds: [messageId] })), { type: 'foreign' });
  t.deepEqual(await take(db, reportOn(mail, { messageIds: [] })), { type: 'foreign' });
  t.is((await stored(db, mail)).state, 'sent');
  t.deepEqual(await db.knex.raw('SELECT * FROM bounce_report'), []);
});

test('a mail that waits to be sent again is not stopped by a report about an earlier attempt', async (t) => {
  const db = await temporaryBox(t);
  const mail = mailOf('a', { toAddresses: [A] });
  await insert(db, mail);
  t.deepEqual(await take(db, reportOn(mail)), { type: 'known' });
  t.is((await stored(db, mail)).state, 'queued');
});
