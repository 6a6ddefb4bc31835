import { z } from 'zod';
import { administrator, desk } from '../../access/who.ts';
import { quietHoursFaults } from '../../mail/release-faults.ts';
import {
  createRepresentative,
  deleteRepresentative,
  listRepresentatives,
  updateRepresentative,
} from '../../store/representatives.ts';
import { Uuid } from '../contract/common.ts';
import { Representative, RepresentativeInput, RepresentativeList } from '../contract/customers.ts';
import { notFound, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { type Services, write } from '../services.ts';

const ById = z.object({ id: Uuid });

export function representativeRoutes(services: Services): Route[] {
  const now = () => services.clock.now();
  return [
    route({
      method: 'GET',
      path: '/api/representatives',
      summary: 'All representatives',
      who: desk('all', 'settings:read'),
      reply: RepresentativeList,
      handle: async () => ({ items: await listRepresentatives(services.db.knex) }),
    }),
    route({
      method: 'POST',
      path: '/api/representatives',
      summary: 'Make a representative',
      who: administrator(),
      body: RepresentativeInput,
      reply: Representative,
      handle: async ({ body }) => {
        checked(body);
        return write(services, 'settings', (trx) => createRepresentative(trx, body, now()));
      },
    }),
    route({
      method: 'PUT',
      path: '/api/representatives/:id',
      summary: 'Change a representative',
      who: administrator(),
      params: ById,
      body: RepresentativeInput,
      reply: Representative,
      handle: async ({ params, body }) => {
        checked(body);
        const saved = await write(services, 'settings', (trx) =>
          updateRepresentative(trx, params.id, body, now()),
        );
        if (saved === null) throw notFound('representative');
        return saved;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/representatives/:id',
      summary: 'Delete a representative',
      who: administrator(),
      params: ById,
      reply: Done,
      handle: async ({ params }) => {
        const found = await write(services, 'settings', (trx) => deleteRepresentative(trx, params.id, now()));
        if (!found) throw notFound('representative');
        return done;
      },
    }),
  ];
}

function checked({ quietHours }: RepresentativeInput): void {
  const faults = quietHoursFaults(quietHours);
  if (faults.length > 0) throw new RefusalError('invalid', 'the quiet hours are not valid', [...faults]);
}
