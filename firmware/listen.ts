import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BoxOptions } from './box-options.ts';
import { ownNames } from './http/names.ts';
import { portFault } from './http/port-fault.ts';
import { allRoutes } from './http/routes.ts';
import { createServer, type Server } from './http/server.ts';
import type { Services } from './http/services.ts';

const PAGE_FOLDER = fileURLToPath(new URL('../web-admin/dist', import.meta.url));

/**
 * Opens the page and the API.
 *
 * @throws ConfigError when the port is taken or not open to this user
 */
export async function listen(
  { config, log, moreRoutes, isDemo = false, pageFolder: folder = PAGE_FOLDER }: BoxOptions,
  services: Services,
): Promise<{ readonly server: Server; readonly url: string }> {
  const { host, port } = config.http;
  const routes = [...allRoutes(services), ...(moreRoutes?.(services) ?? [])];
  const pageFolder = existsSync(join(folder, 'index.html')) ? folder : null;
  if (pageFolder === null) log.warn({}, 'the page is not built; run scripts/setup');
  const server = await createServer({
    ...{ log, routes, pageFolder, demo: isDemo, doors: services.doors },
    names: () => ownNames([]),
  });
  const url = await server.listen({ host, port }).catch(async (error: unknown) => {
    await server.close();
    throw portFault(error, port);
  });
  log.info({ url }, 'listening on this machine only');
  return { server, url };
}
