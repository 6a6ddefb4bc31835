import { createServer, type Server } from 'node:http';
import { hostIn, type OwnNames } from './names.ts';

export interface RedirectOptions {
  readonly names: () => OwnNames;
  /** Port of the page. */
  readonly port: number;
  /** The certificate authority (DER); null where the office brings its own certificate. */
  readonly authority: Buffer | null;
}

/**
 * The plain HTTP side: it sends every browser to HTTPS and holds nothing of the office. Only the certificate authority
 * can be fetched here, so that a machine can learn to trust the page before it opens it.
 */
export function createRedirect({ names, port, authority }: RedirectOptions): Server {
  return createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    const host = hostIn(request.headers.host);
    const own = names();
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    response.setHeader('x-content-type-options', 'nosniff');
    // A name that is not ours is not sent on: it would be an open redirect.
    if (host === null || !(own.names.includes(host) || own.addresses.includes(host))) {
      response.writeHead(400, { 'content-type': 'text/plain' }).end('unknown name\n');
    } else if (request.url === '/ca.crt' && authority !== null) {
      response.writeHead(200, { 'content-type': CA_TYPE, 'content-disposition': CA_NAME }).end(authority);
    } else {
      const name = host.includes(':') ? `[${host}]` : host;
      const path = /^\/(?!\/)[\x21-\x7e]*$/.test(request.url ?? '') ? request.url : '/';
      const location = `https://${name}${port === 443 ? '' : `:${port}`}${path}`;
      response.writeHead(308, { location, connection: 'close' }).end();
    }
  });
}

export const CA_TYPE = 'application/x-x509-ca-cert';
export const CA_NAME = 'attachment; filename="rusuban-ca.crt"';
