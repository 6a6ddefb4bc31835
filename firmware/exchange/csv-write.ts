import { stringify } from 'csv-stringify/sync';

/** The package quotes only the line ends that it writes itself. */
const LINE_BREAK = /[\r\n]/;

/**
 * Rows as CSV the way Excel reads it. A cell that begins with = + - @ gets an apostrophe before it: what a caller or a
 * customer has for a name must not become a formula on somebody's desk.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: LINE_BREAK },
  );
}
