import type { Board } from '../../../firmware/http/contract/board.ts';
import { lineRows } from '../box/board-store.ts';
import type { WallNames } from '../desk/preferences.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { moveFocus } from '../parts/move-focus.ts';
import { COMPACT_ABOVE, foldIdle, rowsOf } from './fold-idle.ts';
import { LineRowItem } from './line-row-item.tsx';

/** The call board (SPEC D1): one row a line, in a fixed order. `names`: what it says of callers. */
export function BoardList({ board, names = 'all' }: { board: Board; names?: WallNames }) {
  const words = useWords();
  const stale = useDesk().stale.value;
  const rows = lineRows(board);
  const compact = rows.length > COMPACT_ABOVE;
  const items = foldIdle(rows);
  return (
    <div class={stale ? 'is-stale' : undefined}>
      <ol
        class={compact ? 'board is-compact' : 'board'}
        style={{ '--rows': rowsOf(rows.length, items.length) }}
        aria-label={words.lines.state}
        // Alt with a digit reaches nine lines; the arrows go on from there.
        onKeyDown={(event) => moveFocus(event, event.currentTarget, '[data-index]')}
      >
        {items.map((item) =>
          item.type === 'line' ? (
            <LineRowItem key={item.row.line.id} row={item.row} index={item.index} names={names} />
          ) : (
            <li
              key={item.rows[0]?.line.id}
              class="line is-folded"
              data-state="idle"
              data-index={item.index}
              data-last={item.index + item.rows.length - 1}
              tabIndex={-1}
            >
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
