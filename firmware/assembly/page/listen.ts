import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isLoopbackName } from '../../http/names.ts';
import { portFault } from '../../http/port-fault.ts';
import { createRedirect } from '../../http/redirect.ts';
import { allRoutes } from '../../http/routes.ts';
import { createServer } from '../../http/server.ts';
import type { Services } from '../../http/services.ts';
import type { RoomsOptions } from '../box-options.ts';
import type { PageCertificate } from './page-certificate.ts';
import { openTls } from './tls.ts';

/** The open page. */
export interface OpenPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens the page and the API: plain HTTP on a loopback address, where nobody listens in, HTTPS everywhere else.
 *
 * @throws ConfigError when a port is taken or not open to this user, or the certificate is not good
 */
export async function listen(
  options: RoomsOptions,
  services: Services,
  certificate: PageCertificate,
): Promise<OpenPage> {
  const { config, log, moreRoutes, isDemo = false, pageFolder: folder } = options;
  const { host, port, redirectPort } = config.http;
  await certificate.start();
  const names = await certificate.names();
  const pageFolder = existsSync(join(folder, 'index.html')) ? folder : null;
  if (pageFolder === null) log.warn({}, 'the page is not built; run scripts/setup');
  const tls = isLoopbackName(host) ? null : await openTls(options, names, certificate.brought);
  if (tls !== null) certificate.use(tls.pair);
  const routes = [...allRoutes(services, tls?.authority ?? null), ...(moreRoutes?.(services) ?? [])];
  const server = await createServer({
    ...{ log, routes, pageFolder, demo: isDemo, doors: services.doors, names },
    tls: tls?.pair ?? null,
  });
  const opened = await server.listen({ host, port }).catch(async (error: unknown) => {
    await server.close();
    throw portFault(error, port);
  });
  tls?.start((pair) => {
    certificate.use(pair);
    server.renew(pair);
  });
  const taken = Number(new URL(opened).port);
  const redirect = tls === null || redirectPort === null ? null : await openRedirect(redirectPort);
  const url = addressOf(opened, names().names);
  log.info({ url }, tls === null ? 'listening on this machine only' : 'listening');
  return {
    url,
    async close() {
      tls?.stop();
      redirect?.closeAllConnections();
      redirect?.close();
      await server.close();
    },
  };

  async function openRedirect(plainPort: number) {
    const made = createRedirect({ names, port: taken, authority: tls?.authority?.der ?? null });
    made.listen(plainPort, host);
    await once(made, 'listening').catch(async (error: unknown) => {
      await server.close();
      throw portFault(error, plainPort);
    });
    return made;
  }
}

/** `0.0.0.0` is no address to open: the box's own name stands in its place. */
function addressOf(opened: string, [, name = 'localhost']: readonly string[]): string {
  return opened.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:|$)/, `//${name}`);
}
