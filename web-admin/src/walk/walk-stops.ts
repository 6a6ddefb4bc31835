import type { WalkState, WalkStep } from '../../../firmware/http/contract/configuration.ts';

/** Behind the last step. */
export const END = 'end';
export type Stop = WalkStep | typeof END;

/** Where the address leads: to the step it names, otherwise to the first that is neither done nor left for later. */
export function placeOf(hash: string, { steps }: WalkState): Stop {
  if (hash === END) return END;
  const named = steps.find(({ step }) => step === hash);
  const open = named ?? steps.find(({ state }) => state === 'open');
  return open?.step ?? END;
}

/** Without lines and equipment nothing works yet. */
export function hearsCalls({ steps }: WalkState): boolean {
  return steps.every(({ step, state }) => state === 'done' || (step !== 'lines' && step !== 'equipment'));
}
