/** Reads the clock of one place: local time, as the PBX prints it, into UTC. */
export type ZoneTime = (local: string) => string | null;

/**
 * @param timeZone a name of the tz database; throws a RangeError when there is no such zone
 * @returns ISO 8601 in UTC for ISO 8601 without a zone, as exact as what was given (minutes or seconds); null when it is
 *   no time. Of an hour that a change of the clocks repeats the first one is meant; one that it leaves out is moved on.
 */
export function zoneTime(timeZone: string): ZoneTime {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (local) => {
    const wall = Date.parse(`${local}Z`);
    if (Number.isNaN(wall)) return null;
    // A day before and a day after: the clocks are changed at most once between them.
    const offsets = [wall - DAY, wall + DAY].map((moment) => offsetAt(format, moment));
    const candidates = offsets.map((offset) => wall - offset);
    const fitting = candidates.filter((moment) => moment + offsetAt(format, moment) === wall);
    const moment = fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
    return `${new Date(moment).toISOString().slice(0, local.length)}Z`;
  };
}

const DAY = 86_400_000;

/** How much the clock of the place is ahead of UTC at a moment, milliseconds. */
function offsetAt(format: Intl.DateTimeFormat, moment: number): number {
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - moment;
}
