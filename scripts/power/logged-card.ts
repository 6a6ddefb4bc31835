import { statSync } from 'node:fs';
import { type BlockDriver, fileDriver } from '../rig/disks.ts';
import { CARD, ShownDisk } from './shown-disk.ts';

/** Of QEMU: makes a disk out of an image and logs every request to it. */
export function loggedDriver(disk: string, log: string): BlockDriver {
  return { driver: 'blklogwrites', file: fileDriver(disk), log: fileDriver(log) };
}

/**
 * A disk of this computer whose requests are logged.
 *
 * @param file where it appears
 */
export function loggedCard(disk: string, log: string, file: string): ShownDisk {
  const nodes = [{ ...loggedDriver(disk, log), 'node-name': CARD }];
  return new ShownDisk({ nodes, bytes: statSync(disk).size, file });
}
