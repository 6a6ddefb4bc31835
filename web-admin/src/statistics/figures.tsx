import type { Statistics } from '../../../firmware/http/contract/statistics.ts';
import { useOfficeWords } from '../parts/desk-context.ts';
import { State } from '../parts/state.tsx';
import { share } from './count-table.tsx';

/** Four figures that say how the time was. */
export function Figures({ statistics }: { statistics: Statistics }) {
  const words = useOfficeWords().statistics;
  const { total, ring, returns, byDay } = statistics;
  const perDay = byDay.length === 0 ? 0 : total.calls / byDay.length;
  return (
    <dl class="figs">
      <div>
        <dt>{words.calls}</dt>
        <dd>
          {total.calls} <small>{words.callUnit}</small>
        </dd>
        <dd>{words.perDay(perDay < 10 ? perDay.toFixed(1) : String(Math.round(perDay)))}</dd>
      </div>
      <div>
        <dt>
          <State icon="missed" tone="missed">
            {words.missed}
          </State>
        </dt>
        <dd>
          {total.missed} <small>{share(total.missed, total.calls)}</small>
        </dd>
        <dd>{words.missedPresent(String(total.missedPresent))}</dd>
      </div>
      <div>
        <dt>{words.toAnswer}</dt>
        <dd>
          {ring?.median ?? words.none} <small>{ring !== null && words.secondsMedian}</small>
        </dd>
        {ring !== null && <dd>{words.nineOfTen(String(ring.p90))}</dd>}
      </div>
      <div>
        <dt>{words.toReturn}</dt>
        <dd>
          {returns.median ?? words.none} <small>{returns.median !== null && words.minutesMedian}</small>
        </dd>
        <dd>{words.open(String(returns.open))}</dd>
      </div>
    </dl>
  );
}
