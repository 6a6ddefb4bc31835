import { listPorts } from '../hw/links/serial-find.ts';
import type { Port } from './http/services.ts';

/** The serial ports of this machine, each by the path that stays when its adapter is plugged in again. */
export async function serialPorts(): Promise<readonly Port[]> {
  const ports = await listPorts();
  return ports.map(({ path, lastingPath, manufacturer, product }) => {
    const what = [manufacturer, product].filter((text) => text !== undefined).join(' ');
    return { path: lastingPath ?? path, title: what === '' ? path : `${path}  ${what}` };
  });
}
