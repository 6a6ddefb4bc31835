import { type Why as Told, textOf } from '../../hw/reason.ts';
import type { Reason, Why } from './contract/reason.ts';

/** What equipment reports of itself, as a page gets it. */
export function reasonRows(why: Told): Why {
  return why.map((reason) => {
    const { code, ...facts } = reason;
    return { code, facts: plainFacts(facts), text: textOf([reason]) };
  });
}

type Facts = Readonly<Record<string, string | number | readonly string[]>>;

function plainFacts(facts: Facts): Reason['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? [...fact] : fact]),
  );
}
