import { z } from 'zod';
import { limitOf, type Principal } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { display } from '../../directory/numbers.ts';
import type { Transaction } from '../../store/connection.ts';
import { mergeCustomers, restoreCustomer } from '../../store/customer-merge.ts';
import type { Customer as StoredCustomer } from '../../store/customer-row.ts';
import { searchCustomers } from '../../store/customer-search.ts';
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  pageCustomers,
  updateCustomer,
} from '../../store/customers.ts';
import { Uuid } from '../contract/common.ts';
import {
  Customer,
  CustomerInput,
  CustomerPage,
  CustomerQuery,
  MergeCustomer,
} from '../contract/customers.ts';
import { forbidden, notFound } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ById = z.object({ id: Uuid });

export function customerRoutes(services: Services): Route[] {
  const { db, office } = services;
  const context = () => ({ now: services.clock.now(), plan: office.plan });
  const view = (customer: StoredCustomer | null) => {
    if (customer === null) throw notFound('customer');
    return customerView(customer, office.plan.region);
  };
  return [
    route({
      method: 'GET',
      path: '/api/customers',
      summary: 'Find customers',
      who: desk('own', 'customers:read'),
      query: CustomerQuery,
      reply: CustomerPage,
      handle: async ({ query: { q, limit, cursor }, principal }) => {
        const seenBy = limitOf(principal);
        const found =
          q.trim() === ''
            ? await pageCustomers(db.knex, { limit, cursor, seenBy })
            : await searchCustomers(db.knex, q, { plan: office.plan, limit, cursor, seenBy });
        return { items: found.items.map(view), next: found.next };
      },
    }),
    route({
      method: 'POST',
      path: '/api/customers',
      summary: 'Make a customer',
      who: desk('own', 'customers:write'),
      body: CustomerInput,
      reply: Customer,
      handle: async ({ body, principal }) => {
        const input = ownInput(body, principal);
        return view(await write(services, 'customers', (trx) => createCustomer(trx, input, context())));
      },
    }),
    route({
      method: 'GET',
      path: '/api/customers/:id',
      summary: 'One customer',
      who: desk('own', 'customers:read'),
      params: ById,
      reply: Customer,
      handle: async ({ params }) => view(await getCustomer(db.knex, params.id)),
    }),
    route({
      method: 'PUT',
      path: '/api/customers/:id',
      summary: 'Change a customer',
      who: desk('own', 'customers:write'),
      params: ById,
      body: CustomerInput,
      reply: Customer,
      handle: async ({ params, body, principal }) => {
        const input = ownInput(body, principal);
        const saved = await write(services, 'customers', (trx) =>
          updateCustomer(trx, params.id, input, context()),
        );
        if (saved !== null) showOnBoard(services, saved);
        return view(saved);
      },
    }),
    route({
      method: 'POST',
      path: '/api/customers/:id/restore',
      summary: 'Bring a deleted customer back',
      who: desk('nothing', 'customers:write'),
      params: ById,
      reply: Customer,
      handle: async ({ params }) =>
        view(await write(services, 'customers', (trx) => restoreCustomer(trx, params.id, context()))),
    }),
    route({
      method: 'POST',
      path: '/api/customers/:id/merge',
      summary: 'Make two customers one',
      who: desk('nothing', 'customers:write'),
      params: ById,
      body: MergeCustomer,
      reply: Customer,
      handle: async ({ params, body }) => {
        const run = (trx: Transaction) => mergeCustomers(trx, params.id, body.other, context());
        const merged = view(await write(services, 'customers', run));
        services.notices.tell({ type: 'changed', what: 'calls' });
        return merged;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/customers/:id',
      summary: 'Delete a customer; it can be brought back',
      who: desk('own', 'customers:write'),
      params: ById,
      reply: Done,
      handle: async ({ params }) => {
        const found = await write(services, 'customers', (trx) =>
          deleteCustomer(trx, params.id, context().now),
        );
        if (!found) throw notFound('customer');
        return done;
      },
    }),
  ];
}

/** What a limited terminal writes stays with its representative; it can hand nobody to another one. */
function ownInput(input: CustomerInput, principal: Principal): CustomerInput {
  const limit = limitOf(principal);
  if (limit === null) return input;
  if (input.representativeId !== null && input.representativeId !== limit) throw forbidden();
  return { ...input, representativeId: limit };
}

/** A customer edited while he is on the telephone is shown as edited at once. */
function showOnBoard({ reception }: Services, customer: StoredCustomer): void {
  for (const { key, match } of reception.liveCalls) {
    if (match.type === 'one' && match.customer.id === customer.id) reception.chooseCustomer(key, customer);
  }
}

function customerView(customer: StoredCustomer, region: string): Customer {
  const numbers = customer.numbers.map((one) => ({
    ...one,
    display: one.kind === 'block' ? one.number : display(one.number, region),
  }));
  return { ...customer, numbers, tags: [...customer.tags], extra: [...customer.extra] };
}
