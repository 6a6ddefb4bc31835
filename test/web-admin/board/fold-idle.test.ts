import test from 'ava';
import { foldIdle } from '../../../web-admin/src/board/fold-idle.ts';
import type { LineRow } from '../../../web-admin/src/box/board-store.ts';

const rows = (count: number, ringing: readonly number[] = []): LineRow[] =>
  Array.from({ length: count }, (_, n) => ({
    line: { id: String(n + 1), name: '', state: 'ok', since: null, link: null, why: [] },
    state: ringing.includes(n + 1) ? 'ringing' : 'idle',
    call: null,
  }));
const shown = (all: LineRow[]) =>
  foldIdle(all).map((item) =>
    item.type === 'line' ? item.row.line.id : `${item.rows[0]?.line.id}-${item.rows.at(-1)?.line.id}`,
  );

test('sixteen lines have a row each', (t) => {
  t.is(foldIdle(rows(16)).length, 16);
});

test('with more, idle lines fold in place and a ringing one stands where it always stands', (t) => {
  t.deepEqual(shown(rows(20, [4])), ['1-3', '4', '5-20']);
});

test('a single idle line between two others is not folded', (t) => {
  t.deepEqual(shown(rows(17, [1, 3])), ['1', '2', '3', '4-17']);
});

test('a line keeps the number that the keyboard knows it by', (t) => {
  t.deepEqual(
    foldIdle(rows(20, [4])).map(({ index }) => index),
    [0, 3, 4],
  );
});
