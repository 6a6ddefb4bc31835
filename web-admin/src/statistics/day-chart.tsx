import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { useWidth } from '../parts/use-width.ts';
import { dayName } from '../schedule/day-words.ts';
import { ticksTo } from './scale.ts';

const HEIGHT = 190;
const TOP = 14;
const LEFT = 34;
/** A name of a day needs so much room, in either language. */
const NAME_WIDTH = 95;

/** Two lines, the missed one dashed; its highest point is named. */
export function DayChart({ byDay }: { byDay: Statistics['byDay'] }) {
  const desk = useDesk();
  const words = useOfficeWords().statistics;
  const language = desk.preferences.language.value;
  const [ref, width] = useWidth();
  const ticks = ticksTo(Math.max(1, ...byDay.map(({ answered, missed }) => Math.max(answered, missed))));
  const top = ticks.at(-1) ?? 1;
  const last = Math.max(1, byDay.length - 1);
  const x = (at: number) => LEFT + 4 + (at / last) * Math.max(0, width - LEFT - 12);
  const y = (count: number) => TOP + HEIGHT * (1 - count / top);
  const line = (pick: 'answered' | 'missed') =>
    byDay.map((day, at) => `${at === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(day[pick]).toFixed(1)}`).join('');
  const peak = byDay.reduce((best, { missed }, at) => (missed > (byDay[best]?.missed ?? 0) ? at : best), 0);
  const { missed = 0, day = '' } = byDay[peak] ?? {};
  const every = Math.ceil(byDay.length / Math.max(1, Math.floor(width / NAME_WIDTH)));
  return (
    <figure class="chart">
      <figcaption>
        <b>{words.byDay}</b>
        <LineLegend />
      </figcaption>
      <div ref={ref}>
        <svg class="plot" viewBox={`0 0 ${Math.max(1, width)} ${HEIGHT + TOP + 24}`} aria-hidden="true">
          {ticks.map((tick) => (
            <g key={tick}>
              <path class={tick === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(tick)}H${width}`} />
              <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
                {tick}
              </text>
            </g>
          ))}
          <path class="line-ans" d={line('answered')} />
          <path class="line-mis" d={line('missed')} />
          {missed > 0 && (
            <>
              <circle class="dot-mis" cx={x(peak)} cy={y(missed)} r="4.5" />
              <text
                class="v is-missed"
                x={x(peak) + (peak > last / 2 ? -9 : 9)}
                y={y(missed) - 6}
                text-anchor={peak > last / 2 ? 'end' : 'start'}
              >
                {words.peak(dayName(day, language), String(missed))}
              </text>
            </>
          )}
          {byDay.map(
            (one, at) =>
              at % every === 0 && (
                <text key={one.day} x={x(at)} y={y(0) + 18} text-anchor={at === 0 ? 'start' : 'middle'}>
                  {dayName(one.day, language).replace(/ .$/, '')}
                </text>
              ),
          )}
        </svg>
      </div>
    </figure>
  );
}

function LineLegend() {
  const words = useOfficeWords().statistics;
  return (
    <>
      <span class="legend">
        <LineSample class="line-ans" />
        {words.answered}
      </span>
      <span class="legend">
        <LineSample class="line-mis" />
        {words.missed}
      </span>
    </>
  );
}

const LineSample = ({ class: kind }: { class: string }) => (
  <svg class="is-line" viewBox="0 0 24 12" aria-hidden="true">
    <path class={kind} d="M1 6H23" />
  </svg>
);
