import type { HardwareFact } from '../../../firmware/http/contract/hardware.ts';
import type { OfficeWords, Words } from '../i18n/words.ts';

/** What was understood, in one line. */
export function factText(
  fact: HardwareFact,
  { facts }: Pick<OfficeWords['hardware'], 'facts'>,
  words: Words,
): string {
  const { type, line, number, name, reason, extension, called, outcome, direction } = fact;
  const outcomes: Readonly<Record<string, string>> = facts.outcomes;
  const parts = [
    direction === 'outgoing' ? facts.outgoing : facts.types[type],
    line === null ? null : facts.line(line),
    number,
    name,
    reason === null ? null : words.caller.absent[reason],
    extension === null ? null : facts.extension(extension),
    called === null ? null : facts.called(called),
    outcome === null ? null : (outcomes[outcome] ?? outcome),
  ];
  return parts.filter((part) => part !== null && part !== '').join(facts.between);
}
