import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayUse, type Who } from '../access/who.ts';
import { askerOf } from './asker.ts';
import { AuditNote } from './audit-note.ts';
import { readCookie } from './cookie.ts';
import type { AuditLine, Doors } from './doors.ts';
import { hostIn, isLoopbackAddress, isLoopbackName } from './names.ts';
import { forbidden, RefusalError } from './refusal.ts';
import type { Route } from './route.ts';

interface RoutingOptions {
  readonly doors: Doors;
  readonly demo: boolean;
}

/**
 * Puts a route behind its door. The check stands outside of the route's own code: however a route is written, nothing
 * of it runs before the table of roles has let the request in.
 */
export async function addRoute(
  app: FastifyInstance,
  route: Route,
  { doors, demo }: RoutingOptions,
): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request) => {
      await recognise(request, doors, demo);
      admit(request, route.who);
      await doors.requireOwn(request.principal, route.path, request.params);
    });
    scope.addHook('preHandler', async (request) => {
      request.audit = new AuditNote(async (db, made) => {
        if (route.audited) await doors.write(db, askerOf(request), lineOf(request, route, made));
      });
    });
    if (route.audited) {
      scope.addHook('onSend', async (request, reply, payload) => {
        if (reply.statusCode < 400 && !request.audit.isTaken) {
          await doors.note(askerOf(request), lineOf(request, route, request.made ?? null));
        }
        return payload;
      });
    }
    route.register(scope);
  });
}

async function recognise(request: FastifyRequest, doors: Doors, demo: boolean): Promise<void> {
  const { authorization } = request.headers;
  const { principal, endsAt } = await doors.identify({ cookie: readCookie(request), authorization });
  const isDemo = demo && principal.type === 'anonymous' && isOnThisMachine(request);
  request.principal = isDemo ? { type: 'demo' } : principal;
  request.sessionEndsAt = isDemo ? Number.MAX_SAFE_INTEGER : endsAt;
}

/** The demo is open to who sits at the machine that it runs on, and to nobody else. */
function isOnThisMachine({ ip, headers }: FastifyRequest): boolean {
  return isLoopbackAddress(ip) && isLoopbackName(hostIn(headers.host) ?? '');
}

function admit({ principal }: FastifyRequest, who: Who): void {
  switch (mayUse(principal, who)) {
    case 'yes':
      return;
    case 'log-in':
      throw new RefusalError('log-in', 'log in, or pair this browser');
    case 'no':
      throw forbidden();
  }
}

/** Which fields came, never what stood in them. */
function lineOf({ params, body }: FastifyRequest, { method, path }: Route, made: string | null): AuditLine {
  const named = Object.values(isRecord(params) ? params : {}).map(String);
  return {
    action: `${method} ${path}`,
    subject: named[0] ?? made,
    // A file comes as a stream, which has fields of its own.
    detail: isRecord(body) && !(body instanceof Readable) ? { fields: Object.keys(body).slice(0, 50) } : {},
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
