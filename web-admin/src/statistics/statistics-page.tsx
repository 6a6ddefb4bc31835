import { useState } from 'preact/hooks';
import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useQuery } from '../app/use-query.ts';
import { type DayRange, dayRange, lastDaysOf } from '../format/day-range.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { Oops } from '../parts/oops.tsx';
import { RangeFields } from '../parts/range-fields.tsx';
import { Segment } from '../parts/segment.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { Waiting } from '../parts/waiting.tsx';
import { dayName, longDayName } from '../schedule/day-words.ts';
import { addDays } from '../schedule/days.ts';
import { CountTable } from './count-table.tsx';
import { DayChart } from './day-chart.tsx';
import { Figures } from './figures.tsx';
import { HeatTable } from './heat-table.tsx';
import { HourChart } from './hour-chart.tsx';

const PERIODS = ['week', 'month', 'year', 'range'] as const;
const DAYS = { week: 7, month: 30, year: 365 } as const;
/** The box counts no more at once. */
const MOST_DAYS = 366;

/** How many calls came, when, and what became of them; charts with the tables behind. */
export function StatisticsPage() {
  const desk = useDesk();
  const words = useOfficeWords().statistics;
  const [query, change] = useQuery();
  const [asTables, setAsTables] = useState(false);
  const period = PERIODS.find((one) => one === query.get('period')) ?? 'month';
  const today = desk.time.value.dayKey(desk.now.value);
  const chosen = { from: query.get('from') ?? '', to: query.get('to') ?? '' };
  const { from, to } = rangeOf(period, chosen, today);
  const language = desk.preferences.language.value;
  const { value, error, reload } = useLoaded(
    `statistics ${from} ${to}`,
    (signal) => desk.box.statistics(from, to, signal),
    [desk.changes.of('calls')],
  );
  return (
    <>
      <div class="top">
        <div>
          <h1>{words.title}</h1>
          <p class="sub">
            {words.range(longDayName(from, language, today), longDayName(to, language, today))}
          </p>
        </div>
        <div class="btns">
          <Segment
            label={words.period}
            labelHidden
            value={period}
            choices={PERIODS.map((one) => ({ value: one, label: words.periods[one] }))}
            onValue={(next) => change(ofPeriod(next, { from, to }))}
          />
          {period === 'range' && <RangeFields {...chosen} onRange={change} />}
          <button type="button" class="btn" aria-pressed={asTables} onClick={() => setAsTables(!asTables)}>
            <Icon name="list" />
            {asTables ? words.asCharts : words.asTables}
          </button>
        </div>
      </div>
      {error !== null && <Oops error={error} retry={reload} />}
      {value === null && error === null && <Waiting />}
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

type Period = (typeof PERIODS)[number];

/** Chosen days that are not whole yet show the last month, and of too many the last ones. */
function rangeOf(period: Period, { from, to }: DayRange, today: string): DayRange {
  const month = { from: addDays(today, 1 - DAYS.month), to: today };
  if (period !== 'range') return { from: addDays(today, 1 - DAYS[period]), to: today };
  return lastDaysOf(dayRange(from, to) ?? month, MOST_DAYS);
}

/** The days that are shown are those from which one begins to choose. */
function ofPeriod(next: Period, shown: DayRange): Readonly<Record<string, string | null>> {
  if (next === 'range') return { period: next, ...shown };
  return { period: next === 'month' ? null : next, from: null, to: null };
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
