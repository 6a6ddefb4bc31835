import type { WordsFor } from '../../reason-words.ts';

/** What the link to a FRITZ!Box reports of itself. */
export interface FritzReason {
  readonly code: 'fritzbox-foreign' | 'check-fritzbox';
}

export const FRITZ_ENGLISH: WordsFor<FritzReason> = {
  'fritzbox-foreign': () =>
    'What answers there is not the call monitor of a FRITZ!Box. Check the address and the port (usually 1012).',
  'check-fritzbox': () =>
    'Switch the call monitor on by dialling #96*5* on a telephone of the FRITZ!Box, and check that this box is in its home network (not the guest network).',
};
