import type { FastifyRequest } from 'fastify';
import { hostIn, isLoopbackName, type OwnNames } from './names.ts';
import { RefusalError } from './refusal.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What every request has to pass before anybody asks who sent it: foreign pages in a browser that can reach the box
 * must not use it, neither by a name of theirs that points here (DNS rebinding) nor by a form or a script of theirs.
 */
export function guard(request: FastifyRequest, names: () => OwnNames): void {
  // Nobody is there any more to read an answer, and without an address his requests cannot be counted.
  if (request.socket.remoteAddress === undefined) {
    throw new RefusalError('unavailable', 'whoever asked has gone');
  }
  const host = hostIn(request.headers.host);
  if (host === null || !isOwn(host, names)) {
    throw new RefusalError(
      'invalid',
      'the box does not answer to this name; add it to http.names in the configuration, or use its address',
    );
  }
  // A token is not sent by a browser of its own accord.
  if (READS.has(request.method) || request.headers.authorization !== undefined) return;
  if (request.headers['x-rusuban'] === undefined) {
    throw new RefusalError('invalid', 'the header X-Rusuban is missing');
  }
  const { origin } = request.headers;
  const isForeign = origin !== undefined && originHost(origin) !== request.headers.host?.toLowerCase();
  if (isForeign || request.headers['sec-fetch-site'] === 'cross-site') {
    throw new RefusalError('forbidden', 'this request comes from a page of somebody else');
  }
}

function isOwn(host: string, names: () => OwnNames): boolean {
  if (isLoopbackName(host)) return true;
  const own = names();
  return own.names.includes(host) || own.addresses.includes(host);
}

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host.toLowerCase() : null;
}
