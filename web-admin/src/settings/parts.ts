/** The parts of the settings, in their order; each stands behind the # of the address. */
export const PARTS = [
  'screen',
  'office',
  'lines',
  'equipment',
  'server',
  'texts',
  'rules',
  'templates',
  'phrases',
  'representatives',
  'users',
  'terminals',
  'tokens',
  'audit',
] as const;
export type Part = (typeof PARTS)[number];

/** A terminal has nothing to decide but about its own screen. */
export function partsFor(isAdministrator: boolean): readonly Part[] {
  return isAdministrator ? PARTS : ['screen'];
}
