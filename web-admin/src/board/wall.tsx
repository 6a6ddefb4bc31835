import { useComputed } from '@preact/signals';
import type { Board } from '../../../firmware/http/contract/board.ts';
import { NextOrLast } from '../app/next-or-last.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { State } from '../parts/state.tsx';
import { BoardList } from './board-list.tsx';

/** The board to be read from across the room. No key and no pointer is needed. */
export function Wall() {
  const words = useWords();
  const desk = useDesk();
  const board = desk.board.value;
  return (
    <main class="wall">
      <h1 class="vh">{words.lines.title}</h1>
      {board === null ? (
        <p class="empty is-late">{words.stale.connecting}</p>
      ) : (
        <BoardList board={board} names={desk.preferences.wallNames.value} />
      )}
      {board !== null && <WallFoot board={board} />}
    </main>
  );
}

function WallFoot({ board }: { board: Board }) {
  const { now, time } = useDesk();
  const words = useWords();
  const clock = useComputed(() => time.value.clock(now.value));
  const { mode } = board.mode;
  return (
    <footer class="wall-foot">
      <div class="m">
        <Icon name={mode} />
        <span>{words.mode[mode]}</span>
      </div>
      <p>
        <NextOrLast state={board.mode} />
      </p>
      <div class="n">
        <State icon="missed" tone={board.counts.toReturn > 0 ? 'missed' : 'calm'}>
          <b>{board.counts.toReturn}</b>
        </State>
        <span>{words.toReturn.title}</span>
      </div>
      <div class="clock">
        <time>{clock}</time>
      </div>
    </footer>
  );
}
