import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import type { Box } from '../box/box.ts';
import type { Clock } from '../clock.ts';

const LOOK_MS = 400;
/** A small box with a large office takes some seconds to start its rooms again. */
const MOST_LOOKS = 100;

/**
 * Waits until the box works with what was saved: it starts its rooms again, and does not answer meanwhile.
 *
 * @returns the configuration as it is then; `isApplied` is false when it took too long
 */
export async function takenOver(
  saved: Configuration,
  box: Pick<Box, 'configuration'>,
  clock: Clock,
): Promise<Configuration> {
  let found = saved;
  for (let looks = 0; !found.isApplied && looks < MOST_LOOKS; looks += 1) {
    await new Promise<void>((resolve) => clock.after(LOOK_MS, resolve));
    found = await box.configuration().catch(() => found);
  }
  return found;
}
