import { z } from 'zod';
import { administrator } from '../../access/who.ts';
import { pageCalls } from '../../store/call-pages.ts';
import { getCustomer } from '../../store/customers.ts';
import { callsOfCustomer, eraseCustomer, FORGET_BATCH, forgetCalls } from '../../store/forget.ts';
import { getMail } from '../../store/outbox-desk.ts';
import { mailsOfCalls } from '../../store/outbox-of-calls.ts';
import { getRetention, putRetention } from '../../store/retention.ts';
import type { AuditNote } from '../audit-note.ts';
import { Uuid } from '../contract/common.ts';
import { Retention } from '../contract/privacy.ts';
import { download } from '../download.ts';
import { found, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ById = z.object({ id: Uuid });
const BATCH = 100;

/** What the office owes to the people whose data it keeps (SPEC B5): all that is known of one, and its erasure. */
export function privacyRoutes(services: Services): Route[] {
  const { db, clock } = services;
  const who = administrator();
  return [
    download({
      db,
      path: '/api/customer-data.json',
      summary: 'Everything that is kept of one customer',
      who,
      query: ById,
      reply: 'application/json',
      handle: ({ id }) => ({
        name: 'customer.json',
        type: 'application/json; charset=utf-8',
        body: everythingOf(services, id),
      }),
    }),
    route({
      method: 'DELETE',
      path: '/api/customers/:id/data',
      summary: 'Erase everything that is kept of one customer',
      who,
      params: ById,
      reply: Done,
      handle: ({ params, audit }) => erase(services, params.id, audit),
    }),
    route({
      method: 'GET',
      path: '/api/retention',
      summary: 'How long calls are kept',
      who,
      reply: Retention,
      handle: () => getRetention(db.knex),
    }),
    route({
      method: 'PUT',
      path: '/api/retention',
      summary: 'Change how long calls are kept',
      who,
      body: Retention,
      reply: Retention,
      handle: async ({ body, audit }) => {
        await write(services, audit, 'settings', (trx) => putRetention(trx, body, clock.now()));
        return body;
      },
    }),
  ];
}

async function erase(services: Services, id: string, audit: AuditNote) {
  const { db, clock, reception } = services;
  const isOnTheLine = reception.liveCalls.some(
    ({ match }) => match.type === 'one' && match.customer.id === id,
  );
  if (isOnTheLine)
    throw new RefusalError('conflict', 'the customer is on the telephone; erase him afterwards');
  for (let rest = FORGET_BATCH; rest === FORGET_BATCH; ) {
    const keys = await callsOfCustomer(db.knex, id);
    if (keys.length > 0) await write(services, audit, 'calls', (trx) => forgetCalls(trx, keys, clock.now()));
    rest = keys.length;
  }
  await write(services, audit, 'customers', async (trx) =>
    found('customer', await eraseCustomer(trx, id, clock.now())),
  );
  services.notices.tell({ type: 'changed', what: 'outbox' });
  return done;
}

/** One JSON document, made while it is fetched: the customer as he is, then his calls with their mails. */
async function* everythingOf({ db }: Services, id: string): AsyncGenerator<Buffer> {
  const customer = await getCustomer(db.knex, id);
  yield Buffer.from(`{"customer":${JSON.stringify(customer)},"calls":[`);
  let isFirst = true;
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await pageCalls(db.knex, { customer: id, limit: BATCH, cursor });
    const mails = await mailsOfCalls(
      db.knex,
      page.items.map(({ key }) => key),
    );
    for (const call of page.items) {
      const own = mails.filter(({ callKey }) => callKey === call.key);
      const whole = await Promise.all(own.map(({ key }) => getMail(db.knex, key)));
      yield Buffer.from(`${isFirst ? '' : ','}\n${JSON.stringify({ ...call, mails: whole })}`);
      isFirst = false;
    }
    cursor = page.next ?? undefined;
    more = page.next !== null;
  }
  yield Buffer.from(']}\n');
}
