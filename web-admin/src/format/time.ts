export type Language = 'ja' | 'en';

/** Times are shown in the site's time zone, wherever the browser stands. Pure: same input, same words. */
export interface TimeFormat {
  /** 9:12 */
  clock(ms: number): string;
  /** 9:12:05 */
  clockWithSeconds(ms: number): string;
  /** 11/24 火 · Tue 24 Nov; with its year where `beside` (ms) is of another one. */
  day(ms: number, beside?: number): string;
  /** 11月24日（火） · Tue 24 November; the year as above. */
  longDay(ms: number, beside?: number): string;
  /** 2026-11-24, for grouping and comparing. */
  dayKey(ms: number): string;
  /** The first millisecond of the day of `ms`. */
  startOfDay(ms: number): number;
}

const formats = new Map<string, TimeFormat>();

/** Intl formatters are dear to make and pure, so they are kept by language and zone. */
export function timeFormat(language: Language, timeZone: string): TimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = makeFormat(language, timeZone);
  formats.set(key, made);
  return made;
}

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

function makeFormat(language: Language, timeZone: string): TimeFormat {
  const zone = knownZone(timeZone);
  const parts = (locale: string, options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
    return (ms: number): Parts => {
      const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
      for (const part of format.formatToParts(ms)) found[part.type] = part.value;
      return found;
    };
  };
  const time = parts('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  const date = parts('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
  const named = parts(language, { weekday: 'short', day: 'numeric', month: 'short' });
  const long = parts(language, { weekday: 'short', day: 'numeric', month: 'long' });
  const clock = (p: Parts) => `${Number(p.hour)}:${p.minute}`;
  const otherYear = (ms: number, beside: number) => {
    const { year = '' } = date(ms);
    return year === date(beside).year ? '' : year;
  };
  const dayKey = (ms: number) => {
    const p = date(ms);
    return `${p.year}-${p.month}-${p.day}`;
  };
  return {
    clock: (ms) => clock(time(ms)),
    clockWithSeconds: (ms) => `${clock(time(ms))}:${time(ms).second}`,
    day(ms, beside = ms) {
      const { weekday, day, month } = named(ms);
      const year = otherYear(ms, beside);
      if (language === 'en') return `${weekday} ${day} ${month}${year && ` ${year}`}`;
      return `${year && `${year}/`}${Number(date(ms).month)}/${Number(date(ms).day)} ${weekday}`;
    },
    longDay(ms, beside = ms) {
      const { weekday, day, month } = long(ms);
      const year = otherYear(ms, beside);
      if (language === 'en') return `${weekday} ${day} ${month}${year && ` ${year}`}`;
      return `${year && `${year}年`}${Number(date(ms).month)}月${Number(date(ms).day)}日（${weekday}）`;
    },
    dayKey,
    startOfDay(ms) {
      const guess = ms - sinceMidnight(time(ms)) - (ms % 1000);
      const rest = sinceMidnight(time(guess));
      // In a night in which the clocks change the guess falls an hour beside: onto 1:00, or onto 23:00 before.
      return dayKey(guess) === dayKey(ms) ? guess - rest : guess + DAY_MS - rest;
    },
  };
}

const DAY_MS = 24 * 3_600_000;

const sinceMidnight = ({ hour, minute, second }: Parts) =>
  ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;

/** A zone that this browser does not know must not blank the page. */
function knownZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return timeZone;
  } catch {
    return 'UTC';
  }
}

/** From dusk till dawn a bright wall blinds; when the sun sets there is not asked. @param clock 9:12 */
export function isDark(clock: string): boolean {
  const hour = Number.parseInt(clock, 10);
  return hour >= 18 || hour < 6;
}

/** How long something lasts, as on a telephone: 0:07, 12:05, 1:02:09. Never negative, whatever the clocks say. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = two(total % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${seconds}` : `${minutes}:${seconds}`;
}
