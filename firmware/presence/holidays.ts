import { addDays, type CivilDay, makeDay, weekdayOf } from './civil-day.ts';

/** A public holiday of Japan, by its name in the law. */
export interface Holiday {
  readonly ja: string;
  readonly en: string;
}

const holiday = (ja: string, en: string): Holiday => ({ ja, en });
const SUBSTITUTE = holiday('振替休日', 'Substitute holiday');
const CITIZENS = holiday('国民の休日', 'Citizens’ holiday');

/** The law of 1948 with its changes up to 2018, and the special laws for the enthronement and the Olympic Games. */
const FIRST_YEAR = 2016;
/** The formula of the equinoxes holds until then. */
const LAST_YEAR = 2099;

const years = new Map<number, ReadonlyMap<CivilDay, Holiday>>();

/** @returns null for a working day, and for every day before 2016 and after 2099 */
export function holidayOn(day: CivilDay): Holiday | null {
  return holidaysOf(Number(day.slice(0, 4))).get(day) ?? null;
}

/** All public holidays of a year in the order of the calendar; pure, so each year is made once. */
export function holidaysOf(year: number): ReadonlyMap<CivilDay, Holiday> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return new Map();
  const known = years.get(year);
  if (known !== undefined) return known;
  const made = withSubstitutes(new Map(namedIn(year)));
  years.set(year, made);
  return made;
}

/** The days that have a name in the law. */
function namedIn(year: number): [CivilDay, Holiday][] {
  const on = (month: number, day: number, ja: string, en: string): [CivilDay, Holiday] => [
    makeDay(year, month, day),
    holiday(ja, en),
  ];
  return [
    on(1, 1, '元日', 'New Year’s Day'),
    on(1, nthMonday(year, 1, 2), '成人の日', 'Coming of Age Day'),
    on(2, 11, '建国記念の日', 'National Foundation Day'),
    ...emperorIn(year),
    on(3, equinox(20.8431, year), '春分の日', 'Vernal Equinox Day'),
    on(4, 29, '昭和の日', 'Showa Day'),
    on(5, 3, '憲法記念日', 'Constitution Day'),
    on(5, 4, 'みどりの日', 'Greenery Day'),
    on(5, 5, 'こどもの日', 'Children’s Day'),
    ...summerOf(year),
    on(9, nthMonday(year, 9, 3), '敬老の日', 'Respect for the Aged Day'),
    on(9, equinox(23.2488, year), '秋分の日', 'Autumnal Equinox Day'),
    on(11, 3, '文化の日', 'Culture Day'),
    on(11, 23, '勤労感謝の日', 'Labour Thanksgiving Day'),
  ];
}

/** In 2019 the birthday fell between two emperors, and the enthronement had two days of its own. */
function emperorIn(year: number): [CivilDay, Holiday][] {
  if (year === 2019) {
    return [
      [makeDay(2019, 5, 1), holiday('天皇の即位の日', 'Enthronement Day')],
      [makeDay(2019, 10, 22), holiday('即位礼正殿の儀の行われる日', 'Enthronement Ceremony')],
    ];
  }
  const day = year < 2019 ? makeDay(year, 12, 23) : makeDay(year, 2, 23);
  return [[day, holiday('天皇誕生日', 'Emperor’s Birthday')]];
}

/** Marine, Mountain and Sports Day; in 2020 and 2021 they stood around the Olympic Games. */
function summerOf(year: number): [CivilDay, Holiday][] {
  const [marine, mountain, sports] =
    year === 2020
      ? ['2020-07-23', '2020-08-10', '2020-07-24']
      : year === 2021
        ? ['2021-07-22', '2021-08-08', '2021-07-23']
        : [
            makeDay(year, 7, nthMonday(year, 7, 3)),
            makeDay(year, 8, 11),
            makeDay(year, 10, nthMonday(year, 10, 2)),
          ];
  return [
    [marine, holiday('海の日', 'Marine Day')],
    [mountain, holiday('山の日', 'Mountain Day')],
    [
      sports,
      year < 2020 ? holiday('体育の日', 'Health and Sports Day') : holiday('スポーツの日', 'Sports Day'),
    ],
  ];
}

/**
 * Article 3: a holiday on a Sunday is made up for on the next day that is none (2), and a day between two holidays
 * is one, too (3).
 */
function withSubstitutes(named: ReadonlyMap<CivilDay, Holiday>): ReadonlyMap<CivilDay, Holiday> {
  const all = new Map(named);
  for (const day of named.keys()) {
    if (weekdayOf(day) === 0) {
      let next = addDays(day, 1);
      while (named.has(next)) next = addDays(next, 1);
      all.set(next, SUBSTITUTE);
    }
    const between = addDays(day, 1);
    if (!all.has(between) && named.has(addDays(day, 2))) all.set(between, CITIZENS);
  }
  return new Map([...all].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Day of the month. */
function nthMonday(year: number, month: number, nth: number): number {
  const first = weekdayOf(makeDay(year, month, 1));
  return 1 + ((8 - first) % 7) + (nth - 1) * 7;
}

/**
 * Day of the month of an equinox in Japan from 1980 to 2099: the usual formula of the calendar makers (Shinkoyomi
 * Binran). The Cabinet fixes each one in February of the year before; the two have never differed.
 */
function equinox(base: number, year: number): number {
  const since = year - 1980;
  return Math.floor(base + 0.242194 * since - Math.floor(since / 4));
}
