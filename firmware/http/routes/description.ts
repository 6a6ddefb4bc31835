import { z } from 'zod';
import { desk } from '../../access/who.ts';
import { openApi } from '../open-api.ts';
import { type Route, route } from '../route.ts';

/** The description of the interface, made of the routes that are served, when it is first asked for. */
export function descriptionRoute(routes: readonly Route[]): Route {
  let made: ReturnType<typeof openApi> | null = null;
  return route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This description',
    who: desk('all', 'settings:read'),
    reply: z.looseObject({ openapi: z.string() }),
    handle: () => {
      made ??= openApi(routes);
      return made;
    },
  });
}
