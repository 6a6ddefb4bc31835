import type { FastifyRequest } from 'fastify';
import type { Principal } from '../access/principal.ts';
import type { AuditNote } from './audit-note.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set before a route's own code runs. */
    principal: Principal;
    /** When the session is over if nothing else is asked, wall clock ms. */
    sessionEndsAt: number;
    /** Its line in the audit log. */
    audit: AuditNote;
    /** Key of what it has made. */
    made?: string;
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
