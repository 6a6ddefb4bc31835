/** A moment as the office's wall clock and calendar show it. `weekday`: 0 is Sunday. */
export interface LocalTime {
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const DAYS_JA = ['日', '月', '火', '水', '木', '金', '土'];
const DAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The last one that was used: making one takes longer than the rest of a mail, and an office has one time zone. */
let known: { readonly timeZone: string; readonly format: Intl.DateTimeFormat } | null = null;

function formatIn(timeZone: string): Intl.DateTimeFormat {
  if (known?.timeZone === timeZone) return known.format;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  known = { timeZone, format };
  return format;
}

/**
 * @param at milliseconds since 1970
 * @param timeZone name of the tz database, checked by the configuration
 */
export function localTime(at: number, timeZone: string): LocalTime {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return {
    month: Number(part('month')),
    day: Number(part('day')),
    weekday: DAYS_EN.indexOf(part('weekday')),
    hour: Number(part('hour')),
    minute: Number(part('minute')),
  };
}

/** The writings of the design: 10:42, 11月24日（火）, Tue 24 Nov. */
export const LOCAL_TIME = {
  clock: ({ hour, minute }: LocalTime): string => `${hour}:${String(minute).padStart(2, '0')}`,
  dayJa: ({ month, day, weekday }: LocalTime): string => `${month}月${day}日（${DAYS_JA[weekday] ?? ''}）`,
  dayEn: ({ month, day, weekday }: LocalTime): string =>
    `${DAYS_EN[weekday] ?? ''} ${day} ${MONTHS_EN[month - 1] ?? ''}`,
} as const;
