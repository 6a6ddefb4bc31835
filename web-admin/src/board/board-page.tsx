import { useComputed } from '@preact/signals';
import { useDesk, useWords } from '../parts/desk-context.ts';
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
        {board === null ? <p class="empty is-late">{words.stale.connecting}</p> : <BoardList board={board} />}
      </section>
      {board !== null && <Today />}
    </>
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
