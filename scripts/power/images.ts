import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { copyCard } from './card.ts';
import { type CutPlan, certainAt, type Piece } from './power-cut.ts';
import type { Recording } from './recording.ts';

/** Makes the disks that a recording leaves behind when the power goes at one moment or another. */
export class Images {
  readonly #recording: Recording;
  readonly #certain: string;
  /** So many requests are on the image of what is certain. */
  #applied = 0;
  #isBegun = false;

  /** @param name of its own file: several may be at work on a recording */
  constructor(recording: Recording, name: string) {
    this.#recording = recording;
    this.#certain = join(recording.folder, `certain-${name}.img`);
  }

  /** Quickest in the order of time. @returns the path of the image; it is the caller's to remove */
  async make(plan: CutPlan, name: string): Promise<string> {
    await this.#goOn(plan.certain);
    const image = join(this.#recording.folder, `${name}.img`);
    await copyCard(this.#certain, image);
    this.#write(image, plan.pieces);
    return image;
  }

  end(): void {
    rmSync(this.#certain, { force: true });
  }

  async #goOn(to: number): Promise<void> {
    if (!this.#isBegun || to < this.#applied) {
      await copyCard(this.#recording.blank, this.#certain);
      this.#applied = 0;
    }
    this.#isBegun = true;
    const requests = this.#recording.log.requests.slice(this.#applied, to);
    this.#write(
      this.#certain,
      requests.map((request) => ({ request, skip: 0, sectors: request.sectors })),
    );
    this.#applied = to;
  }

  #write(image: string, pieces: readonly Piece[]): void {
    const { bytes, log } = this.#recording;
    const file = openSync(image, 'r+');
    try {
      for (const { request, skip, sectors } of pieces) {
        const length = sectors * log.sectorSize;
        const at = (request.sector + skip) * log.sectorSize;
        if (request.type === 'discard') writeSync(file, Buffer.alloc(length), 0, length, at);
        if (request.type === 'write')
          writeSync(file, bytes, request.data + skip * log.sectorSize, length, at);
      }
    } finally {
      closeSync(file);
    }
  }
}

/** Positions in the log at which the power can go: after each of its requests. */
export function positionOf({ log }: Recording, cut: number): number {
  return log.requests[cut - 1]?.end ?? 0;
}

/** Where a disk that lies about flushes stands: at one of an earlier time. */
export function earlierFlush({ log }: Recording, cut: number, random: () => number): number {
  let at = certainAt(log.requests, cut);
  for (let back = 1 + Math.floor(random() * 20); back > 0; back--) at = certainAt(log.requests, at);
  return at;
}
