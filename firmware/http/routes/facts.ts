import { z } from 'zod';
import { desk } from '../../access/who.ts';
import { callerMatchKey } from '../../store/call-row.ts';
import { getCall } from '../../store/calls.ts';
import { Uuid } from '../contract/common.ts';
import { FactsOfCall } from '../contract/facts.ts';
import { notFound } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

/** What other systems know of a caller (SPEC F4). */
export function factRoutes({ db, information }: Pick<Services, 'db' | 'information'>): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/calls/:key/facts',
      summary: 'What other systems know of the caller',
      who: desk('own', 'calls:read'),
      params: z.object({ key: Uuid }),
      reply: FactsOfCall,
      handle: async ({ params: { key } }) => {
        const call = await getCall(db.knex, key);
        if (call === null) throw notFound('call');
        const matchKey = callerMatchKey(call.caller);
        return { items: matchKey === null ? [] : [...(await information.about(key, matchKey))] };
      },
    }),
  ];
}
