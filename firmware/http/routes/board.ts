import { limitOf, sessionOf } from '../../access/principal.ts';
import { desk } from '../../access/who.ts';
import { Board } from '../contract/board.ts';
import type { BoxEvent } from '../contract/events.ts';
import { limitedBoard, limitedEvents } from '../limited-view.ts';
import { RefusalError } from '../refusal.ts';
import { type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

export function boardRoutes(services: Services): Route[] {
  const { board, stream } = services;
  return [
    route({
      method: 'GET',
      path: '/api/board',
      summary: 'Everything the board shows, as it is now',
      who: desk('own', 'board:read'),
      reply: Board,
      handle: ({ principal }) => {
        const limit = limitOf(principal);
        const whole = board.snapshot();
        return limit === null ? whole : limitedBoard(whole, limit);
      },
    }),
    {
      method: 'GET',
      path: '/api/events',
      summary: 'The same as it changes: server-sent events, a whole snapshot first',
      who: desk('own', 'board:read'),
      audited: false,
      schemas: { reply: 'text/event-stream' },
      register(app) {
        app.get('/api/events', (request, reply) => {
          if (stream.isFull) throw new RefusalError('unavailable', 'too many screens are connected');
          // The stream outlives the request: from here on it is not Fastify's.
          reply.hijack();
          const { principal, sessionEndsAt: endsAt } = request;
          const session = sessionOf(principal);
          const limit = limitOf(principal);
          const view = limit === null ? null : (event: BoxEvent) => limitedEvents(event, limit);
          const snapshot = { type: 'snapshot', board: board.snapshot() } as const;
          stream.open(reply.raw, snapshot, { session, endsAt, view });
        });
      },
    },
  ];
}
