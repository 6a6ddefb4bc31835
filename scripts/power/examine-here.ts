import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BoxProcess } from '../soak/box-process.ts';
import { cardFaults, mountCard, unmountCard } from './card.ts';
import { type Aftermath, attempt, lookInside } from './look-inside.ts';
import type { Examiner } from './powercut.ts';

/**
 * Mounts images on this computer, whose kernel replays the journal; the firmware is a process of its own. A start keeps
 * one processor busy.
 */
export const examinerHere: Examiner = {
  name: 'here',
  atOnce: availableParallelism(),
  look: async (images) => ({ kernel: kernelHere(), aftermaths: await Promise.all(images.map(examine)) }),
};

/** As a line of a report names it. */
export function kernelHere(): string {
  return `this computer, kernel ${release()}`;
}

async function examine(image: string): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-card-'));
  try {
    const failed = await attempt('mount', () => mountCard(image, folder));
    if (failed !== null) return { faults: [failed], facts: null, received: [] };
    const makeBox = (config: string, data: string) => new BoxProcess(config, data);
    const look = lookInside({ folder, makeBox, sendLimitMs: 60_000, everyMs: 50 });
    const aftermath = await look.finally(() => unmountCard(folder));
    return { ...aftermath, faults: [...aftermath.faults, ...(await cardFaults(image))] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
