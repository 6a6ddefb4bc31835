import test from 'ava';
import type { Mode } from '../../../firmware/calls/call.ts';
import { lastEdge, modeBySchedule, nextEdge } from '../../../firmware/presence/edges.ts';
import { dueMode, nextChange } from '../../../firmware/presence/follow.ts';
import { type Sheet, sheetOf, writtenSheet } from '../../../firmware/presence/hours.ts';
import type { Schedule } from '../../../firmware/presence/schedule.ts';
import { siteTime } from '../../../firmware/presence/site-time.ts';

const TOKYO = siteTime('Asia/Tokyo');
const NEW_YORK = siteTime('America/New_York');

const sheet = (text: string): Sheet => {
  const [from = '', to = ''] = text.split('-');
  const read = sheetOf({ from, to });
  if (read === null) throw new Error(`no hours: ${text}`);
  return read;
};
const hours = (text: string): Sheet[] => (text === '' ? [] : text.split(' ').map(sheet));

const WORK = hours('8:30-12:00 13:00-18:00');
const OFFICE: Schedule = {
  on: true,
  week: [[], WORK, WORK, WORK, WORK, WORK, hours('9:00-12:00')],
  holidays: 'closed',
  special: [],
};
const every = (text: string): Schedule => ({ ...OFFICE, week: Array(7).fill(hours(text)), holidays: 'open' });

/** Local time of the office, as ISO without a zone. */
const at = (local: string, zone = TOKYO): number => {
  const [day = '', clock = ''] = local.split(' ');
  return zone.timeAt(day, sheet(`${clock}-24:00`).from);
};
const shown = (time: number | undefined, zone = TOKYO): string => {
  if (time === undefined) return 'never';
  const { day, minute } = zone.localAt(time);
  return `${day} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
};

const goesOn = test.macro({
  exec(t, schedule: Schedule, now: string, expected: string) {
    const edge = nextEdge(schedule, at(now), TOKYO);
    t.is(edge === null ? 'never' : `${shown(edge.at)} ${edge.mode} ${edge.reason.type}`, expected);
  },
  title: (title, _, now, expected) => `${title}: after ${now} comes ${expected}`,
});

test('a weekday', goesOn, OFFICE, '2026-11-24 10:42', '2026-11-24 12:00 away week');
test('the edge itself is over', goesOn, OFFICE, '2026-11-24 12:00', '2026-11-24 13:00 present week');
test(
  'a holiday and a Sunday are passed over',
  goesOn,
  OFFICE,
  '2026-11-21 13:00',
  '2026-11-24 8:30 present week',
);
test(
  'holidays as any day',
  goesOn,
  { ...OFFICE, holidays: 'open' },
  '2026-11-21 13:00',
  '2026-11-23 8:30 present week',
);
test('never open', goesOn, { ...OFFICE, week: Array(7).fill([]) }, '2026-11-24 10:00', 'never');
test('always open', goesOn, every('0:00-24:00'), '2026-11-24 10:00', 'never');
test('over midnight', goesOn, every('22:00-6:00'), '2026-11-24 23:00', '2026-11-25 6:00 away week');
test(
  'to 24:00, and from 0:00 on',
  goesOn,
  every('0:00-2:00 20:00-24:00'),
  '2026-11-24 21:00',
  '2026-11-25 2:00 away week',
);
test(
  'sheets that overlap are one',
  goesOn,
  every('8:00-12:00 11:00-15:00'),
  '2026-11-24 9:00',
  '2026-11-24 15:00 away week',
);

const SPECIAL: Schedule = {
  ...OFFICE,
  special: [
    { from: '2026-12-29', to: '2027-01-03', sheets: [], note: '年末年始' },
    { from: '2026-11-27', to: '2026-11-27', sheets: hours('8:30-15:00'), note: '棚卸し' },
    { from: '2026-11-23', to: '2026-11-23', sheets: hours('10:00-12:00'), note: '臨時' },
  ],
};
test('an early close', goesOn, SPECIAL, '2026-11-27 9:00', '2026-11-27 15:00 away special');
test('closed over New Year', goesOn, SPECIAL, '2026-12-28 18:00', '2027-01-04 8:30 present week');
test('an opening on a holiday', goesOn, SPECIAL, '2026-11-22 9:00', '2026-11-23 10:00 present special');

test('the schedule says present inside a sheet only, its end not included', (t) => {
  const modes = ['8:29', '8:30', '11:59', '12:00', '13:00', '18:00'].map((clock) =>
    modeBySchedule(OFFICE, at(`2026-11-24 ${clock}`), TOKYO),
  );
  t.deepEqual(modes, ['away', 'present', 'present', 'away', 'present', 'away']);
});

const due = test.macro({
  exec(t, mode: Mode, since: string, byHand: boolean, now: string, expected: Mode | null) {
    t.is(dueMode(OFFICE, { mode, since: at(since), byHand }, at(now), TOKYO), expected);
  },
  title: (title) => title ?? '',
});
test(
  'a press by hand wins until the next edge',
  due,
  'away',
  '2026-11-24 10:00',
  true,
  '2026-11-24 11:59',
  null,
);
test(
  '… at the edge the schedule sets the mode',
  due,
  'away',
  '2026-11-24 10:00',
  true,
  '2026-11-24 13:00',
  'present',
);
test(
  '… an edge that agrees with the hand changes nothing',
  due,
  'away',
  '2026-11-24 10:00',
  true,
  '2026-11-24 12:30',
  null,
);
test(
  'a press in the same minute after an edge still wins',
  due,
  'present',
  '2026-11-24 12:00',
  true,
  '2026-11-24 12:30',
  null,
);
test(
  'edges that passed while the box was off are made up for',
  due,
  'present',
  '2026-11-20 17:00',
  true,
  '2026-11-24 7:00',
  'away',
);
test('… and the last of them counts', due, 'present', '2026-11-20 17:00', true, '2026-11-24 9:00', null);
test(
  'what a schedule set follows the schedule when that is changed',
  due,
  'present',
  '2026-11-24 12:10',
  false,
  '2026-11-24 12:30',
  'away',
);
test('a schedule that is off sets nothing', (t) => {
  const held = { mode: 'present', since: 0, byHand: false } as const;
  t.is(dueMode({ ...OFFICE, on: false }, held, at('2026-11-24 20:00'), TOKYO), null);
  t.is(nextChange({ ...OFFICE, on: false }, 'present', at('2026-11-24 20:00'), TOKYO), null);
});
test('a mode set by hand before its edge waits for the edge after that', (t) => {
  const now = at('2026-11-24 17:00');
  t.is(shown(nextChange(OFFICE, 'present', now, TOKYO)?.at), '2026-11-24 18:00');
  t.is(shown(nextChange(OFFICE, 'away', now, TOKYO)?.at), '2026-11-25 8:30');
});
test('no edge further back than the press is looked for', (t) => {
  t.is(lastEdge(OFFICE, at('2026-11-24 8:31'), at('2026-11-24 11:00'), TOKYO), null);
  t.is(shown(lastEdge(OFFICE, 0, at('2026-11-24 11:00'), TOKYO)?.at), '2026-11-24 8:30');
});

test('an hour that spring leaves out moves the edge on; one that autumn repeats is the first', (t) => {
  const spring = nextEdge(every('2:30-5:00'), at('2026-03-08 0:30', NEW_YORK), NEW_YORK);
  t.is(spring?.at, Date.UTC(2026, 2, 8, 7, 30));
  const autumn = nextEdge(every('1:30-5:00'), at('2026-11-01 0:30', NEW_YORK), NEW_YORK);
  t.is(autumn?.at, Date.UTC(2026, 10, 1, 5, 30));
  const closing = nextEdge(every('1:30-5:00'), autumn?.at ?? 0, NEW_YORK);
  t.is(closing?.at, Date.UTC(2026, 10, 1, 10, 0));
});
test('a sheet inside the hour that is left out is no stay, and breaks nothing', (t) => {
  const edge = nextEdge(every('2:10-2:50'), at('2026-03-08 0:30', NEW_YORK), NEW_YORK);
  t.is(edge?.mode, 'present');
});
test('edges follow one another, present and away in turn, over a change of the clocks', (t) => {
  const schedule = every('0:00-2:30 8:30-12:00 22:00-24:00');
  let [now, edges] = [at('2026-02-26 5:00', NEW_YORK), 0];
  const end = at('2026-03-18 5:00', NEW_YORK);
  let mode: Mode = 'away';
  for (let edge = nextEdge(schedule, now, NEW_YORK); edge !== null && edge.at < end; edges += 1) {
    t.not(edge.mode, mode);
    t.true(edge.at > now);
    t.is(modeBySchedule(schedule, edge.at, NEW_YORK), edge.mode);
    [mode, now] = [edge.mode, edge.at];
    edge = nextEdge(schedule, now, NEW_YORK);
  }
  t.is(edges, 20 * 4);
});

test('hours are written as people write them', (t) => {
  t.deepEqual(sheetOf({ from: '22:00', to: '6:00' }), { from: 1320, to: 1800 });
  t.deepEqual(writtenSheet({ from: 1320, to: 1800 }), { from: '22:00', to: '06:00' });
  t.deepEqual(writtenSheet(sheet('0:00-24:00')), { from: '00:00', to: '24:00' });
  for (const [from, to] of [
    ['9:00', '9:00'],
    ['24:00', '1:00'],
    ['9', '10:00'],
    ['9:00', '25:00'],
    ['9:60', '10:00'],
  ]) {
    t.is(sheetOf({ from: from ?? '', to: to ?? '' }), null, `${from}-${to}`);
  }
});
