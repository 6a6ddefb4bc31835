import { z } from 'zod';
import { limitOf, signatureOf } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { callKey } from '../../calls/ids.ts';
import { setDone, setOwner, undoDone } from '../../store/call-desk.ts';
import { pageCalls } from '../../store/call-pages.ts';
import type { StoredCall } from '../../store/call-row.ts';
import { chooseCustomer, getCall } from '../../store/calls.ts';
import type { Transaction } from '../../store/connection.ts';
import { addCustomerNumber, getSnapshot } from '../../store/customers.ts';
import { mailsOfCalls } from '../../store/outbox-of-calls.ts';
import type { AuditNote } from '../audit-note.ts';
import { filterOf } from '../call-filter.ts';
import { callRow } from '../call-view.ts';
import { ByWhom, CallPage, CallQuery, CallRow, ChooseCustomer } from '../contract/calls.ts';
import { Uuid } from '../contract/common.ts';
import { found, notFound } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ByKey = z.object({ key: Uuid });

export function callRoutes(services: Services): Route[] {
  const { db, office } = services;
  return [
    route({
      method: 'GET',
      path: '/api/calls',
      summary: 'History, newest first',
      who: desk('own', 'calls:read'),
      query: CallQuery,
      reply: CallPage,
      handle: async ({ query: { cursor, limit, ...query }, principal }) => {
        const filter = filterOf(query, office.plan);
        if (filter === null) return { items: [], next: null };
        const page = await pageCalls(db.knex, {
          ...filter,
          cursor,
          limit,
          seenBy: limitOf(principal) ?? undefined,
        });
        return { items: await rows(services, page.items), next: page.next };
      },
    }),
    route({
      method: 'GET',
      path: '/api/calls/:key',
      summary: 'One call',
      who: desk('own', 'calls:read'),
      params: ByKey,
      reply: CallRow,
      handle: ({ params }) => oneRow(services, params.key),
    }),
    route({
      method: 'PUT',
      path: '/api/calls/:key/customer',
      summary: 'Say which customer the caller is',
      who: desk('own', 'calls:write'),
      params: ByKey,
      body: ChooseCustomer,
      reply: CallRow,
      handle: async ({ params, body, principal, audit }) => {
        await services.doors.requireOwn(principal, '/api/customers/:id', { id: body.customerId });
        return choose(services, params.key, body, audit);
      },
    }),
    ...returnRoutes(services),
  ];
}

/** "I will call" and "Done", each with its way back. */
function returnRoutes(services: Services): Route[] {
  const change = async (audit: AuditNote, run: (trx: Transaction) => Promise<boolean>) => {
    await write(services, audit, 'calls', async (trx) => found('call', await run(trx)));
    return done;
  };
  const now = () => services.clock.now();
  const path = (what: string) => `/api/calls/:key/${what}`;
  return [
    route({
      method: 'PUT',
      path: path('owner'),
      summary: 'Take a missed call over: "I will call"',
      who: desk('own', 'calls:write'),
      params: ByKey,
      body: ByWhom,
      reply: Done,
      handle: ({ params, body, principal, audit }) =>
        change(audit, (trx) => setOwner(trx, params.key, signatureOf(principal, body.by), now())),
    }),
    route({
      method: 'DELETE',
      path: path('owner'),
      summary: 'Give a missed call back',
      who: desk('own', 'calls:write'),
      params: ByKey,
      reply: Done,
      handle: ({ params, audit }) => change(audit, (trx) => setOwner(trx, params.key, null, now())),
    }),
    route({
      method: 'PUT',
      path: path('done'),
      summary: 'Tick a missed call off',
      who: desk('own', 'calls:write'),
      params: ByKey,
      body: ByWhom,
      reply: Done,
      handle: ({ params, body, principal, audit }) =>
        change(audit, (trx) => setDone(trx, params.key, signatureOf(principal, body.by), now())),
    }),
    route({
      method: 'DELETE',
      path: path('done'),
      summary: 'Put a missed call back on the list',
      who: desk('own', 'calls:write'),
      params: ByKey,
      reply: Done,
      handle: ({ params, audit }) => change(audit, (trx) => undoDone(trx, params.key, now())),
    }),
  ];
}

/** The caller is this customer (S902-S906): written into the record, shown on the board, kept for next time. */
async function choose(
  services: Services,
  key: string,
  { customerId, addNumber }: ChooseCustomer,
  audit: AuditNote,
) {
  const { office, reception, clock } = services;
  const now = clock.now();
  const customer = await write(services, audit, 'customers', async (trx) => {
    const call = found('call', await getCall(trx, key));
    if (addNumber && call.caller.type === 'number') {
      await addCustomerNumber(trx, customerId, call.caller.number, { now, plan: office.plan });
    }
    const snapshot = found('customer', await getSnapshot(trx, customerId));
    await chooseCustomer(trx, key, snapshot, now);
    return snapshot;
  });
  reception.chooseCustomer(callKey(key), customer);
  await reception.settled();
  services.notices.tell({ type: 'changed', what: 'calls', id: key });
  return oneRow(services, key);
}

async function oneRow(services: Services, key: string): Promise<CallRow> {
  const call = await getCall(services.db.knex, key);
  const [row] = call === null ? [] : await rows(services, [call]);
  if (row === undefined) throw notFound('call');
  return row;
}

async function rows(services: Services, calls: readonly StoredCall[]): Promise<CallRow[]> {
  const mails = await mailsOfCalls(
    services.db.knex,
    calls.map((call) => call.key),
  );
  const wording = { ...services.wording, lineName: services.office.lineName };
  return calls.map((call) => callRow(call, mails, wording));
}
