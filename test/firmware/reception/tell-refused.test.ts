import test from 'ava';
import { tellRefused } from '../../../firmware/reception/tell-refused.ts';
import { forgetCalls } from '../../../firmware/store/forget.ts';
import { dropMail, retryMail } from '../../../firmware/store/outbox-desk.ts';
import { hasUntoldRefusal } from '../../../firmware/store/outbox-refusals.ts';
import { scrubMails } from '../../../firmware/store/outbox-scrub.ts';
import { outboxStore } from '../../../firmware/store/outbox-store.ts';
import { putOff, refused as refusedFor } from '../../support/mail-faults.ts';
import { keyOf } from '../store/call-samples.ts';
import { insert, LONGEST, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { eventsOf, NOW } from '../store/temporary-box.ts';
import { HEAD, refusingOffice } from './refusing-office.ts';

const UNKNOWN = '550 5.1.1 <ito@office.example>: User unknown';
const to = (address: string, call = address) => mailOf(call, { toAddresses: [address] });
const WHO = { receiver: 'crm.example', status: 410 };
const GONE = { code: 'webhook-refused', said: 'Gone', by: 'server', ...WHO } as const;
const ITO = to('ito@office.example');

test('a refused mail is told to the default representative with addressee, subject, the words of the server and a link', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set('ito@office.example', UNKNOWN);
  await insert(db, { ...ITO, toName: '伊藤 さくら' });
  await post.worker.flush();
  const [notice] = await notices();
  t.is(notice?.subject, '【お知らせ】伊藤 さくら へのメールが届きませんでした');
  t.is(notice?.to_addresses, `["${HEAD}"]`);
  t.regex(
    notice?.text ?? '',
    /宛先　伊藤 さくら ito@office\.example\n件名　【不在着信】ito@office\.example\n/,
  );
  t.true(
    notice?.text.includes(
      `理由　メールサーバーが、この宛先を断りました。\nサーバーのことば　${UNKNOWN}\n直し方　宛先を`,
    ),
  );
  t.true(notice?.text.includes(`https://box.example/mail?key=${ITO.key}`));
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.is(post.sent.at(-1)?.subject, notice?.subject);
  t.false(await hasUntoldRefusal(db.knex));
});

test('the notice is written in the language of its reader', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t, { locale: 'en' });
  refused.set('ito@office.example', UNKNOWN);
  await insert(db, { ...ITO, toName: 'Sakura Ito' });
  await post.worker.flush();
  const [notice] = await notices();
  t.is(notice?.subject, 'Notice: A mail to Sakura Ito did not arrive');
  t.true(notice?.text.includes(`Why: The mail server refused this address.\nThe server said: ${UNKNOWN}\n`));
});

test('a mail whose list of waits is used up is told of like a refused one', async (t) => {
  const { db, post, notices } = await refusingOffice(t);
  post.answer = () => ({ type: 'later', scope: 'mail', faults: [putOff('452 4.2.2 Mailbox full')] });
  await insert(db, ITO);
  for (let tries = 0; tries < 3; tries++) {
    await post.worker.flush();
    post.clock.advance(MINUTE);
  }
  t.is((await stored(db, ITO)).state, 'parked');
  t.regex((await notices())[0]?.text ?? '', /452 4\.2\.2 Mailbox full/);
});

test('several refusals in a minute are one notice, later ones wait for ten minutes', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  const refuse = async (name: string) => {
    refused.set(`${name}@office.example`, `550 ${name}`);
    await insert(db, to(`${name}@office.example`), post.clock.now());
    await post.worker.flush();
  };
  await refuse('a');
  post.clock.advance(20_000);
  await refuse('b');
  t.is((await notices()).length, 1);
  t.is((await notices())[0]?.subject, '【お知らせ】2件のメールが届きませんでした');
  t.regex((await notices())[0]?.text ?? '', /550 a\n(.|\n)*550 b\n/);
  post.clock.advance(MINUTE);
  await post.worker.flush();
  await refuse('c');
  post.clock.advance(3 * MINUTE);
  await refuse('d');
  const [first, second, ...others] = await notices();
  t.deepEqual(others, []);
  t.is(first?.state, 'sent');
  t.is(second?.state, 'queued');
  t.is(second?.next_attempt_at, NOW + 10 * MINUTE);
  t.notRegex(second?.text ?? '', /550 [ab]\n/);
  t.regex(second?.text ?? '', /550 c\n(.|\n)*550 d\n/);
});

test('a hundred refusals at once are one mail that tells twenty and the number of the others', async (t) => {
  const { db, post, notices } = await refusingOffice(t);
  post.answer = () => ({ type: 'refused', faults: [refusedFor('550 no')] });
  for (let index = 0; index < 100; index++) await insert(db, to(`a${index}@office.example`));
  await post.worker.flush();
  const [notice, ...others] = await notices();
  t.deepEqual(others, []);
  t.is(notice?.subject, '【お知らせ】100件のメールが届きませんでした');
  t.is(notice?.text.match(/■/g)?.length, 20);
  t.regex(notice?.text ?? '', /ほかに80件あります。/);
});

test('a notice that is refused itself leads to no other: the box says it on the page', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set('ito@office.example', UNKNOWN);
  refused.set(HEAD, '550 5.1.1 no such head');
  await insert(db, ITO);
  await post.worker.flush();
  t.false(await hasUntoldRefusal(db.knex));
  post.clock.advance(MINUTE);
  await post.worker.flush();
  post.clock.advance(60 * MINUTE);
  await post.worker.flush();
  t.deepEqual(
    (await notices()).map(({ state }) => state),
    ['parked'],
  );
  t.true(await hasUntoldRefusal(db.knex));
});

test('a refusal of the very address of the default representative is not told by mail', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set(HEAD.toUpperCase(), '550 5.1.1 no such head');
  const mail = to(HEAD.toUpperCase());
  await insert(db, mail);
  await post.worker.flush();
  t.deepEqual(await notices(), []);
  t.true(await hasUntoldRefusal(db.knex));
  await db.knex.transaction((trx) => dropMail(trx, mail.key, NOW));
  t.false(await hasUntoldRefusal(db.knex));
});

test('where nobody is default representative the box says it on the page', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t, null);
  refused.set('ito@office.example', UNKNOWN);
  await insert(db, ITO);
  await post.worker.flush();
  t.deepEqual(await notices(), []);
  t.true(await hasUntoldRefusal(db.knex));
});

test('a mail that somebody sends again and that is refused again is told of again', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set('ito@office.example', UNKNOWN);
  refused.set('itoh@office.example', '550 not here either');
  await insert(db, ITO);
  await post.worker.flush();
  post.clock.advance(MINUTE);
  await post.worker.flush();
  await db.knex.transaction((trx) => retryMail(trx, ITO.key, ['itoh@office.example'], post.clock.now()));
  await post.worker.flush();
  const [, second] = await notices();
  t.regex(second?.text ?? '', /550 not here either/);
});

test('one addressee of several who is refused is told of with his address alone', async (t) => {
  const { db, post, notices } = await refusingOffice(t);
  const [address, type] = ['b@office.example', 'refused'] as const;
  const fault = refusedFor('550 no b');
  post.answer = () => ({ type: 'accepted', reply: '250 ok', leftOut: [{ address, type, fault }] });
  await insert(db, mailOf('a', { toName: '', toAddresses: ['a@office.example', address] }));
  await post.worker.flush();
  t.is((await notices())[0]?.subject, '【お知らせ】b@office.example へのメールが届きませんでした');
});

test('a program that refuses everything is told of once a day', async (t) => {
  const { db, post, letterhead, notices } = await refusingOffice(t);
  const store = outboxStore(db.knex, 'programs', (trx, keys, now) => tellRefused(trx, letterhead, keys, now));
  const refuse = async (call: string) => {
    const now = post.clock.now();
    await insert(db, to('https://crm.example/hook', call), now);
    const mails = await store.claimDue({ now, limit: 10, longest: LONGEST, without: [] });
    const outcome = { type: 'parked', faults: [GONE] } as const;
    await store.finishAll(
      mails.map((mail) => ({ mail, outcome, rests: [] })),
      now,
    );
    post.clock.advance(30 * MINUTE);
    await post.worker.flush();
  };
  await refuse('a');
  await refuse('b');
  t.is((await notices()).length, 1);
  post.clock.advance(24 * 60 * MINUTE);
  await refuse('c');
  t.is((await notices()).length, 2);
});

test('what is parked and its notice are on the disk together, or neither is', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set('ito@office.example', UNKNOWN);
  await insert(db, ITO);
  await db.knex.raw(
    "CREATE TEMP TRIGGER full BEFORE INSERT ON outbox WHEN new.purpose = 'notice-refused' BEGIN SELECT raise(ABORT, 'full'); END",
  );
  await post.worker.flush();
  t.is((await stored(db, ITO)).state, 'sending');
  await db.knex.raw('DROP TRIGGER full');
  await post.worker.flush();
  t.is((await stored(db, ITO)).state, 'parked');
  t.is((await notices()).length, 1);
  t.is(post.sent.length, 1);
});

test('a number that turns out to be withheld, and a call that is forgotten, leave the notice as well', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  refused.set('ito@office.example', UNKNOWN);
  const number = '0300001201';
  await insert(db, {
    ...mailOf('a', { toAddresses: ['ito@office.example'] }),
    subject: `不在着信 ${number}`,
  });
  await post.worker.flush();
  t.regex((await notices())[0]?.text ?? '', /0300001201/);
  const leaked = { type: 'number', number, e164: '+81300001201' } as const;
  await db.knex.transaction((trx) => scrubMails(trx, keyOf('a'), leaked));
  t.notRegex((await notices())[0]?.text ?? '', /0300001201/);
  const told = (await eventsOf(db)).filter(({ kind }) => kind === 'mail');
  t.notRegex(JSON.stringify(told), /0300001201/);
  await db.knex.transaction((trx) => forgetCalls(trx, [keyOf('a')], NOW));
  t.deepEqual(await notices(), []);
});

test('a notice of hostile words is one mail all the same', async (t) => {
  const { db, post, refused, notices } = await refusingOffice(t);
  const words = `550 ${'<script>{{#advice}}\r\nBcc: x@y\u202e\ud800 '.repeat(5000)}`;
  refused.set('ito@office.example', words);
  await insert(db, { ...ITO, toName: '\r\nBcc: evil@x', subject: `${'長'.repeat(3000)}{{title}}` });
  await post.worker.flush();
  const [notice] = await notices();
  t.notRegex(notice?.subject ?? '', /[\r\n]/);
  t.true((notice?.text.length ?? 0) < 5000);
});
