import { useComputed } from '@preact/signals';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { BoardList } from './board-list.tsx';
import { Today } from './today.tsx';

export function BoardPage() {
  const desk = useDesk();
  const words = useWords();
  const board = desk.board.value;
  return (
    <>
      <section class="lines">
        <div class="head">
          <h1 class="is-plain">{words.lines.title}</h1>
          {board !== null && <DateAndTime />}
        </div>
        {board === null ? (
          <p class="empty is-late">{words.stale.connecting}</p>
        ) : board.lines.length === 0 ? (
          <NoLines />
        ) : (
          <BoardList board={board} />
        )}
      </section>
      {board !== null && <Today />}
    </>
  );
}

/** A new box has nothing to show yet. */
function NoLines() {
  const { isAdministrator } = useDesk();
  const words = useWords().lines;
  return (
    <Empty title={words.none}>
      {isAdministrator.value ? (
        <a class="btn is-first" href="/start">
          {words.setUp}
        </a>
      ) : (
        <p>{words.noneNote}</p>
      )}
    </Empty>
  );
}

function DateAndTime() {
  const { now, time } = useDesk();
  const day = useComputed(() => time.value.longDay(now.value));
  const clock = useComputed(() => time.value.clock(now.value));
  return (
    <p class="note">
      {day} <b class="tnum">{clock}</b>
    </p>
  );
}
