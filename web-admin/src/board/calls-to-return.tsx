import type { ToReturn } from '../../../firmware/http/contract/board.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { TelephoneQuestion } from './telephone-question.tsx';
import { ToReturnItem } from './to-return-item.tsx';
import { useFresh } from './use-fresh.ts';

/** Missed callers whom somebody has to call back; one caller is one item. It empties itself. */
export function CallsToReturn() {
  const desk = useDesk();
  const words = useWords();
  const board = desk.board.value;
  const items: readonly ToReturn[] = board?.toReturn ?? [];
  const fresh = useFresh(board === null ? null : items.map((item) => item.callKey));
  if (board === null) return null;
  return (
    <>
      {desk.preferences.telephone.value.type === 'unasked' && <TelephoneQuestion />}
      <section class="mine" id="missed" aria-label={words.toReturn.title} tabIndex={-1}>
        <div class="head">
          <h2>
            {words.toReturn.title} <span class="tnum">{items.length}</span>
          </h2>
          <a class="note" href="/history">
            {words.toReturn.allHistory}
          </a>
        </div>
        {items.length === 0 ? (
          <div class="empty">
            <b>{words.toReturn.empty}</b>
            <p class="phrase">{words.toReturn.emptyNote}</p>
          </div>
        ) : (
          <ul class="todo">
            {items.map((item) => (
              <ToReturnItem key={item.callKey} item={item} fresh={fresh.has(item.callKey)} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
