import { realpath } from 'node:fs/promises';
import type { PortHolder } from '../../hw/links/port-holder.ts';
import type { SerialPortInfo } from '../../hw/links/serial-find.ts';
import type { SerialLocation } from '../../hw/links/serial-settings.ts';
import type { LinkConfig } from '../config/config.ts';
import type { ListenPort } from '../http/contract/listening.ts';

export interface PortsOptions {
  readonly links: readonly LinkConfig[];
  /** The serial ports of this machine. */
  readonly ports: () => Promise<readonly SerialPortInfo[]>;
  /** Who else has a port open. */
  readonly holderOf: (path: string) => Promise<PortHolder | null>;
}

/** The serial ports, each with who has it. A link has its port also while it is down: it comes back at any moment. */
export async function listenPorts({ links, ports, holderOf }: PortsOptions): Promise<ListenPort[]> {
  const found = await ports();
  const owners = await ownersOf(links, found);
  return await Promise.all(
    found.map(async ({ path, lastingPath = null, usbSerial = null, manufacturer, product }) => {
      const link = owners.get(await realOf(path));
      const holder = link === undefined ? await holderOf(path) : null;
      const adapter = [manufacturer, product].filter((word) => word !== undefined).join(' ');
      return {
        ...{ path, lastingPath, usbSerial },
        adapter: adapter === '' ? null : adapter,
        usedBy:
          link !== undefined
            ? { type: 'link', name: link }
            : holder === null
              ? null
              : { type: 'program', ...holder },
      };
    }),
  );
}

/** Names of links by the port that they have, under its own name. */
async function ownersOf(
  links: readonly LinkConfig[],
  ports: readonly SerialPortInfo[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>();
  for (const link of links) {
    const place = serialPortOf(link);
    if (place === null) continue;
    const path =
      place.type === 'path' ? place.path : ports.find(({ usbSerial }) => usbSerial === place.serial)?.path;
    if (path !== undefined) owners.set(await realOf(path), link.name);
  }
  return owners;
}

function serialPortOf(link: LinkConfig): SerialLocation | null {
  return 'port' in link && typeof link.port === 'object' ? link.port : null;
}

/** `by-id` names are links to the port. */
const realOf = (path: string): Promise<string> => realpath(path).catch(() => path);
