import { REPAIR } from './judgement.ts';
import { type MailFault, MOST_FAULTS, MOST_SAID } from './mail-fault.ts';

/** As a column keeps them; null where there are none. */
export function faultsToStore(faults: readonly MailFault[]): string | null {
  const kept = faults.slice(0, MOST_FAULTS).map((one) => ({ ...one, said: one.said.slice(0, MOST_SAID) }));
  return kept.length === 0 ? null : JSON.stringify(kept);
}

/**
 * What a column holds. A fault that this release does not know, because a newer one wrote it, is left out: its text
 * stands beside it.
 *
 * @param json null: an attempt that passed, or one from before faults were kept as codes
 */
export function storedFaults(json: string | null): readonly MailFault[] {
  const faults = json === null ? [] : (JSON.parse(json) as MailFault[]);
  return faults.filter(({ code }) => Object.hasOwn(REPAIR, code));
}
