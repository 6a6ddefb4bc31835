import type { DayReason, Sheet } from '../../../firmware/http/contract/presence.ts';
import { type Language, timeFormat } from '../format/time.ts';
import type { OfficeWords, Words } from '../i18n/words.ts';
import { noonOf, shortClock } from './days.ts';

/** 11/24 火 · Tue 24 Nov */
export const dayName = (day: string, language: Language): string =>
  timeFormat(language, 'UTC').day(noonOf(day));

/** `beside`: the day whose year is understood. */
export const longDayName = (day: string, language: Language, beside = day): string =>
  timeFormat(language, 'UTC').longDay(noonOf(day), noonOf(beside));

/** 8:30–12:00 */
export const sheetText = ({ from, to }: Sheet): string => `${shortClock(from)}–${shortClock(to)}`;

export function sheetsText(sheets: readonly Sheet[], words: OfficeWords): string {
  return sheets.length === 0 ? words.presence.allDay : sheets.map(sheetText).join(words.presence.and);
}

export function reasonText(reason: DayReason, words: Words, language: Language): string {
  switch (reason.type) {
    case 'week':
      return words.mode.byWeek;
    case 'holiday':
      return reason.holiday[language];
    case 'special':
      return reason.note === '' ? words.mode.bySpecial : reason.note;
  }
}

/** 11/26 木 9:00, from the wall clock of the office. */
export function localText(local: string, language: Language): string {
  const [day = '', clock = ''] = local.split('T');
  return `${dayName(day, language)} ${shortClock(clock)}`;
}
