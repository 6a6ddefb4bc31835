import test from 'ava';
import { zoneTime } from '../../../../hw/pbx/smdr/zone-time.ts';

const TIMES: readonly [what: string, zone: string, local: string, utc: string | null][] = [
  ['a place without summer time', 'Asia/Tokyo', '2026-11-25T14:05:10', '2026-11-25T05:05:10Z'],
  ['minutes stay minutes', 'Asia/Tokyo', '2026-11-25T14:05', '2026-11-25T05:05Z'],
  ['the day before in UTC', 'Asia/Tokyo', '2027-01-01T08:00', '2026-12-31T23:00Z'],
  ['winter', 'Europe/Berlin', '2026-01-10T12:00', '2026-01-10T11:00Z'],
  ['summer', 'Europe/Berlin', '2026-07-10T12:00', '2026-07-10T10:00Z'],
  ['an hour before the clocks go back', 'America/New_York', '2026-11-01T00:30', '2026-11-01T04:30Z'],
  ['the hour that comes twice: the first', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z'],
  ['an hour after the clocks went back', 'America/New_York', '2026-11-01T02:30', '2026-11-01T07:30Z'],
  ['the hour that does not exist is moved on', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30Z'],
  ['half an hour', 'Asia/Kolkata', '2026-06-01T05:29:59', '2026-05-31T23:59:59Z'],
  ['what is no time', 'Asia/Tokyo', '2026-13-40T99:99', null],
];

for (const [what, zone, local, utc] of TIMES) {
  test(`the clock of the PBX: ${what}`, (t) => {
    t.is(zoneTime(zone)(local), utc);
  });
}

test('every hour of a year comes back as itself, but for the one that does not exist', (t) => {
  const utcOf = zoneTime('Europe/Berlin');
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const hours = Array.from({ length: 365 * 24 }, (_, at) =>
    new Date(Date.UTC(2026, 0, 1, at)).toISOString().slice(0, 16),
  );
  const wrong = hours.filter((hour) => format.format(new Date(utcOf(hour) ?? '')).replace(' ', 'T') !== hour);
  t.deepEqual(wrong, ['2026-03-29T02:00']);
});
