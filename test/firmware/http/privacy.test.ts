import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { TidyRoom } from '../../../firmware/assembly/care/tidy.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import type { AuditPage } from '../../../firmware/http/contract/access.ts';
import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import type { Customer, CustomerPage } from '../../../firmware/http/contract/customers.ts';
import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { startBox } from '../../support/test-box.ts';
import { byNumber, missed, ringing, save } from '../store/call-samples.ts';
import { NOW, temporaryFolder } from '../store/temporary-box.ts';

const DAY_MS = 86_400_000;
const open = (dataDir: string) =>
  openDatabase({ file: join(dataDir, 'rusuban.db'), clock: systemClock, log: silentLog });

/** A box with two missed calls; a memo about the first went to its customer's representative. */
async function boxWithTwo(t: ExecutionContext) {
  const dataDir = temporaryFolder(t);
  const db = await open(dataDir);
  const call = (n: number) =>
    missed(ringing(`${n}`, { startedAt: epochMs(NOW + n), caller: byNumber(`030000120${n}`) }));
  await save(db, call(1), call(2));
  await db.close();
  const box = await startBox(t, { dataDir });
  const input = { name: '極秘商事', notes: 'ひみつの注記', numbers: [{ number: '0300001201' }] };
  const customer = (await box.ask<Customer>('POST', '/api/customers', input)).body;
  const { items } = (await box.ask<CallPage>('GET', '/api/calls?number=0300001201')).body;
  const key = items[0]?.key ?? '';
  await box.ask('PUT', `/api/calls/${key}/customer`, { customerId: customer.id, addNumber: false });
  const memo = {
    representativeId: null,
    toAddress: 'a@office.example',
    subject: 's',
    text: 'ひみつのメモ',
    author: '',
    authorExtension: null,
  };
  await box.ask('POST', `/api/calls/${key}/memo`, memo);
  return { box, dataDir, customer };
}

test('all that is known of a customer is one file, and its export is written down', async (t) => {
  const { box, customer } = await boxWithTwo(t);
  const answer = await fetch(`${box.url}/api/customer-data.json?id=${customer.id}`, {
    headers: { cookie: box.cookie },
  });
  const data = (await answer.json()) as {
    customer: Customer;
    calls: { memo: string; mails: { text: string }[] }[];
  };
  t.is(data.customer.name, '極秘商事');
  t.is(data.calls.length, 1);
  t.is(data.calls[0]?.memo, 'ひみつのメモ');
  t.regex(data.calls[0]?.mails[0]?.text ?? '', /ひみつのメモ/);
  const { items } = (await box.ask<AuditPage>('GET', '/api/audit?kind=export')).body;
  t.deepEqual(
    items.map(({ action }) => action),
    ['GET /api/customer-data.json'],
  );
});

test('a customer who is erased is nowhere any more: no card, no call, no mail, no search, no event', async (t) => {
  const { box, dataDir, customer } = await boxWithTwo(t);
  t.is((await box.ask('DELETE', `/api/customers/${customer.id}/data`)).status, 200);
  t.is((await box.ask('GET', `/api/customers/${customer.id}`)).status, 404);
  t.is((await box.ask('POST', `/api/customers/${customer.id}/restore`)).status, 404, 'for good');
  const q = encodeURIComponent('極秘');
  t.is((await box.ask<CustomerPage>('GET', `/api/customers?q=${q}`)).body.items.length, 0);
  t.is((await box.ask<CallPage>('GET', `/api/calls?q=${q}`)).body.items.length, 0);
  t.is((await box.ask<CallPage>('GET', '/api/calls')).body.items.length, 1, 'the other call stays');
  t.is((await box.ask<OutboxPage>('GET', '/api/outbox')).body.items.length, 0);
  await box.stop();
  const db = await open(dataDir);
  for (const table of ['event', 'customer', 'customer_number', 'call_record', 'outbox', 'audit_entry']) {
    const rows = JSON.stringify(await db.knex.raw(`SELECT * FROM ${table}`));
    t.notRegex(rows, /極秘|ひみつ|0300001201|300001201/, table);
  }
  const [{ gaps }] = await db.knex.raw('SELECT max(oseq) - count(*) AS gaps FROM event');
  t.is(gaps, 0, 'the numbers of the events have no gaps');
  await db.close();
});

test('calls go when their time is over, with memo, mail and events; younger ones and waiting mails stay', async (t) => {
  const { box, dataDir } = await boxWithTwo(t);
  t.deepEqual((await box.ask('PUT', '/api/retention', { days: 30 })).body, { days: 30 });
  t.is((await box.ask('PUT', '/api/retention', { days: 0 })).status, 400);
  await box.stop();
  const db = await open(dataDir);
  const clock = new FakeClock(NOW + 29 * DAY_MS);
  let isClockSet = true;
  let changes = 0;
  const tidy = new TidyRoom({
    ...{ db, clock, log: silentLog, timezone: 'Asia/Tokyo', isClockSet: () => isClockSet },
    onChange: () => void changes++,
  });
  const calls = async () => (await db.knex.raw('SELECT key FROM call_record')).length;
  await tidy.run();
  t.is(await calls(), 2, 'not yet');
  clock.advance(2 * DAY_MS);
  isClockSet = false;
  await tidy.run();
  t.is(await calls(), 2, 'a clock that is not set makes nothing old');
  isClockSet = true;
  await tidy.run();
  t.is(await calls(), 1, 'the mail about the other has not left yet');
  t.is(changes, 1);
  await db.knex.raw("UPDATE outbox SET state = 'sent'");
  await tidy.run();
  t.is(await calls(), 0);
  t.is((await db.knex.raw('SELECT * FROM outbox')).length, 0);
  t.notRegex(
    JSON.stringify(await db.knex.raw("SELECT * FROM event WHERE kind <> 'customer'")),
    /ひみつのメモ|0300001202/,
  );
  await db.close();
});
