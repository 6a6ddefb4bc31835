import { useState } from 'preact/hooks';
import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useQuery } from '../app/use-query.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { Segment } from '../parts/segment.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { dayName, longDayName } from '../schedule/day-words.ts';
import { addDays } from '../schedule/days.ts';
import { CountTable } from './count-table.tsx';
import { DayChart } from './day-chart.tsx';
import { Figures } from './figures.tsx';
import { HeatTable } from './heat-table.tsx';
import { HourChart } from './hour-chart.tsx';

const PERIODS = ['week', 'month', 'year'] as const;
const DAYS = { week: 7, month: 30, year: 365 } as const;

/** How many calls came, when, and what became of them; charts with the tables behind. */
export function StatisticsPage() {
  const desk = useDesk();
  const words = useOfficeWords().statistics;
  const [query, change] = useQuery();
  const [asTables, setAsTables] = useState(false);
  const period = PERIODS.find((one) => one === query.get('period')) ?? 'month';
  const today = desk.time.value.dayKey(desk.now.value);
  const from = addDays(today, 1 - DAYS[period]);
  const language = desk.preferences.language.value;
  const { value, error, reload } = useLoaded(
    `statistics ${from} ${today}`,
    (signal) => desk.box.statistics(from, today, signal),
    [desk.changes.of('calls')],
  );
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.title}</h1>
          <p class="sub">{words.range(longDayName(from, language), longDayName(today, language))}</p>
        </div>
        <div class="btns">
          <Segment
            label={words.period}
            labelHidden
            value={period}
            choices={PERIODS.map((one) => ({ value: one, label: words.periods[one] }))}
            onValue={(next) => change({ period: next === 'month' ? null : next })}
          />
          <button type="button" class="btn" aria-pressed={asTables} onClick={() => setAsTables(!asTables)}>
            <Icon name="list" />
            {asTables ? words.asCharts : words.asTables}
          </button>
        </div>
      </div>
      {error !== null && <Oops error={error} retry={reload} />}
      {value !== null && value.total.calls === 0 && <Empty title={words.empty} />}
      {value !== null && value.total.calls > 0 && (
        <div class="stack is-wide">
          <Figures statistics={value} />
          {asTables ? <Tables statistics={value} /> : <Charts statistics={value} />}
          <ByWhom statistics={value} />
          <p class="note">{words.note}</p>
        </div>
      )}
    </>
  );
}

function Charts({ statistics }: { statistics: Statistics }) {
  return (
    <>
      <HourChart byHour={statistics.byHour} />
      <div class="columns">
        <DayChart byDay={statistics.byDay} />
        <HeatTable byWeekday={statistics.byWeekday} />
      </div>
    </>
  );
}

function Tables({ statistics }: { statistics: Statistics }) {
  const words = useOfficeWords().statistics;
  const language = useDesk().preferences.language.value;
  const hours = statistics.byHour.map((count, hour) => ({ ...count, name: `${hour}:00` }));
  const days = statistics.byDay.map((count) => ({ ...count, name: dayName(count.day, language) }));
  return (
    <div class="columns">
      <CountTable title={words.byHour} what={words.hour} rows={hours.filter(({ calls }) => calls > 0)} />
      <CountTable title={words.byDay} what={words.day} rows={days.filter(({ calls }) => calls > 0)} />
    </div>
  );
}

/** Lines and representatives differ by numbers that no chart tells better. */
function ByWhom({ statistics }: { statistics: Statistics }) {
  const words = useOfficeWords().statistics;
  const lines = statistics.byLine.map(({ id, name, ...rest }) => ({ ...rest, name: `${id} ${name}`.trim() }));
  const people = statistics.byRepresentative.map((one) => ({ ...one, name: one.name || words.nobody }));
  return (
    <div class="columns">
      <CountTable title={words.byLine} what={words.line} rows={lines} withRing />
      <CountTable title={words.byRepresentative} what={words.representative} rows={people} withRing />
    </div>
  );
}
