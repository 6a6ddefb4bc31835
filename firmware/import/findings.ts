import type { RecordProblem } from '../exchange/customer-record.ts';
import type { Checked } from './check.ts';

const MOST_PROBLEMS = 200;
const MOST_DUPLICATES = 50;
const SAMPLE = 8;
/** With more lines the file is refused: the numbers of all of them are held in memory. */
export const MOST_ROWS = 300_000;

/** What was found while a file was read; bounded, whatever the file holds. */
export class Findings {
  rows = 0;
  problemCount = 0;
  readonly #problems: RecordProblem[] = [];
  readonly #duplicates: {
    line: number;
    name: string;
    number: string;
    owner: string | null;
    sameAs: number | null;
  }[] = [];
  readonly #sample: { line: number; name: string; kana: string; numbers: string; rest: string }[] = [];
  readonly #seen = new Map<string, number>();
  /** Lines whose customer has a number that somebody has already, or that stands further up. */
  readonly duplicateLines = new Set<number>();

  /** @param owners who has the numbers of this batch already */
  add(batch: readonly Checked[], owners: ReadonlyMap<string, string>): void {
    for (const checked of batch) {
      this.rows += 1;
      this.#count(checked);
      this.#compare(checked, owners);
      if (this.#sample.length < SAMPLE) this.#sample.push(shown(checked));
    }
  }

  get state() {
    return {
      rows: this.rows,
      problemCount: this.problemCount,
      problems: [...this.#problems],
      duplicateCount: this.duplicateLines.size,
      duplicates: [...this.#duplicates],
      sample: [...this.#sample],
      left: this.duplicateLines.size,
    };
  }

  #count({ line, problems }: Checked): void {
    const tooMany: RecordProblem[] =
      this.rows === MOST_ROWS + 1
        ? [{ line, column: '', problem: 'too-long', text: `more than ${MOST_ROWS} lines` }]
        : [];
    const all = [...problems, ...tooMany];
    this.problemCount += all.length;
    this.#problems.push(...all.slice(0, MOST_PROBLEMS - this.#problems.length));
  }

  #compare({ line, input, matchKeys }: Checked, owners: ReadonlyMap<string, string>): void {
    for (const key of matchKeys) {
      const further = this.#seen.get(key);
      const owner = owners.get(key) ?? null;
      if ((owner !== null || further !== undefined) && !this.duplicateLines.has(line)) {
        this.duplicateLines.add(line);
        const number = input.numbers[matchKeys.indexOf(key)]?.number ?? '';
        if (this.#duplicates.length < MOST_DUPLICATES) {
          this.#duplicates.push({ line, name: input.name, number, owner, sameAs: further ?? null });
        }
      }
      if (further === undefined && this.rows <= MOST_ROWS) this.#seen.set(key, line);
    }
  }
}

function shown({ line, input }: Checked) {
  const { name, kana, numbers, department, contact, address, tags = [] } = input;
  return {
    line,
    name,
    kana,
    numbers: numbers.map(({ number }) => number).join(', '),
    rest: [department, contact, address, ...tags].filter((text) => text !== '').join(' · '),
  };
}
