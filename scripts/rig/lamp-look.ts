import { PINS } from './box-config.ts';
import type { Stage } from './stage.ts';

/** Long enough for several periods of the slowest pattern. */
const LOOK_MS = 10_000;
/** Between the parts of a fast pattern (150 and 200 ms) and those of a slow one (1 s and more), and some lateness. */
const SHORT_MS = 600;

export type Look = 'dark' | 'fast' | 'slow' | 'double flash' | 'triple flash' | 'something else';

/** What the lamp for signs looks like for ten seconds, with what was seen of it. */
export async function lookAtLamp({ chip }: Stage): Promise<{ readonly look: Look; readonly parts: string }> {
  const seen = await chip.watch(PINS.signLed, LOOK_MS);
  const parts = seen.map(([isLit, ms]) => `${isLit ? 'lit' : 'dark'} ${ms}`).join(', ');
  return { look: lookOf(seen), parts: parts === '' ? 'no change' : parts };
}

function lookOf(seen: readonly (readonly [boolean, number])[]): Look {
  if (seen.length === 0) return 'dark';
  // s and l: a short and a long part. Where the processor is late a flash may be left out, but none is added.
  const text = seen.map(([, ms]) => (ms < SHORT_MS ? 's' : 'l')).join('');
  if (/^s+$/.test(text)) return 'fast';
  if (/^l+$/.test(text)) return 'slow';
  if (/lsssssl/.test(text) && !/s{6}/.test(text)) return 'triple flash';
  return /lsssl/.test(text) && !/s{4}/.test(text) ? 'double flash' : 'something else';
}
