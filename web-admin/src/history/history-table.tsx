import type { CallRow } from '../../../firmware/http/contract/calls.ts';
import type { TimeFormat } from '../format/time.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { moveFocus } from '../parts/move-focus.ts';
import { HistoryRow } from './history-row.tsx';

export interface HistoryTableProps {
  calls: readonly CallRow[];
  chosen: string | null;
  onChoose: (callKey: string) => void;
}

/** A table on a desk, a list on a telephone; a day is a group. The arrows move from call to call. */
export function HistoryTable({ calls, chosen, onChoose }: HistoryTableProps) {
  const desk = useDesk();
  const { history: words, lines } = useOfficeWords();
  const format = desk.time.value;
  return (
    <table
      class="table is-list has-time"
      onKeyDown={(event) => moveFocus(event, event.currentTarget, '.row-link')}
    >
      <thead>
        <tr>
          <th scope="col">{words.rangAt}</th>
          <th scope="col">{words.line}</th>
          <th scope="col">{words.caller}</th>
          <th scope="col">{words.outcome}</th>
          <th scope="col" class="r aside">
            {words.ring}
          </th>
          <th scope="col" class="r aside">
            {words.talk}
          </th>
          <th scope="col" class="aside">
            {words.mode}
          </th>
          <th scope="col" class="w30">
            {words.memoAndMail}
          </th>
        </tr>
      </thead>
      {byDay(calls, format).map((group) => (
        <tbody key={group.day}>
          <tr class="day">
            <th colSpan={8} scope="rowgroup">
              {group.at === null ? lines.clockNotSet : <DayName at={group.at} now={desk.now.peek()} />}
            </th>
          </tr>
          {group.calls.map((call) => (
            <HistoryRow key={call.key} call={call} chosen={call.key === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function DayName({ at, now }: { at: number; now: number }) {
  const words = useOfficeWords().history;
  const format = useDesk().time.value;
  const day = format.dayKey(at);
  const mark =
    day === format.dayKey(now)
      ? words.todayMark
      : day === format.dayKey(format.startOfDay(now) - 1)
        ? words.yesterdayMark
        : null;
  return <>{mark === null ? format.longDay(at, now) : words.dayMark(format.longDay(at), mark)}</>;
}

interface Group {
  readonly day: string;
  /** null: the clock was not set then. */
  readonly at: number | null;
  readonly calls: CallRow[];
}

function byDay(calls: readonly CallRow[], format: TimeFormat): Group[] {
  const groups: Group[] = [];
  for (const call of calls) {
    const day = call.isTimeKnown ? format.dayKey(call.startedAt) : 'unknown';
    const known = groups.find((group) => group.day === day);
    if (known !== undefined) known.calls.push(call);
    else groups.push({ day, at: call.isTimeKnown ? call.startedAt : null, calls: [call] });
  }
  return groups;
}
