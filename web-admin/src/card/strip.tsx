import type { Card } from '../desk/cards.ts';
import { duration } from '../format/time.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { State } from '../parts/state.tsx';

/** The card's call: running with its time, or ended with its length. */
export function Strip({ card: { call, ended } }: { card: Card }) {
  const desk = useDesk();
  const words = useWords();
  const line = desk.board.value?.lines.find((one) => one.id === call.line);
  const since = call.answeredAt ?? call.startedAt;
  return (
    <p class="strip">
      {ended === null ? (
        <State icon="busy">{words.lines.busy}</State>
      ) : (
        <State icon="idle">
          {ended.movedTo === null ? words.card.ended : words.card.moved(ended.movedTo)}
        </State>
      )}
      <span>{words.lines.lineName(call.line, line?.name ?? '')}</span>
      {desk.extension.value !== null && <span>{words.lines.extension(desk.extension.value, '')}</span>}
      {ended === null ? (
        <Elapsed since={since} />
      ) : (
        <time>{duration(ended.talkSeconds === null ? ended.at - since : ended.talkSeconds * 1000)}</time>
      )}
    </p>
  );
}
