import { DATE_ORDERS, type DateOrder, type DurationUnit } from './layout.ts';

/** A moment as the PBX wrote it: local time without a zone. `second` is null where only minutes are printed. */
export interface SourceTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
}

/** Whole seconds, or null when the text is no duration. A fraction of a second is cut off. */
export function secondsOf(text: string, unit: DurationUnit): number | null {
  if (unit === 'hhmmss') return sixty(/^(\d\d)(\d\d)(\d\d)$/.exec(text));
  if (unit === 'hmmss') return sixty(/^(\d)(\d\d)(\d\d)$/.exec(text));
  if (unit === 'mmss') return sixty(/^()(\d\d)(\d\d)$/.exec(text));
  if (unit === 'hmmt') {
    const [, hours, minutes, tenths] = /^(\d)(\d\d)(\d)$/.exec(text) ?? [];
    return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(tenths) * 6;
  }
  if (/^\d{1,6}$/.test(text)) return Number(text);
  return sixty(/^(?:(\d{1,4})[:'])?(\d{1,4})[:'](\d\d)(?:\.\d+)?"?$/.exec(text));
}

function sixty(parts: RegExpExecArray | null): number | null {
  if (parts === null) return null;
  const [, hours, minutes, seconds] = parts;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `16:11:20`, `04:33PM`, ` 3:04 pm`, `0008`, `000852`; null when it is no time of day. */
export function timeOfDay(text: string): TimeOfDay | null {
  const parts =
    /^(\d{1,2}):(\d\d)(?::(\d\d))?\s*([AP]M)?$/i.exec(text.trim()) ??
    /^(\d\d)(\d\d)(\d\d)?$/.exec(text.trim());
  if (parts === null) return null;
  const [, hours, minutes, seconds, half] = parts;
  const hour = half === undefined ? Number(hours) : twelveHour(Number(hours), half);
  const minute = Number(minutes);
  const second = seconds === undefined ? null : Number(seconds);
  const isReal = hour !== null && hour <= 23 && minute <= 59 && (second ?? 0) <= 59;
  return isReal ? { hour, minute, second } : null;
}

function twelveHour(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}

/** Seconds from one time of day to another, across midnight where need be. */
export function secondsBetween(start: TimeOfDay, end: TimeOfDay): number {
  const seconds = (time: TimeOfDay) => (time.hour * 60 + time.minute) * 60 + (time.second ?? 0);
  return (seconds(end) - seconds(start) + 86_400) % 86_400;
}

/**
 * A complete moment, null when anything is missing. Most logs print no year; a year of two digits is of this century.
 *
 * @param order null: the order is not known, and the date counts only when it can be read in one way
 */
export function sourceTime(
  date: string,
  year: string,
  time: string,
  order: DateOrder | null,
): SourceTime | null {
  const clock = timeOfDay(time);
  if (clock === null) return null;
  const orders = order === null ? DATE_ORDERS : [order];
  const days = orders.map((one) => dayOf(date, year, one)).filter((day) => day !== null);
  const [day] = days;
  const isCertain = days.every((one) => JSON.stringify(one) === JSON.stringify(day));
  return day === undefined || !isCertain ? null : { ...day, ...clock };
}

type Day = Pick<SourceTime, 'year' | 'month' | 'day'>;

function dayOf(date: string, year: string, order: DateOrder): Day | null {
  const parts = partsOf(date, order);
  const letters = parts.length === 2 ? order.replace('y', '') : order;
  if (parts.length !== letters.length) return null;
  const at = (letter: string) => parts[letters.indexOf(letter)];
  const written = at('y') ?? year;
  if (!/^(\d\d|\d{4})$/.test(written)) return null;
  const day: Day = {
    year: written.length === 2 ? 2000 + Number(written) : Number(written),
    month: Number(at('m')),
    day: Number(at('d')),
  };
  const real = new Date(Date.UTC(day.year, day.month - 1, day.day));
  return real.getUTCMonth() + 1 === day.month && real.getUTCDate() === day.day ? day : null;
}

/** `24/01/07`, `2008.06.28`, `1 / 9`, and without separators `07042002`, `070402`, `0704`. */
function partsOf(date: string, order: DateOrder): readonly string[] {
  const compact = date.trim();
  if (!/^\d{4,8}$/.test(compact)) return compact.split(/[^\d]+/).filter((part) => part !== '');
  const yearDigits = compact.length - 4;
  let from = 0;
  const letters = yearDigits === 0 ? order.replace('y', '') : order;
  return [...letters].map((letter) => {
    const digits = letter === 'y' ? yearDigits : 2;
    from += digits;
    return compact.slice(from - digits, from);
  });
}

/** ISO 8601 without a zone, to the minute where the PBX prints no seconds. `earlier`: counted back, in seconds. */
export function isoOf(time: SourceTime, earlier: number): string {
  const { year, month, day, hour, minute, second } = time;
  // The middle of the minute that was printed is at most half a minute wrong.
  const at = Date.UTC(year, month - 1, day, hour, minute, second ?? (earlier === 0 ? 0 : 30));
  return new Date(at - earlier * 1000).toISOString().slice(0, second === null ? 16 : 19);
}
