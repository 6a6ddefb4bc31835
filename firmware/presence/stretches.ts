import { addDays, type CivilDay } from './civil-day.ts';
import type { SiteTime } from './site-time.ts';

/** A part of the time in which the clock on the wall is ahead of UTC by the same amount, ms; `to` is not inside. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly offset: number;
}

const MINUTE_MS = 60_000;

/** The days from `first` to `last`, both inside, cut where the clocks are changed. */
export function stretchesOf(first: CivilDay, last: CivilDay, time: SiteTime): Stretch[] {
  const stretches: Stretch[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const [from, to] = [time.timeAt(day, 0), time.timeAt(addDays(day, 1), 0)];
    const isEven = offsetAt(from, time) === offsetAt(to - MINUTE_MS, time);
    const cut = isEven ? to : changeBetween(from, to, time);
    for (const part of [
      { from, to: cut },
      { from: cut, to },
    ]) {
      if (part.from < part.to) append(stretches, { ...part, offset: offsetAt(part.from, time) });
    }
  }
  return stretches;
}

function append(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (last?.offset === next.offset) stretches[stretches.length - 1] = { ...last, to: next.to };
  else stretches.push(next);
}

/** The first minute with another offset, by halves. */
function changeBetween(from: number, to: number, time: SiteTime): number {
  const offset = offsetAt(from, time);
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetAt(middle, time) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(at: number, time: SiteTime): number {
  const { day, minute } = time.localAt(at);
  return Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS - Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
