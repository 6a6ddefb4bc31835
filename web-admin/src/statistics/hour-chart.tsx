import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { useWidth } from '../parts/use-width.ts';
import { hoursOf, ticksTo, worstHour } from './scale.ts';

const HEIGHT = 220;
const TOP = 18;
const LEFT = 34;

/** Answered calls in grey, missed ones hatched above; the title says the finding. */
export function HourChart({ byHour }: { byHour: Statistics['byHour'] }) {
  const words = useOfficeWords().statistics;
  const [ref, width] = useWidth();
  const hours = hoursOf(byHour.map(({ calls }) => calls));
  const ticks = ticksTo(Math.max(...byHour.map(({ answered, missed }) => answered + missed)));
  const top = ticks.at(-1) ?? 1;
  const y = (count: number) => TOP + HEIGHT * (1 - count / top);
  const slot = Math.max(0, width - LEFT) / hours.length;
  const worst = worstHour(byHour.map(({ missed }) => missed));
  return (
    <figure class="chart">
      <figcaption>
        <b>{worst === null ? words.byHour : words.finding(String(worst))}</b>
        <Legend />
      </figcaption>
      <div ref={ref}>
        <svg class="plot" viewBox={`0 0 ${Math.max(1, width)} ${HEIGHT + TOP + 24}`} aria-hidden="true">
          <Hatch />
          {ticks.map((tick) => (
            <g key={tick}>
              <path class={tick === 0 ? 'axis' : 'grid'} d={`M${LEFT} ${y(tick)}H${width}`} />
              <text x={LEFT - 8} y={y(tick) + 4} text-anchor="end">
                {tick}
              </text>
            </g>
          ))}
          {hours.map((hour, at) => {
            const { answered = 0, missed = 0 } = byHour[hour] ?? {};
            const x = LEFT + at * slot + slot * 0.09;
            const middle = LEFT + (at + 0.5) * slot;
            const split = y(answered);
            return (
              <g key={hour}>
                <rect class="ans" x={x} y={split} width={slot * 0.82} height={y(0) - split} />
                {missed > 0 && (
                  <>
                    <rect
                      class="mis"
                      x={x}
                      y={y(answered + missed)}
                      width={slot * 0.82}
                      height={split - y(answered + missed) - 1}
                    />
                    <text class="v is-missed" x={middle} y={y(answered + missed) - 5} text-anchor="middle">
                      {missed}
                    </text>
                  </>
                )}
                <text x={middle} y={y(0) + 18} text-anchor="middle">
                  {hour}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </figure>
  );
}

/** The hatch carries "missed" without its colour. */
export function Hatch() {
  return (
    <defs>
      <pattern id="p-mis" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="paper" width="6" height="6" />
        <rect class="ink" width="3" height="6" />
      </pattern>
    </defs>
  );
}

export function Legend() {
  const words = useOfficeWords().statistics;
  return (
    <>
      <span class="legend">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <rect class="ans" width="12" height="12" />
        </svg>
        {words.answered}
      </span>
      <span class="legend">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <rect class="mis" width="11" height="11" x="0.5" y="0.5" />
        </svg>
        {words.missed}
      </span>
    </>
  );
}
