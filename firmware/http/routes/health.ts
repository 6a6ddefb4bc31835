import { ANYONE, administrator } from '../../access/who.ts';
import { worstOf } from '../../health/condition.ts';
import { EXPOSITION_TYPE } from '../../health/exposition.ts';
import { Healthz } from '../contract/health.ts';
import type { Route } from '../route.ts';
import type { Services } from '../services.ts';

/** For machines that watch machines: no numbers, no names of people, no words to read. */
export function healthRoutes({ health }: Pick<Services, 'health'>): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      summary: 'Is the box well',
      who: ANYONE,
      audited: false,
      schemas: { reply: Healthz },
      register(app) {
        app.get('/healthz', (_request, reply) => {
          const { conditions } = health;
          const status = worstOf(conditions);
          const body = Healthz.parse({ status, conditions });
          return reply
            .code(status === 'fault' ? 503 : 200)
            .header('cache-control', 'no-store')
            .send(body);
        });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      summary: 'Figures in the text format of Prometheus',
      who: administrator('metrics:read'),
      audited: false,
      schemas: { reply: 'text/plain' },
      register(app) {
        app.get('/metrics', async (_request, reply) => {
          const text = await health.metrics();
          return reply.header('cache-control', 'no-store').type(EXPOSITION_TYPE).send(text);
        });
      },
    },
  ];
}
