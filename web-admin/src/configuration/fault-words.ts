import type { OfficeWords } from '../i18n/words.ts';

type FaultTable = OfficeWords['faults'];

/** Reasons with something of the value in them, by what they have in common. */
const FORMS: readonly (readonly [RegExp, keyof FaultTable])[] = [
  [/^is (above|below) /, 'numberRange'],
  [/^is given twice/, 'twice'],
  [/^is not a line of the list/, 'noSuchLine'],
  [/^is not a short name/, 'shortName'],
  [/^is not a (channel pattern|name or a pattern)/, 'channel'],
  [/^has \d+ fields instead of five|^has a wrong field/, 'cron'],
  [/^has \d+ characters|Too big/, 'tooLong'],
];

/** What the box found wrong with a value, in the words of the page. */
export function faultText(reason: string, { faults }: Pick<OfficeWords, 'faults'>): string {
  if (Object.hasOwn(faults, reason)) return faults[reason as keyof FaultTable];
  const form = FORMS.find(([pattern]) => pattern.test(reason));
  return faults[form?.[1] ?? 'unknown'];
}
