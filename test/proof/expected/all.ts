import { captureFiles } from '../captures.ts';
import { CALLER_ID } from './caller-id.ts';
import type { Expectation } from './expectation.ts';
import { companions, LINKS } from './links.ts';
import { LOGS } from './logs.ts';

/** What every recording comes to. */
export const EXPECTATIONS: readonly Expectation[] = [...CALLER_ID, ...LINKS, ...LOGS];

/** Recordings of which nobody has said what they come to. */
export function unexpectedFiles(): readonly string[] {
  const expected = new Set(EXPECTATIONS.map(({ file }) => file));
  const covered = companions().filter(({ of }) => expected.has(of));
  const known = new Set([...expected, ...covered.map(({ file }) => file)]);
  return captureFiles().filter((file) => !known.has(file));
}

/** Expectations of recordings that are not there any more. */
export function missingFiles(): readonly string[] {
  const files = new Set(captureFiles());
  return EXPECTATIONS.map(({ file }) => file).filter((file) => !files.has(file));
}
