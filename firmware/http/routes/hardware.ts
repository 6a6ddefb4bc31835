import { sessionOf } from '../../access/principal.ts';
import { administrator } from '../../access/who.ts';
import { StartLampTest, Unmasked } from '../contract/hardware.ts';
import { ListenPorts, StartListening } from '../contract/listening.ts';
import type { ListenAnswer } from '../hardware.ts';
import { RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import type { Services } from '../services.ts';

/**
 * The equipment, live. Numbers and names are masked until an administrator asks for them, which is in the audit log; no
 * token may look.
 */
export function hardwareRoutes(services: Pick<Services, 'hardware' | 'db'>): Route[] {
  const { hardware } = services;
  return [
    eventRoute(hardware),
    route({
      method: 'GET',
      path: '/api/hardware/ports',
      summary: 'The serial ports, and who has them',
      who: administrator(),
      reply: ListenPorts,
      handle: async () => ({ items: await hardware.ports() }),
    }),
    route({
      method: 'POST',
      path: '/api/hardware/listening',
      summary: 'Find out what is on a serial port',
      who: administrator(),
      body: StartListening,
      reply: Done,
      handle: async ({ body, principal }) =>
        started(await hardware.listen(body, sessionOf(principal)), body.port),
    }),
    route({
      method: 'DELETE',
      path: '/api/hardware/listening',
      summary: 'End the search at the port',
      who: administrator(),
      audited: false,
      reply: Done,
      handle: async () => {
        await hardware.endListening();
        return done;
      },
    }),
    ...unmaskingRoutes(services),
    ...lampRoutes(hardware),
  ];
}

function unmaskingRoutes({ hardware, db }: Pick<Services, 'hardware' | 'db'>): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/hardware/unmasking',
      summary: 'See the numbers and names of callers on the hardware page, for ten minutes',
      who: administrator(),
      reply: Unmasked,
      handle: async ({ principal, audit }) => {
        // First the line of the audit log: nobody sees a number without it.
        await audit.write(db.knex);
        return { until: hardware.unmask(sessionOf(principal)) };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/hardware/unmasking',
      summary: 'Mask them again',
      who: administrator(),
      reply: Done,
      handle: ({ principal }) => {
        hardware.mask(sessionOf(principal));
        return done;
      },
    }),
  ];
}

function lampRoutes(hardware: Services['hardware']): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/hardware/lamp-test',
      summary: 'Show every pattern on a lamp',
      who: administrator(),
      body: StartLampTest,
      reply: Done,
      handle: ({ body }) => {
        if (!hardware.testLamp(body.offset))
          throw new RefusalError('conflict', 'there is no lamp at this line that works');
        return done;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/hardware/lamp-test',
      summary: 'End the test of a lamp',
      who: administrator(),
      audited: false,
      reply: Done,
      handle: () => {
        hardware.endLampTest();
        return done;
      },
    }),
  ];
}

function eventRoute(hardware: Services['hardware']): Route {
  return {
    method: 'GET',
    path: '/api/hardware/events',
    summary: 'The equipment as it changes: server-sent events, a whole state first',
    who: administrator(),
    audited: false,
    schemas: { reply: 'text/event-stream' },
    register(app) {
      app.get('/api/hardware/events', (request, reply) => {
        if (hardware.isFull) throw new RefusalError('unavailable', 'too many pages look at the equipment');
        // The stream outlives the request: from here on it is not Fastify's.
        reply.hijack();
        const { principal, sessionEndsAt: endsAt } = request;
        hardware.open(reply.raw, { session: sessionOf(principal), endsAt });
      });
    },
  };
}

function started(answer: ListenAnswer, port: string): typeof done {
  if (answer.type === 'started') return done;
  switch (answer.why) {
    case 'running':
      throw new RefusalError('conflict', 'another search is running; end it first');
    case 'nobody-looks':
      throw new RefusalError('conflict', 'open the hardware page first: the search ends when it is left');
    case 'no-such-port':
      throw new RefusalError('invalid', 'this machine has no such port', [
        { path: 'port', message: `${port} is none of the serial ports` },
      ]);
    case 'used':
      throw new RefusalError('conflict', 'a link of the box or another program has this port');
  }
}
