import test from 'ava';
import { awayNow, nextAwayChange } from '../../../firmware/presence/absence.ts';
import { siteTime } from '../../../firmware/presence/site-time.ts';

const TOKYO = siteTime('Asia/Tokyo');
const at = (day: number, minute: number) => TOKYO.timeAt(`2026-11-${day}`, minute);
const NOW = at(24, 642);
const absence = (from: number, until: number | null, note = '') => ({
  representativeId: 'a',
  from,
  until,
  note,
});
const HOUSE = [{ representativeId: 'a', hours: null }];

test('a representative is away from the beginning of an absence until before its end', (t) => {
  const absences = [absence(at(24, 600), at(24, 900), '現場')];
  t.deepEqual(awayNow(absences, HOUSE, at(24, 599), TOKYO), []);
  t.deepEqual(awayNow(absences, HOUSE, NOW, TOKYO), [
    { representativeId: 'a', until: at(24, 900), note: '現場' },
  ]);
  t.deepEqual(awayNow(absences, HOUSE, at(24, 900), TOKYO), []);
});

test('of several absences the one that lasts longest counts; one without an end lasts longest', (t) => {
  const two = [absence(0, at(24, 900)), absence(0, at(25, 0), 'leave')];
  t.is(awayNow(two, HOUSE, NOW, TOKYO)[0]?.note, 'leave');
  t.is(awayNow([...two, absence(0, null, 'ill')], HOUSE, NOW, TOKYO)[0]?.until, null);
});

test('hours of their own make a representative away outside of them, until they come back', (t) => {
  const mornings = Array(7).fill([{ from: 540, to: 720 }]);
  const people = [{ representativeId: 'a', hours: mornings }];
  t.deepEqual(awayNow([], people, NOW, TOKYO), []);
  t.deepEqual(awayNow([], people, at(24, 800), TOKYO), [
    { representativeId: 'a', until: at(25, 540), note: '' },
  ]);
  t.is(nextAwayChange([], people, NOW, TOKYO), at(24, 720));
});

test('a representative without a single hour is away without an end', (t) => {
  const never = [{ representativeId: 'a', hours: Array(7).fill([]) }];
  t.deepEqual(awayNow([], never, NOW, TOKYO), [{ representativeId: 'a', until: null, note: '' }]);
  t.is(nextAwayChange([], never, NOW, TOKYO), null);
});

test('an absence of somebody who is no representative any more says nothing', (t) => {
  t.deepEqual(awayNow([absence(0, null)], [], NOW, TOKYO), []);
});

test('the next coming or going is the earliest that lies ahead', (t) => {
  const absences = [absence(at(24, 600), at(24, 900)), absence(at(24, 700), null)];
  t.is(nextAwayChange(absences, HOUSE, NOW, TOKYO), at(24, 700));
});
