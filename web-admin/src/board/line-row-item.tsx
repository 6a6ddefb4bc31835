import type { BoardCall, BoardLine } from '../../../firmware/http/contract/board.ts';
import type { LineRow } from '../box/board-store.ts';
import type { WallNames } from '../desk/preferences.ts';
import { discreetWho, whoOf } from '../format/caller.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Elapsed } from '../parts/elapsed.tsx';
import { Icon } from '../parts/icon.tsx';
import { WhoName, WhoNote } from '../parts/who.tsx';
import { Why } from '../parts/why.tsx';
import { RightSlot } from './right-slot.tsx';

/** One line of the board: id, state and time, who-slot, right slot. Idle rows hold no customer data at all (D2). */
export function LineRowItem({ row, index, names }: { row: LineRow; index: number; names: WallNames }) {
  const desk = useDesk();
  const { line, state, call } = row;
  const mine = call?.phase === 'answered' && call.answeredBy?.id === desk.extension.value;
  const shown = desk.stale.value && state === 'ringing' ? 'was-ringing' : state;
  return (
    <li class={mine ? 'line is-mine' : 'line'} data-state={shown} data-index={index} tabIndex={-1}>
      <LineName line={line} />
      <LineState row={row} />
      {call !== null && <LineWho call={call} names={names} />}
      {call !== null && <RightSlot call={call} mine={mine} withNames={names !== 'line'} />}
      {state === 'fault' && <LineFault line={line} />}
    </li>
  );
}

function LineName({ line }: { line: BoardLine }) {
  const words = useWords();
  return (
    <div class="line-id" data-len={line.id.length > 3 ? 'long' : undefined}>
      <b>
        <span class="vh">{words.lines.line}</span>
        {line.id}
      </b>
      {line.name !== line.id && <span>{line.name}</span>}
    </div>
  );
}

function LineState({ row: { state, call } }: { row: LineRow }) {
  const words = useWords();
  const since = call === null ? null : (call.answeredAt ?? call.startedAt);
  return (
    <div class="line-state">
      <Icon name={state} />
      <b>{words.lines[state]}</b>
      {since !== null && <Elapsed since={since} />}
    </div>
  );
}

function LineWho({ call, names }: { call: BoardCall; names: WallNames }) {
  const words = useWords();
  const who = names === 'all' ? whoOf(call, words) : discreetWho(call, names === 'representative', words);
  return (
    <div class="line-who">
      <WhoName who={who} />
      <p class="who-sub">
        <WhoNote who={who} />
      </p>
    </div>
  );
}

function LineFault({ line }: { line: BoardLine }) {
  const desk = useDesk();
  const words = useWords();
  const since = line.since === null ? null : desk.time.value.clock(line.since);
  return (
    <div class="line-who">
      <p class="line-note">{words.lines.faultNote(since)}</p>
      <Why why={line.why} lead={line.link === null ? '' : words.lines.ofLink(line.link)} />
    </div>
  );
}
