import { diskDevice, diskWords, imageDriver } from '../rig/disks.ts';
import type { Machine } from '../rig/machine.ts';
import { bootRig } from '../rig/rig.ts';
import { cardFaults } from './card.ts';
import type { Aftermath } from './look-inside.ts';
import type { Examiner, Looked } from './powercut.ts';

/** Disks of one machine: it has places for some more. */
const AT_ONCE = 16;
/** Nothing else of the trial can go on meanwhile. */
export const TURN_LIMIT_MS = 60 * 60_000;
const IMAGE_LIMIT_MS = 4 * 60_000;

/**
 * Boots machines of the rig whose disks are the images: the guest's kernel replays their journals, and the firmware is
 * started on one after the other. Disks of a machine that has just been booted hold nothing of an earlier one.
 */
export function examinerInRig(say: (line: string) => void): Examiner {
  return {
    name: 'rig',
    atOnce: AT_ONCE,
    async look(images) {
      const { kernel, aftermaths } = await lookAtDisks(images, say);
      const look = aftermaths.map(async (aftermath, at) => {
        const faults = await cardFaults(images[at] ?? '');
        return { ...aftermath, faults: [...aftermath.faults, ...faults] };
      });
      return { kernel, aftermaths: await Promise.all(look) };
    },
  };
}

async function lookAtDisks(images: readonly string[], say: (line: string) => void): Promise<Looked> {
  const more = diskWords(images.map(imageDriver));
  const machine = await bootRig(say, { uarts: 1, more, turnLimitMs: TURN_LIMIT_MS });
  try {
    const devices = images.map((_, index) => diskDevice(index)).join(' ');
    const program = '/rig/box/scripts/power/guest/examine-disks.js';
    const said = await machine.must(`node ${program} ${devices}`, images.length * IMAGE_LIMIT_MS);
    const lines = said.trim().split('\n');
    return {
      kernel: await kernelOf(machine),
      aftermaths: lines.map((line) => JSON.parse(line) as Aftermath),
    };
  } finally {
    await machine.stop();
  }
}

/** As a line of a report names it. */
export async function kernelOf(machine: Machine): Promise<string> {
  return `the rig, kernel ${(await machine.must('uname -r')).trim()}`;
}
