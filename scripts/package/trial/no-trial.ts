/** Why the package cannot be tried on this machine: one sentence. */
export class NoTrial extends Error {}
