import test from 'ava';
import type { DateOrder, DurationUnit } from '../../../../hw/pbx/smdr/layout.ts';
import {
  isoOf,
  secondsBetween,
  secondsOf,
  sourceTime,
  timeOfDay,
} from '../../../../hw/pbx/smdr/source-time.ts';

const duration = test.macro({
  exec(t, text: string, unit: DurationUnit, seconds: number | null) {
    t.is(secondsOf(text, unit), seconds);
  },
  title: (_given, text, unit, seconds) => `"${text}" as ${unit} is ${seconds} seconds`,
});

test(duration, "0'09", 'clock', 9);
test(duration, "12'09", 'clock', 729);
test(duration, "00:01'15", 'clock', 75);
test(duration, '00:14\'58"', 'clock', 898);
test(duration, '00:02:22', 'clock', 142);
test(duration, '0000:00:53', 'clock', 53);
test(duration, '00:10:30.9', 'clock', 630);
test(duration, '00:19', 'clock', 19);
test(duration, '45', 'clock', 45);
test(duration, '', 'clock', null);
test(duration, 'abc', 'clock', null);
test(duration, "0'9", 'clock', null);
test(duration, '020512', 'hhmmss', 7512);
test(duration, '20512', 'hhmmss', null);
test(duration, '20512', 'hmmss', 7512);
test(duration, '020512', 'hmmss', null);
test(duration, '0512', 'mmss', 312);
test(duration, '512', 'mmss', null);
test(duration, '1305', 'hmmt', 5430);

const clock = test.macro({
  exec(t, text: string, expected: readonly [number, number, number | null] | null) {
    const time = timeOfDay(text);
    t.deepEqual(time === null ? null : [time.hour, time.minute, time.second], expected);
  },
  title: (_given, text) => `time of day "${text}"`,
});

test(clock, '16:11:20', [16, 11, 20]);
test(clock, '04:33PM', [16, 33, null]);
test(clock, ' 3:04 pm', [15, 4, null]);
test(clock, '12:00AM', [0, 0, null]);
test(clock, '12:59PM', [12, 59, null]);
test(clock, '0008', [0, 8, null]);
test(clock, '235959', [23, 59, 59]);
test(clock, '24:00', null);
test(clock, '13:00PM', null);
test(clock, '10:60', null);
test(clock, '', null);

const moment = test.macro({
  exec(t, date: string, year: string, order: DateOrder | null, iso: string | null) {
    const time = sourceTime(date, year, '10:00', order);
    t.is(time === null ? null : isoOf(time, 0), iso);
  },
  title: (_given, date, year, order) => `date "${date}", year "${year}", order ${order}`,
});

test(moment, '24/01/07', '', 'dmy', '2007-01-24T10:00');
test(moment, '2008/06/28', '', 'ymd', '2008-06-28T10:00');
test(moment, '07042002', '', 'mdy', '2002-07-04T10:00');
test(moment, '0112', '07', 'mdy', '2007-01-12T10:00');
test(moment, '07 / 9/26', '', 'ydm', null);
test(moment, '2026 / 9/ 7', '', 'ydm', '2026-07-09T10:00');
// Half of a date is none.
test(moment, '11/25', '', 'mdy', null);
test(moment, '31/02/26', '', 'dmy', null);
test(moment, '', '', 'dmy', null);
// Without an order only a date that can be read in one way counts.
test(moment, '12/25/26', '', null, '2026-12-25T10:00');
test(moment, '25/11/26', '', null, null);
test(moment, '01/02/07', '', null, null);

test('the start is counted back from the end, across midnight', (t) => {
  const end = sourceTime('25.11.26', '', '00:00:10', 'dmy');
  t.is(end === null ? null : isoOf(end, 109), '2026-11-24T23:58:21');
});

test('counted back from a minute it is right to the minute, or next to it', (t) => {
  const end = sourceTime('25/11/26', '', '14:05', 'dmy');
  t.is(end === null ? null : isoOf(end, 84), '2026-11-25T14:04');
});

test('a call across midnight', (t) => {
  const at = (hour: number, minute: number, second: number) => ({ hour, minute, second });
  t.is(secondsBetween(at(23, 58, 42), at(0, 0, 35)), 113);
});
