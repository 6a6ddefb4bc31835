import { plainLine, plainLines } from '../plain-text.ts';

/** Where a column of a file goes. `extra`: a field of the office's own, by the column's title. */
export const FIELDS = [
  ...(['name', 'kana', 'department', 'contact', 'number', 'fax', 'address', 'importance'] as const),
  ...(['representative', 'notes', 'tags', 'extra', 'ignore'] as const),
] as const;
export type Field = (typeof FIELDS)[number];

/** A customer as a file has him. The representative is a name: who that is, the database knows. */
export interface CustomerRecord {
  readonly name: string;
  readonly kana: string;
  readonly department: string;
  readonly contact: string;
  readonly address: string;
  readonly fax: string;
  readonly importance: 'A' | 'B' | 'C' | null;
  readonly representative: string;
  readonly notes: string;
  readonly numbers: readonly { readonly number: string; readonly label: string }[];
  readonly tags: readonly string[];
  readonly extra: readonly { readonly name: string; readonly value: string }[];
}

/** What is wrong in a file: the line on which the record begins (1 is the first), the column's title, and a code. */
export interface RecordProblem {
  readonly line: number;
  readonly column: string;
  readonly problem:
    | 'no-name'
    | 'too-long'
    | 'importance'
    | 'representative'
    | 'number'
    | 'columns'
    | 'unreadable';
  /** The text that is wrong, at most 60 characters. */
  readonly text: string;
}

export interface ReadRecord {
  readonly line: number;
  readonly record: CustomerRecord;
  /** Title of the column that the representative's name came from; '' where there is none. */
  readonly representativeColumn: string;
  readonly problems: readonly RecordProblem[];
}

/** One cell with its title, as a file had it. */
export interface Cell {
  readonly title: string;
  readonly field: Field;
  readonly value: string;
}

/** As the API allows; longer texts are refused, not cut. */
const LONGEST: Readonly<Record<Exclude<Field, 'ignore'>, number>> = {
  name: 200,
  kana: 200,
  department: 200,
  contact: 200,
  number: 64,
  fax: 64,
  address: 500,
  importance: 40,
  representative: 100,
  notes: 10_000,
  tags: 500,
  extra: 500,
};

const IMPORTANCES: Readonly<Record<string, 'A' | 'B' | 'C'>> = {
  ...{ a: 'A', b: 'B', c: 'C', '1': 'A', '2': 'B', '3': 'C' },
  ...{ 高: 'A', 中: 'B', 低: 'C', high: 'A', normal: 'B', low: 'C' },
};
const SEVERAL_LINES: ReadonlySet<Field> = new Set(['notes', 'extra']);
const NUMBER = /[\d０-９]/;
/** Nothing but digits, what separates them, and letters that look like digits: an O or an l was typed for one. */
const LOOKS_LIKE_DIGITS = /^(?=.*[OoIlＯｏＩｌ])[\d０-９OoIlＯｏＩｌ\s()（）+.\-－‐−ー]+$/;
const MOST_NUMBERS = 50;
const MOST_TAGS = 20;
const MOST_EXTRA = 30;

/** Puts the cells of one line together and says what is wrong with them. Never throws. */
export function recordOf(line: number, cells: readonly Cell[]): ReadRecord {
  const problems: RecordProblem[] = [];
  const wrong = (problem: RecordProblem['problem'], { title, value }: Pick<Cell, 'title' | 'value'>) =>
    problems.push({ line, column: title, problem, text: value.slice(0, 60) });
  const given = cells
    .map((cell) => ({ ...cell, title: plainLine(cell.title), value: plain(cell) }))
    .filter(({ field, value }) => field !== 'ignore' && value !== '');
  for (const cell of given) {
    if (cell.field !== 'ignore' && cell.value.length > LONGEST[cell.field]) wrong('too-long', cell);
    if (cell.field === 'number' && !isNumber(cell.value)) wrong('number', cell);
    if (cell.field === 'importance' && importanceOf(cell.value) === null) wrong('importance', cell);
  }
  const all = (field: Field) => given.filter((cell) => cell.field === field);
  const text = (field: Field, between = ' ') =>
    all(field)
      .map(({ value }) => value)
      .join(between);
  const record: CustomerRecord = {
    name: text('name'),
    kana: text('kana'),
    department: text('department'),
    contact: text('contact'),
    address: text('address'),
    fax: all('fax')[0]?.value ?? '',
    importance: importanceOf(all('importance')[0]?.value ?? ''),
    representative: all('representative')[0]?.value ?? '',
    notes: text('notes', '\n'),
    numbers: all('number')
      .slice(0, MOST_NUMBERS)
      .map(({ title, value }) => ({ number: value, label: title.slice(0, 40) })),
    tags: tagsOf(text('tags', ',')),
    extra: all('extra')
      .slice(0, MOST_EXTRA)
      .map(({ title, value }) => ({ name: title.slice(0, 60), value })),
  };
  if (record.name === '')
    wrong('no-name', { title: cells.find(({ field }) => field === 'name')?.title ?? '', value: '' });
  return { line, record, representativeColumn: all('representative')[0]?.title ?? '', problems };
}

/** What a field can hold. The apostrophe that a table program puts before a formula is its own, not the customer's. */
function plain({ field, value }: Cell): string {
  const text = (SEVERAL_LINES.has(field) ? plainLines(value) : plainLine(value)).trim();
  return /^'[=+\-@＝＋－＠]/.test(text) ? text.slice(1) : text;
}

function importanceOf(text: string): 'A' | 'B' | 'C' | null {
  return IMPORTANCES[text.normalize('NFKC').toLowerCase()] ?? null;
}

function tagsOf(text: string): string[] {
  const tags = text.split(/[,;、，；]/).map((tag) => tag.trim().slice(0, 40));
  return [...new Set(tags.filter((tag) => tag !== ''))].slice(0, MOST_TAGS);
}

const isNumber = (text: string): boolean => NUMBER.test(text) && !LOOKS_LIKE_DIGITS.test(text);
