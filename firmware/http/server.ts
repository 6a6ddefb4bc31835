import { createServer as createHttp, type Server as HttpServer } from 'node:http';
import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { Log } from '../../hw/log.ts';
import type { Doors } from './doors.ts';
import { guard } from './guard.ts';
import type { OwnNames } from './names.ts';
import { RefusalError, refusalOf } from './refusal.ts';
import type { Route } from './route.ts';
import { addRoute } from './routing.ts';

/** The HTTP side of the box. */
export interface Server {
  /** @returns the address */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<void>;
  /** Browsers that come from now on see this certificate. */
  renew(pair: KeyPair): void;
}

/** PEM. */
interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

export interface ServerOptions {
  readonly log: Log;
  readonly routes: readonly Route[];
  /** Folder of the built page; null while there is none (the API works without). */
  readonly pageFolder: string | null;
  readonly demo: boolean;
  readonly doors: Doors;
  /** Under which names and addresses the box may be asked, as it is now. */
  readonly names: () => OwnNames;
  /** null: plain HTTP. */
  readonly tls: KeyPair | null;
  /** How long a request may take to arrive, ms. */
  readonly requestTimeoutMs?: number;
}

/** Builds the HTTP side without opening a port: what is not listed in `routes` is denied. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { log, pageFolder, demo, doors, names, requestTimeoutMs = 30_000, tls } = options;
  let socketServer: HttpServer | HttpsServer | null = null;
  const limits = {
    requestTimeout: requestTimeoutMs,
    headersTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.ceil(requestTimeoutMs / 6),
    keepAliveTimeout: 30_000,
  };
  const app = Fastify({
    bodyLimit: 262_144,
    // A browser keeps its connections; a stop must not wait for people to close their pages.
    forceCloseConnections: true,
    serverFactory: (handler) => {
      socketServer =
        tls === null ? createHttp(limits, handler) : createHttps({ ...limits, ...pem(tls) }, handler);
      return socketServer;
    },
    routerOptions: { maxParamLength: 200 },
  });
  // JSON is the only language of the API; Fastify would take plain text as well.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CSP }, hsts: false });
  await app.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  await app.register(cookie);
  app.addHook('onRequest', async (request) => guard(request, names));
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status === 500) log.error({ err: error, url: request.routeOptions.url }, 'request failed');
    if (refusal.retryAfter !== undefined) reply.header('retry-after', String(refusal.retryAfter));
    return reply.code(refusal.status).send(refusal.body);
  });
  app.setNotFoundHandler((request, reply) => notFound(request, reply, pageFolder));
  for (const one of options.routes) {
    if (one.who.role !== 'demo' || demo) await addRoute(app, one, { doors, demo });
  }
  if (pageFolder !== null) {
    await app.register(fastifyStatic, {
      ...{ root: pageFolder, wildcard: true, index: 'index.html', dotfiles: 'ignore' },
    });
  }
  return {
    listen: async (at) => (await app.listen(at)).replace(/^https?/, tls === null ? 'http' : 'https'),
    close: () => app.close(),
    renew: (pair) => {
      if (socketServer instanceof HttpsServer) socketServer.setSecureContext(pem(pair));
    },
  };
}

const pem = ({ certificate: cert, key }: KeyPair) => ({ cert, key });

const CSP = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
};

/** A path of the page (it has its own router) gets the page; a path of the API gets a refusal. */
function notFound(request: FastifyRequest, reply: FastifyReply, pageFolder: string | null): unknown {
  const isPage = request.method === 'GET' && !request.url.startsWith('/api/');
  // What a search ends with is no ending of a file.
  const [path = ''] = request.url.split('?', 1);
  if (isPage && pageFolder !== null && !/\.\w+$/.test(path)) return reply.sendFile('index.html');
  const refusal = new RefusalError('not-found', 'there is nothing at this address');
  return reply.code(refusal.status).send(refusal.body);
}
