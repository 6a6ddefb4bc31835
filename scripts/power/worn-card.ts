import { statSync } from 'node:fs';
import { fileDriver } from '../rig/disks.ts';
import { CARD, ShownDisk } from './shown-disk.ts';

const HEALTHY = 'healthy';
const WORN = 'worn';
const EVERY_READ_FAILS = { event: 'none', iotype: 'read', errno: 5, immediately: true, once: false };

/** A card of this computer whose cells wear out: it can be written, and reads fail while it is told so. */
export class WornCard {
  readonly #disk: ShownDisk;

  /** @param file where the disk appears */
  constructor(image: string, file: string) {
    const nodes = [
      { ...fileDriver(image), 'node-name': HEALTHY },
      { driver: 'blkdebug', 'node-name': WORN, image: HEALTHY, 'inject-error': [EVERY_READ_FAILS] },
      { driver: 'raw', 'node-name': CARD, file: HEALTHY },
    ];
    this.#disk = new ShownDisk({ nodes, bytes: statSync(image).size, file });
  }

  async start(): Promise<void> {
    await this.#disk.start();
  }

  async failReads(isFailing: boolean): Promise<void> {
    const way = { driver: 'raw', 'node-name': CARD, file: isFailing ? WORN : HEALTHY };
    await this.#disk.ask('blockdev-reopen', { options: [way] });
  }

  async stop(): Promise<void> {
    await this.#disk.stop();
  }
}
