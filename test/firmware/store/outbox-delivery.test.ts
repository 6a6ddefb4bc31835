import test from 'ava';
import type { ClaimedMail, Outcome, Rest } from '../../../firmware/mail/delivery.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { memoPurpose } from '../../../firmware/store/outbox.ts';
import { claimDue } from '../../../firmware/store/outbox-delivery.ts';
import { retryMail } from '../../../firmware/store/outbox-desk.ts';
import { outboxStore } from '../../../firmware/store/outbox-store.ts';
import { putOff, refused } from '../../support/mail-faults.ts';
import { keyOf } from './call-samples.ts';
import { claim, insert, LONGEST, MINUTE, mailOf, stored } from './outbox-samples.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const finish = (
  db: Database,
  mail: ClaimedMail | undefined,
  outcome: Outcome,
  rests: readonly Rest[] = [],
) => {
  if (mail === undefined) throw new Error('nothing was claimed');
  return outboxStore(db.knex).finishAll([{ mail, outcome, rests }], NOW);
};
const keys = (mails: readonly { readonly key: string }[]) => mails.map((mail) => mail.key);

test('whoever takes a mail has it alone', async (t) => {
  const db = await temporaryBox(t);
  for (const name of ['a', 'b', 'c', 'd']) await insert(db, mailOf(name));
  const taken = await Promise.all([claim(db, NOW, 2), claim(db, NOW, 2), claim(db, NOW, 2)]);
  t.is(new Set(keys(taken.flat())).size, 4);
  t.is(taken.flat().length, 4);
});

test('the oldest go first, a few at a time', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('young'), NOW + 2);
  await insert(db, mailOf('old'), NOW);
  await insert(db, mailOf('middle'), NOW + 1);
  t.deepEqual(keys(await claim(db, NOW + 5, 2)), keys([mailOf('old'), mailOf('middle')]));
});

test('a mail for later is due after its wait and not before; its attempts are counted', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  const [first] = await claim(db);
  t.is(first?.attempts, 1);
  await finish(db, first, { type: 'later', faults: [putOff('450 later')], at: NOW + MINUTE });
  t.deepEqual(await claim(db, NOW + MINUTE - 1), []);
  t.is((await claim(db, NOW + MINUTE))[0]?.attempts, 2);
});

test('a mail dated by a clock that ran ahead is due: no wait of ours is as long', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  const [mail] = await claim(db);
  await finish(db, mail, { type: 'later', faults: [putOff('no way')], at: NOW + 365 * 86_400_000 });
  t.deepEqual(keys(await claim(db, NOW)), keys([mailOf('a')]));
});

test('the longest wait of the list is waited for', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  const [mail] = await claim(db);
  await finish(db, mail, { type: 'later', faults: [putOff('no way')], at: NOW + LONGEST });
  t.deepEqual(await claim(db, NOW), []);
});

test('a sent mail keeps the words of the server and is never taken again', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await finish(db, (await claim(db))[0], { type: 'sent', reply: '250 queued as 4F2' });
  t.like(await stored(db, mailOf('a')), {
    state: 'sent',
    finishedAt: NOW,
    lastReply: '250 queued as 4F2',
    tries: [{ at: NOW, result: 'accepted', reply: '250 queued as 4F2' }],
  });
  t.deepEqual(await claim(db, NOW + 86_400_000), []);
});

test('a parked mail stays, with every attempt and its words', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await finish(db, (await claim(db))[0], { type: 'later', faults: [putOff('450 grey')], at: NOW });
  await finish(db, (await claim(db))[0], { type: 'parked', faults: [refused('550 unknown')] });
  const mail = await stored(db, mailOf('a'));
  t.like(mail, { state: 'parked', attempts: 2, lastReply: '550 unknown' });
  t.deepEqual(
    mail.tries.map((one) => [one.result, one.reply]),
    [
      ['later', '450 grey'],
      ['refused', '550 unknown'],
    ],
  );
  t.deepEqual(await claim(db, NOW + 86_400_000), []);
});

test('other boxes hear that a mail is sent or parked, not of every attempt', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await finish(db, (await claim(db))[0], { type: 'later', faults: [putOff('450')], at: NOW });
  await finish(db, (await claim(db))[0], { type: 'sent', reply: '250' });
  t.deepEqual(
    (await eventsOf(db)).map((event) => [event.kind, event.body['state']]),
    [
      ['mail', 'queued'],
      ['mail-state', 'sent'],
    ],
  );
});

test('no more than a thousand characters of a reply are kept', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await finish(db, (await claim(db))[0], { type: 'parked', faults: [refused('x'.repeat(5000))] });
  t.is((await stored(db, mailOf('a'))).lastReply?.length, 1000);
});

test('what was being sent when the box died is due again, and the interruption is told', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await insert(db, mailOf('b', { state: 'held' }));
  await claim(db);
  t.is(await outboxStore(db.knex).requeueInterrupted(NOW + MINUTE), 1);
  const mail = await stored(db, mailOf('a'));
  t.like(mail, { state: 'queued', attempts: 1, tries: [{ result: 'interrupted' }] });
  t.deepEqual(keys(await claim(db, NOW + MINUTE)), [mailOf('a').key]);
});

test('what was taken and not tried is given back as it was', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await insert(db, mailOf('b'));
  const [first, second] = await claim(db);
  await finish(db, first, { type: 'sent', reply: '250' });
  await outboxStore(db.knex).giveBack(second === undefined ? [] : [second], NOW);
  t.like(await stored(db, second ?? mailOf('b')), { state: 'queued', attempts: 0, tries: [] });
  t.is((await claim(db)).length, 1);
});

test('what was finished is not given back', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  const taken = await claim(db);
  await finish(db, taken[0], { type: 'sent', reply: '250' });
  await outboxStore(db.knex).giveBack(taken, NOW);
  t.is((await stored(db, mailOf('a'))).state, 'sent');
});

test('addressees left out get a copy of their own with the same Message-ID; the others get nothing twice', async (t) => {
  const db = await temporaryBox(t);
  const memo = mailOf('a', { purpose: 'memo', toAddresses: ['a@x.example', 'b@x.example', 'c@x.example'] });
  await insert(db, memo);
  await finish(db, (await claim(db))[0], { type: 'sent', reply: '250' }, [
    {
      addresses: ['b@x.example'],
      outcome: { type: 'later', faults: [putOff('450 grey')], at: NOW + MINUTE },
    },
    { addresses: ['c@x.example'], outcome: { type: 'parked', faults: [refused('550 unknown')] } },
  ]);
  t.is((await stored(db, memo)).state, 'sent');
  t.deepEqual(await claim(db), []);
  const [rest] = await claim(db, NOW + MINUTE);
  t.like(rest, {
    toAddresses: ['b@x.example'],
    messageId: memo.messageId,
    attempts: 2,
    purpose: 'memo-rest',
  });
  const rows: { to_addresses: string; last_reply: string }[] = await db.knex.raw(
    "SELECT to_addresses, last_reply FROM outbox WHERE state = 'parked'",
  );
  t.deepEqual(rows, [{ to_addresses: '["c@x.example"]', last_reply: '550 unknown' }]);
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo-2');
});

test('mails about important customers go first, and of these the oldest', async (t) => {
  const db = await temporaryBox(t);
  const importance = { young: 'A', old: 'A', middling: 'B', any: null } as const;
  const put = (name: keyof typeof importance, at: number) =>
    insert(db, mailOf(name, { importance: importance[name] }), at);
  await put('any', NOW);
  await put('middling', NOW + 1);
  await put('old', NOW + 2);
  await put('young', NOW + 3);
  const order = ['old', 'young', 'middling', 'any'];
  t.deepEqual(keys(await claim(db, NOW + 5)), keys(order.map((name) => mailOf(name))));
});

test('mails to a domain that waits are left where they are, also after their address was changed', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a', { toAddresses: ['a@Bad.example', 'b@good.example'] }));
  await insert(db, mailOf('b', { toAddresses: ['b@good.example'] }));
  const request = { now: NOW, limit: 10, longest: LONGEST, without: ['bad.example'] };
  t.deepEqual(keys(await claimDue(db.knex, request)), [mailOf('b').key]);
  await db.knex.transaction((trx) => retryMail(trx, mailOf('a').key, ['a@elsewhere.example'], NOW));
  t.deepEqual(keys(await claimDue(db.knex, request)), [mailOf('a').key]);
});

test('a domain that is well again is not made to wait, the others keep their times', async (t) => {
  const db = await temporaryBox(t);
  for (const name of ['one', 'other']) {
    await insert(db, mailOf(name, { toAddresses: [`a@${name}.example`] }));
  }
  for (const mail of await claim(db))
    await finish(db, mail, { type: 'later', faults: [putOff('')], at: NOW + MINUTE });
  t.is(await outboxStore(db.knex).hurryAll(NOW, 'one.example'), 1);
  t.deepEqual(keys(await claim(db)), [mailOf('one').key]);
});
