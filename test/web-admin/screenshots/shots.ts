import { ANSWERED_SHOTS, BUSY_SHOTS, QUIET_SHOTS } from './demo-shots.ts';
import { firstShots } from './new-office-shots.ts';
import type { Shot } from './shot.ts';

/** In the order of the document. */
export const ALL_SHOTS: readonly Shot[] = [
  ...BUSY_SHOTS,
  ...ANSWERED_SHOTS,
  ...QUIET_SHOTS,
  ...firstShots(0),
];
