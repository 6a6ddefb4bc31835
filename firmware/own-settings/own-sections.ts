import type { Raw } from '../config/fault.ts';
import { OWN_SECTIONS, type OwnSections } from '../config/layers.ts';

/** The sections among what is stored. What is no document any more, such as by a damaged row, is passed over. */
export function ownSectionsOf(stored: ReadonlyMap<string, unknown>): OwnSections {
  const found = OWN_SECTIONS.flatMap((name) => {
    const value = stored.get(name);
    return isRaw(value, 0) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Deeper than any section goes. */
const DEEPEST = 8;

function isRaw(value: unknown, depth: number): value is Raw {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
  return Object.values(value).every((inner) => isRaw(inner, depth + 1));
}
