import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Log } from '../../hw/log.ts';
import { RefusalError, refusalOf } from './refusal.ts';
import type { Route } from './route.ts';

/** The HTTP side of the box, not listening yet. */
export type Server = FastifyInstance;

export interface ServerOptions {
  readonly log: Log;
  readonly routes: readonly Route[];
  /** Folder of the built page; null while there is none (the API works without). */
  readonly pageFolder: string | null;
  readonly demo: boolean;
}

const LOOPBACK_HOST = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d{1,5})?$/i;

/** Builds the HTTP side without opening a port: what is not listed in `routes` is denied. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const app = Fastify({
    bodyLimit: 262_144,
    // A browser keeps its connections; a stop must not wait for people to close their pages.
    forceCloseConnections: true,
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
  });
  // JSON is the only language of the API; Fastify would take plain text as well.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false });
  await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  app.addHook('onRequest', async (request) => guard(request));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status === 500)
      options.log.error({ err: error, url: request.routeOptions.url }, 'request failed');
    return reply.code(refusal.status).send(refusal.body);
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply, options.pageFolder));
  for (const one of options.routes) {
    if (one.who !== 'demo' || options.demo) one.register(app);
  }
  if (options.pageFolder !== null) {
    await app.register(fastifyStatic, { root: options.pageFolder, wildcard: true, index: 'index.html' });
  }
  return app;
}

const CSP = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/**
 * Until there is access control the box listens on loopback only. These two checks keep foreign web pages in a
 * browser on this machine from reaching it: by a name that points here (DNS rebinding), and by a form.
 */
function guard(request: FastifyRequest): void {
  if (!LOOPBACK_HOST.test(request.headers.host ?? '')) {
    throw new RefusalError(
      'invalid',
      'use http://127.0.0.1 or http://localhost: the box answers to no other name',
    );
  }
  if (request.method !== 'GET' && request.method !== 'HEAD' && request.headers['x-rusuban'] === undefined) {
    throw new RefusalError('invalid', 'the header X-Rusuban is missing');
  }
}

/** A path of the page (it has its own router) gets the page; a path of the API gets a refusal. */
function notFound(
  request: FastifyRequest,
  reply: import('fastify').FastifyReply,
  pageFolder: string | null,
): unknown {
  const isPage = request.method === 'GET' && !request.url.startsWith('/api/');
  if (isPage && pageFolder !== null && !/\.\w+$/.test(request.url)) return reply.sendFile('index.html');
  const refusal = new RefusalError('not-found', 'there is nothing at this address');
  return reply.code(refusal.status).send(refusal.body);
}
