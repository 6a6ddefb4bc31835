/** The parts of the settings, in their order; each stands behind the # of the address. */
export const PARTS = ['screen', 'texts', 'phrases', 'representatives'] as const;
