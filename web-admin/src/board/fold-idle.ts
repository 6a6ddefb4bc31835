import type { LineRow } from '../box/board-store.ts';

/** A row of the board, or a run of idle lines that stand in one row together. */
export type BoardRow =
  | { readonly type: 'line'; readonly row: LineRow; readonly index: number }
  | { readonly type: 'folded'; readonly rows: readonly LineRow[]; readonly index: number };

/** With more lines than this, idle ones stand together; with more than eight the rows are lower. */
export const FOLD_ABOVE = 16;
export const COMPACT_ABOVE = 8;

/** Where lines fold, so many rows have their place on a wall at least: it does not jump at every call. */
const FOLDED_ROWS = 12;

/** How many rows of equal height a wall has for its lines. */
export function rowsOf(lines: number, shown: number): number {
  return lines > FOLD_ABOVE ? Math.max(FOLDED_ROWS, shown) : Math.max(1, shown);
}

/** Runs of idle lines fold in place, so that the others keep their order; a line unfolds when it rings. */
export function foldIdle(rows: readonly LineRow[]): BoardRow[] {
  if (rows.length <= FOLD_ABOVE) return rows.map((row, index) => ({ type: 'line', row, index }));
  const folded: BoardRow[] = [];
  let run: LineRow[] = [];
  const flush = (index: number) => {
    const [only] = run;
    if (run.length === 1 && only) folded.push({ type: 'line', row: only, index: index - 1 });
    if (run.length > 1) folded.push({ type: 'folded', rows: run, index: index - run.length });
    run = [];
  };
  for (const [index, row] of rows.entries()) {
    if (row.state === 'idle') {
      run.push(row);
      continue;
    }
    flush(index);
    folded.push({ type: 'line', row, index });
  }
  flush(rows.length);
  return folded;
}
