import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before a route's own code runs. */
    principal: Principal;
    /** When the session is over if nothing else is asked, wall clock ms. */
    sessionEndsAt: number;
    /** Key of what the request has made; for the audit log. */
    subject?: string;
  }
}

/** Who sent a request, and from where. */
export interface Asker {
  readonly principal: Principal;
  readonly address: string;
}

export function askerOf({ principal, ip }: FastifyRequest): Asker {
  return { principal, address: ip };
}
