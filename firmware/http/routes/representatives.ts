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
import { found, RefusalError } from '../refusal.ts';
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
      handle: async ({ body, audit }) => {
        checked(body);
        return write(services, audit, 'settings', (trx) => createRepresentative(trx, body, now()));
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
      handle: async ({ params, body, audit }) => {
        checked(body);
        return write(services, audit, 'settings', async (trx) =>
          found('representative', await updateRepresentative(trx, params.id, body, now())),
        );
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/representatives/:id',
      summary: 'Delete a representative',
      who: administrator(),
      params: ById,
      reply: Done,
      handle: async ({ params, audit }) => {
        await write(services, audit, 'settings', async (trx) =>
          found('representative', await deleteRepresentative(trx, params.id, now())),
        );
        return done;
      },
    }),
  ];
}

function checked({ quietHours }: RepresentativeInput): void {
  const faults = quietHoursFaults(quietHours);
  if (faults.length > 0) throw new RefusalError('invalid', 'the quiet hours are not valid', [...faults]);
}
