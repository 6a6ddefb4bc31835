import { z } from 'zod';
import { limitOf, type Principal } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { display } from '../../directory/numbers.ts';
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
  ChangeCustomer,
  Customer,
  CustomerInput,
  CustomerPage,
  CustomerQuery,
  MergeCustomer,
} from '../contract/customers.ts';
import { forbidden, found, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ById = z.object({ id: Uuid });

export function customerRoutes(services: Services): Route[] {
  const { db, office } = services;
  const context = () => ({ now: services.clock.now(), plan: office.plan });
  const view = (customer: StoredCustomer) => customerView(customer, office.plan.region);
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
        const page =
          q.trim() === ''
            ? await pageCustomers(db.knex, { limit, cursor, seenBy })
            : await searchCustomers(db.knex, q, { plan: office.plan, limit, cursor, seenBy });
        return { items: page.items.map(view), next: page.next };
      },
    }),
    route({
      method: 'POST',
      path: '/api/customers',
      summary: 'Make a customer',
      who: desk('own', 'customers:write'),
      body: CustomerInput,
      reply: Customer,
      handle: async ({ body, principal, audit }) => {
        const input = ownInput(body, principal);
        return view(
          await write(services, audit, 'customers', (trx) => createCustomer(trx, input, context())),
        );
      },
    }),
    route({
      method: 'GET',
      path: '/api/customers/:id',
      summary: 'One customer',
      who: desk('own', 'customers:read'),
      params: ById,
      reply: Customer,
      handle: async ({ params }) => view(found('customer', await getCustomer(db.knex, params.id))),
    }),
    route({
      method: 'PUT',
      path: '/api/customers/:id',
      summary: 'Change a customer',
      who: desk('own', 'customers:write'),
      params: ById,
      query: ChangeCustomer,
      body: CustomerInput,
      reply: Customer,
      handle: async ({ params, query: { basedOn }, body, principal, audit }) => {
        const input = ownInput(body, principal);
        const saved = await write(services, audit, 'customers', async (trx) => {
          const { updatedAt } = found('customer', await getCustomer(trx, params.id));
          if (basedOn !== undefined && basedOn !== updatedAt) throw changedSince();
          return found('customer', await updateCustomer(trx, params.id, input, context()));
        });
        showOnBoard(services, saved);
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
      handle: async ({ params, audit }) =>
        view(
          await write(services, audit, 'customers', async (trx) =>
            found('customer', await restoreCustomer(trx, params.id, context())),
          ),
        ),
    }),
    route({
      method: 'POST',
      path: '/api/customers/:id/merge',
      summary: 'Make two customers one',
      who: desk('nothing', 'customers:write'),
      params: ById,
      body: MergeCustomer,
      reply: Customer,
      handle: async ({ params, body, audit }) => {
        const merged = await write(services, audit, 'customers', async (trx) =>
          found('customer', await mergeCustomers(trx, params.id, body.other, context())),
        );
        services.notices.tell({ type: 'changed', what: 'calls' });
        return view(merged);
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/customers/:id',
      summary: 'Delete a customer; it can be brought back',
      who: desk('own', 'customers:write'),
      params: ById,
      reply: Done,
      handle: async ({ params, audit }) => {
        await write(services, audit, 'customers', async (trx) =>
          found('customer', await deleteCustomer(trx, params.id, context().now)),
        );
        return done;
      },
    }),
  ];
}

const changedSince = () =>
  new RefusalError('conflict', 'the customer was changed since it was read; read it again');

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
