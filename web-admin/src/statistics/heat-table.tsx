import { useEffect, useRef } from 'preact/hooks';
import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { hoursOf } from './scale.ts';

/** Monday first. */
const ORDER = [1, 2, 3, 4, 5, 6, 0] as const;
/** Darker than this the number on it could not be read. */
const DARKEST = 55;
/** From this share of the most on, a number stands out in bold. */
const BUSY = 0.8;

/** A table whose cells are darker where more calls come; the numbers stand in them. */
export function HeatTable({ byWeekday }: { byWeekday: Statistics['byWeekday'] }) {
  const words = useOfficeWords();
  const hours = hoursOf(
    Array.from({ length: 24 }, (_, hour) => byWeekday.reduce((sum, day) => sum + (day[hour] ?? 0), 0)),
  );
  const most = Math.max(1, ...byWeekday.flat());
  return (
    <figure class="chart">
      <figcaption>
        <b>{words.statistics.byWeekday}</b>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={words.statistics.byWeekday}>
        <table class="heat">
          <thead>
            <tr>
              <td />
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ORDER.map((day) => (
              <tr key={day}>
                <th scope="row">{words.presence.shortWeekday(day)}</th>
                {hours.map((hour) => (
                  <Cell key={hour} calls={byWeekday[day]?.[hour] ?? 0} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

/** The content security policy forbids style attributes in the markup; properties set by script are free. */
function Cell({ calls, most }: { calls: number; most: number }) {
  const ref = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    ref.current?.style.setProperty('--v', String(Math.round((calls / most) * DARKEST)));
  }, [calls, most]);
  return (
    <td ref={ref} class={calls > 1 && calls >= most * BUSY ? 'hi' : undefined}>
      {calls === 0 ? '·' : calls}
    </td>
  );
}
