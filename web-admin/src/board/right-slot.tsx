import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import { AwayPill } from '../parts/away-pill.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';

export interface RightSlotProps {
  call: BoardCall;
  mine: boolean;
  /** false: a wall on which no name of anybody stands. */
  withNames: boolean;
}

/** While it rings: whose customer it is and what will happen. While it is busy: which telephone has it. */
export function RightSlot({ call, mine, withNames }: RightSlotProps) {
  if (call.phase === 'ringing') return <Ringing call={call} withNames={withNames} />;
  return <Answered call={call} mine={mine} withNames={withNames} />;
}

function Ringing({ call, withNames }: { call: BoardCall; withNames: boolean }) {
  const words = useWords();
  const representative = withNames ? (call.customer?.representative ?? null) : null;
  if (representative === null && !call.mailAtHangUp) return null;
  return (
    <div class="line-rep">
      {representative !== null && (
        <>
          <small>{words.lines.representative}</small>
          <span>{representative.name}</span>
          <AwayPill representativeId={representative.id} />
        </>
      )}
      {call.mailAtHangUp && (
        <span class="rep-note">
          <Icon name="mail" />
          {words.lines.mailAtHangUp}
        </span>
      )}
    </div>
  );
}

function Answered({ call, mine, withNames }: RightSlotProps) {
  const desk = useDesk();
  const words = useWords();
  if (call.answeredBy === null) return null;
  const { id, name } = call.answeredBy;
  const closed = mine && !desk.cards.value.some((card) => card.call.key === call.key);
  return (
    <div class="line-rep">
      <small>{words.lines.answeredBy}</small>
      <span>{words.lines.extension(id, mine ? words.lines.thisTelephone : withNames ? name : '')}</span>
      {closed && (
        <button type="button" class="link" onClick={() => desk.card({ type: 'show', call })}>
          {words.lines.openCard}
        </button>
      )}
    </div>
  );
}
