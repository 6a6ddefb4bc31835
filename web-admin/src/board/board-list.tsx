import type { Board } from '../../../firmware/http/contract/board.ts';
import { lineRows } from '../box/board-store.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { COMPACT_ABOVE, foldIdle } from './fold-idle.ts';
import { LineRowItem } from './line-row-item.tsx';

/** The call board (SPEC D1): one row a line, in a fixed order. */
export function BoardList({ board }: { board: Board }) {
  const words = useWords();
  const stale = useDesk().stale.value;
  const rows = lineRows(board);
  const compact = rows.length > COMPACT_ABOVE;
  return (
    <div class={stale ? 'is-stale' : undefined}>
      <ol class={compact ? 'board is-compact' : 'board'} aria-label={words.lines.state}>
        {foldIdle(rows).map((item) =>
          item.type === 'line' ? (
            <LineRowItem key={item.row.line.id} row={item.row} index={item.index} />
          ) : (
            <li key={item.rows[0]?.line.id} class="line is-folded" data-state="idle">
              <div class="line-id">
                <b>
                  {item.rows[0]?.line.id}–{item.rows.at(-1)?.line.id}
                </b>
              </div>
              <div class="line-state">
                <Icon name="idle" />
                <b>{words.lines.folded(item.rows.length)}</b>
              </div>
            </li>
          ),
        )}
      </ol>
    </div>
  );
}
