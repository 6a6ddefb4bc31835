import { fold } from '../directory/fold.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise } from '../directory/numbers.ts';
import type { ReadRecord, RecordProblem } from '../exchange/customer-record.ts';
import type { CustomerInput } from '../store/customer-row.ts';

/** A customer of a file, ready to be stored. */
export interface Checked {
  readonly line: number;
  readonly input: CustomerInput;
  readonly matchKeys: readonly string[];
  readonly problems: readonly RecordProblem[];
}

/** Puts the representative's row in the place of the name; one that nobody has is a problem of the line. */
export function checkerOf(
  people: readonly { readonly id: string; readonly name: string }[],
  plan: NumberPlan,
): (read: ReadRecord) => Checked {
  const byName = new Map(people.map(({ id, name }) => [fold(name), id]));
  return ({ line, record, representativeColumn: column, problems }) => {
    const { representative, ...fields } = record;
    const id = representative === '' ? null : (byName.get(fold(representative)) ?? undefined);
    const unknown: RecordProblem[] =
      id === undefined ? [{ line, column, problem: 'representative', text: representative }] : [];
    return {
      line,
      input: { ...fields, representativeId: id ?? null },
      matchKeys: record.numbers
        .map(({ number }) => normalise(number, plan).matchKey)
        .filter((key) => key !== ''),
      problems: [...problems, ...unknown],
    };
  };
}
