import { z } from 'zod';
import { ANYONE } from '../../access/who.ts';
import { CA_NAME, CA_TYPE } from '../redirect.ts';
import { notFound } from '../refusal.ts';
import { type Route, route } from '../route.ts';

/** The box's own certificate authority, as machines of the office are to trust it. */
export interface Authority {
  readonly der: Buffer;
  /** SHA-256, as systems show it. */
  readonly fingerprint: string;
}

/** @param authority null where there is no certificate, or the office brings its own */
export function authorityRoutes(authority: Authority | null): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/authority',
      summary: 'Fingerprint of the certificate authority',
      who: ANYONE,
      reply: z.object({ fingerprint: z.string().nullable() }),
      handle: () => ({ fingerprint: authority?.fingerprint ?? null }),
    }),
    {
      method: 'GET',
      path: '/ca.crt',
      summary: 'The certificate authority',
      who: ANYONE,
      audited: false,
      schemas: { reply: CA_TYPE },
      register(app) {
        app.get('/ca.crt', (_request, reply) => {
          if (authority === null) throw notFound('certificate authority');
          return reply.header('content-disposition', CA_NAME).type(CA_TYPE).send(authority.der);
        });
      },
    },
  ];
}
