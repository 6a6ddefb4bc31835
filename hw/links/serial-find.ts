import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { SerialLocation } from './serial-settings.ts';

/** A serial port of this machine, with what its USB adapter says of itself. */
export interface SerialPortInfo {
  readonly path: string;
  /** A name that stays when the adapter is plugged in again. */
  readonly lastingPath?: string;
  readonly usbSerial?: string;
  readonly manufacturer?: string;
  readonly product?: string;
}

/** Where the kernel describes its devices; tests bring their own. */
export interface DeviceTree {
  readonly sys: string;
  readonly dev: string;
}

export const MACHINE: DeviceTree = { sys: '/sys', dev: '/dev' };

/** A USB device is at most this many folders above its terminal (interface, port, tty). */
const CLIMB = 6;

/**
 * The path of the port, or null when it is not there now. USB adapters come back under another ttyUSB number after
 * a cable was pulled, so the number is looked up at every opening. Of several ports of one adapter it is the first.
 */
export async function findPort(where: SerialLocation, tree = MACHINE): Promise<string | null> {
  if (where.type === 'path') return where.path;
  const ports = await listPorts(tree);
  return ports.find((port) => port.usbSerial === where.serial)?.path ?? null;
}

/**
 * The serial ports that have hardware behind them, read from the kernel itself: `SerialPort.list()` starts udevadm
 * and fails where there is none. Never rejects; a machine without /sys has no ports.
 */
export async function listPorts(tree = MACHINE): Promise<readonly SerialPortInfo[]> {
  const names = await readdir(join(tree.sys, 'class/tty')).catch(() => []);
  const lasting = await lastingPaths(tree);
  const found = await Promise.all(names.sort(byNumber).map((name) => describe(tree, lasting, name)));
  return found.filter((port) => port !== null);
}

async function describe(
  tree: DeviceTree,
  lasting: ReadonlyMap<string, string>,
  name: string,
): Promise<SerialPortInfo | null> {
  const device = await realpath(join(tree.sys, 'class/tty', name, 'device')).catch(() => null);
  if (device === null || (await isEmptySocket(tree, name))) return null;
  const lastingPath = lasting.get(name);
  return {
    path: join(tree.dev, name),
    ...(lastingPath !== undefined && { lastingPath }),
    ...(await usbFacts(device)),
  };
}

/** The 8250 driver makes ttyS0 to ttyS3 whether or not there is a chip; type 0 means that there is none. */
async function isEmptySocket(tree: DeviceTree, name: string): Promise<boolean> {
  return (await read(join(tree.sys, 'class/tty', name, 'type'))) === '0';
}

async function usbFacts(device: string): Promise<Partial<SerialPortInfo>> {
  let folder = device;
  for (let step = 0; step < CLIMB; step++) {
    if ((await read(join(folder, 'idVendor'))) !== undefined) {
      const [usbSerial, manufacturer, product] = await Promise.all(
        ['serial', 'manufacturer', 'product'].map((name) => read(join(folder, name))),
      );
      return {
        ...(usbSerial !== undefined && { usbSerial }),
        ...(manufacturer !== undefined && { manufacturer }),
        ...(product !== undefined && { product }),
      };
    }
    folder = dirname(folder);
  }
  return {};
}

/** udev's links by port name; `by-id` wins over `by-path`. */
async function lastingPaths(tree: DeviceTree): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const kind of ['by-path', 'by-id']) {
    const folder = join(tree.dev, 'serial', kind);
    for (const name of await readdir(folder).catch(() => [])) {
      const target = await readlink(join(folder, name)).catch(() => null);
      if (target !== null) found.set(basename(target), join(folder, name));
    }
  }
  return found;
}

async function read(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.trim() === '' ? undefined : text.trim();
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
