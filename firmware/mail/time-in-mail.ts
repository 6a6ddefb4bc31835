import { LOCAL_TIME, type LocalTime, localTime } from './compose-time.ts';

/**
 * How long after its start a box that does not know the time keeps its mails back: until then the network has as a
 * rule told it, and the mail can say when the call was. Milliseconds.
 */
export const CLOCK_HOLD_MS = 600_000;

/** What a mail says in place of a time. Nobody else writes just that, so it can be replaced once the time is known. */
const UNKNOWN = {
  ja: {
    clock: '［時刻不明］',
    day: '［日付不明］',
    dayAndClock: '［日時不明：本機の時計が未設定でした］',
  },
  en: {
    clock: '[time not known]',
    day: '[date not known]',
    dayAndClock: '[time not known: the clock of the box was not set]',
  },
} as const;

type Locale = keyof typeof UNKNOWN;

/** 10:42. @param at null: the clock was not set */
export function clockText(locale: Locale, at: LocalTime | null): string {
  return at === null ? UNKNOWN[locale].clock : LOCAL_TIME.clock(at);
}

/** 11月24日（火）, Tue 24 Nov. @param at null: the clock was not set */
export function dayText(locale: Locale, at: LocalTime | null): string {
  if (at === null) return UNKNOWN[locale].day;
  return locale === 'ja' ? LOCAL_TIME.dayJa(at) : LOCAL_TIME.dayEn(at);
}

/** 11月24日（火）10:42, Tue 24 Nov 10:42. @param at null: the clock was not set */
export function dayAndClockText(locale: Locale, at: LocalTime | null): string {
  if (at === null) return UNKNOWN[locale].dayAndClock;
  return `${dayText(locale, at)}${locale === 'ja' ? '' : ' '}${LOCAL_TIME.clock(at)}`;
}

interface Wording {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The same mail with the time of its call. @param at ms since 1970 */
export function tellTime({ subject, text, html }: Wording, at: number, timeZone: string): Wording {
  const time = localTime(at, timeZone);
  const told = (words: string) =>
    (['ja', 'en'] as const).reduce(
      (done, locale) =>
        done
          .replaceAll(UNKNOWN[locale].dayAndClock, dayAndClockText(locale, time))
          .replaceAll(UNKNOWN[locale].day, dayText(locale, time))
          .replaceAll(UNKNOWN[locale].clock, clockText(locale, time)),
      words,
    );
  return { subject: told(subject), text: told(text), html: told(html) };
}
