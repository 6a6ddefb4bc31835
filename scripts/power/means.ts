import { NoRig } from '../rig/kernel.ts';
import { prepareFiles } from '../rig/rig.ts';
import { whyNoCard } from './card.ts';
import { whyNoShownDisk } from './shown-disk.ts';

/** What this computer has for the trial; null: nothing is missing. */
export interface Means {
  /** Why there is no rig. */
  readonly noRig: string | null;
  /** Why a day cannot be recorded, and images not be mounted, on this computer itself. */
  readonly noDisk: string | null;
}

export interface MeansOptions {
  readonly isWithoutRig: boolean;
  readonly say: (line: string) => void;
}

/** Downloads and builds what the rig needs where that is missing. */
export async function meansOf({ isWithoutRig, say }: MeansOptions): Promise<Means> {
  const noDisk = (await whyNoCard()) ?? (await whyNoShownDisk());
  return { noDisk, noRig: isWithoutRig ? 'it is not wanted' : await whyNoRig(say) };
}

async function whyNoRig(say: (line: string) => void): Promise<string | null> {
  try {
    await prepareFiles(say);
    return null;
  } catch (error) {
    if (!(error instanceof NoRig)) throw error;
    return error.message;
  }
}
