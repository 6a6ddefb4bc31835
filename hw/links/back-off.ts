/** Pauses before the next try of a link, milliseconds; the last one is repeated for ever. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
/** A pause may be this much shorter or longer, so that boxes do not all come at the same moment. */
const JITTER = 0.2;

/** The pause after `failures` earlier failures in a row. `random` gives 0 to 1. */
export function pauseBefore(failures: number, random: () => number): number {
  const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? 60_000;
  return Math.round(pause * (1 + JITTER * (2 * random() - 1)));
}
