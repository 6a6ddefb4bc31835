import { PINS } from './box-config.ts';
import type { Stage } from './stage.ts';

/** Long enough for several periods of the slowest pattern. */
const LOOK_MS = 10_000;
/** Between the parts of a fast pattern (150 and 200 ms) and those of a slow one (1 s and more), and some lateness. */
const SHORT_MS = 600;
/** Between the share of the time in which three flashes are lit (0.23) and that of half the time. */
const EVEN = 0.36;

export type Look = 'dark' | 'fast' | 'slow' | 'double flash' | 'triple flash' | 'something else';

/** An emulated processor that is starved for seconds shows no pattern at all. */
const MOST_LOOKS = 5;

/**
 * Looks at the lamp for signs until it looks as it must.
 *
 * @returns what was seen. @throws when it looked otherwise each time
 */
export async function expectLook(stage: Stage, what: string, wanted: Look): Promise<string> {
  for (let look = 1; ; look++) {
    const seen = await lookAtLamp(stage);
    if (seen.look === wanted) return `${what}: ${wanted} (${seen.parts})`;
    if (look === MOST_LOOKS) throw new Error(`${what}: ${seen.look} in place of ${wanted}: ${seen.parts}`);
  }
}

/** What it looks like for ten seconds, with what was seen of it. */
async function lookAtLamp({ chip }: Stage): Promise<{ readonly look: Look; readonly parts: string }> {
  const seen = await chip.watch(PINS.signLed, LOOK_MS);
  const parts = seen.map(([isLit, ms]) => `${isLit ? 'lit' : 'dark'} ${ms}`).join(', ');
  return { look: lookOf(seen), parts: parts === '' ? 'no change' : parts };
}

/**
 * Which pattern it was. A busy computer draws single parts out and leaves flashes out, so no single part decides: fast and
 * slow are lit half of the time, the flashes are told apart by how many most often come together.
 *
 * @param seen [whether it was lit, for how many milliseconds], in order
 */
export function lookOf(seen: readonly (readonly [boolean, number])[]): Look {
  if (seen.length === 0) return 'dark';
  const lit = sum(seen.filter(([isLit]) => isLit));
  if (lit / sum(seen) > EVEN) return median(seen.map(([, ms]) => ms)) < SHORT_MS ? 'fast' : 'slow';
  const flashes = mostCommon(flashesBetweenPauses(seen));
  if (flashes === 2) return 'double flash';
  return flashes === 3 ? 'triple flash' : 'something else';
}

/** How many flashes came between each two long pauses; what was cut off at the ends does not count. */
function flashesBetweenPauses(seen: readonly (readonly [boolean, number])[]): number[] {
  const counts: number[] = [];
  let flashes: number | null = null;
  for (const [isLit, ms] of seen) {
    if (isLit && flashes !== null) flashes += 1;
    if (isLit || ms < SHORT_MS) continue;
    if (flashes !== null) counts.push(flashes);
    flashes = 0;
  }
  return counts;
}

function sum(parts: readonly (readonly [boolean, number])[]): number {
  return parts.reduce((all, [, ms]) => all + ms, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function mostCommon(values: readonly number[]): number | null {
  const often = Map.groupBy(values, (value) => value);
  return [...often].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null;
}
