import test from 'ava';
import { weekdayOf } from '../../../firmware/presence/civil-day.ts';
import { holidayOn, holidaysOf } from '../../../firmware/presence/holidays.ts';

/** The public holidays of Japan as the Cabinet Office publishes them; what it has yet to publish by the law and the almanac. */
const FACTS: Readonly<Record<number, string>> = {
  2019: '01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23',
  2020: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23',
  2021: '01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23',
  2022: '01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23',
  2023: '01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23',
  2024: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23',
  2025: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  2027: '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
  2028: '01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23',
  2029: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23',
  2030: '01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23',
};

for (const [year, days] of Object.entries(FACTS)) {
  test(`the public holidays of ${year} are those of the Cabinet Office`, (t) => {
    t.is([...holidaysOf(Number(year)).keys()].map((day) => day.slice(5)).join(' '), days);
  });
}

const isNamed = test.macro({
  exec(t, day: string, ja: string | null) {
    t.is(holidayOn(day)?.ja ?? null, ja);
  },
  title: (_, day, ja) => `${day} is ${ja ?? 'no holiday'}`,
});

test(isNamed, '2018-12-23', '天皇誕生日');
test(isNamed, '2019-02-23', null);
test(isNamed, '2019-12-23', null);
test(isNamed, '2019-04-30', '国民の休日');
test(isNamed, '2019-05-01', '天皇の即位の日');
test(isNamed, '2019-10-14', '体育の日');
test(isNamed, '2019-10-22', '即位礼正殿の儀の行われる日');
test(isNamed, '2020-02-24', '振替休日');
test(isNamed, '2020-05-06', '振替休日');
test(isNamed, '2020-07-24', 'スポーツの日');
test(isNamed, '2020-10-12', null);
test(isNamed, '2021-08-09', '振替休日');
test(isNamed, '2026-09-22', '国民の休日');
test(isNamed, '2032-09-21', '国民の休日');
test(isNamed, '2015-01-01', null);
test(isNamed, '2100-01-01', null);

test('no holiday falls on a Sunday without a day that makes up for it, until 2099', (t) => {
  for (let year = 2016; year <= 2099; year += 1) {
    const days = holidaysOf(year);
    const sundays = [...days.keys()].filter((day) => weekdayOf(day) === 0).length;
    const substitutes = [...days.values()].filter(({ ja }) => ja === '振替休日').length;
    t.is(sundays, substitutes, String(year));
  }
});
