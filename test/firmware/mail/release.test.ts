import test from 'ava';
import { endOfQuiet, type QuietHours } from '../../../firmware/mail/quiet-hours.ts';
import {
  batchClock,
  LONGEST_QUIET_MS,
  type Release,
  release,
  type WaitingMail,
} from '../../../firmware/mail/release.ts';
import { DEFAULT_MAIL_RULES, type ReleaseRules } from '../../../firmware/mail/release-rules.ts';

const TOKYO = 'Asia/Tokyo';
/** Tuesday 24 November 2026 in Tokyo. */
const at = (clock: string, day = 24): number => Date.parse(`2026-11-${day}T${clock}:00+09:00`);
const MINUTE = 60_000;

interface Case {
  readonly mail?: Partial<WaitingMail>;
  readonly rules?: Partial<ReleaseRules>;
  readonly now: number;
  readonly collected?: number;
}

const NOW: Release = { type: 'now' };
const wait = (until: number, why: 'clock' | 'limit' | 'quiet'): Release => ({ type: 'wait', at: until, why });

const decided = test.macro({
  exec(t, _title: string, { mail, rules, now, collected = 1 }: Case, expected: Release) {
    const all = { ...DEFAULT_MAIL_RULES.release, ...rules };
    const waiting: WaitingMail = { kind: 'missed', importance: null, since: at('10:00'), quiet: [], ...mail };
    const clock = batchClock(all, now, TOKYO);
    t.deepEqual(release(waiting, { rules: all, clock, now, collected, timeZone: TOKYO }), expected);
  },
  title: (_, title) => `${title}`,
});

const COLLECTED = { collect: 'missed', afterMinutes: 120 } as const;
const NIGHT: QuietHours = { days: [0, 1, 2, 3, 4, 5, 6], from: '19:00', to: '07:30' };

test(decided, 'nothing is collected: a mail leaves at once', { now: at('10:00') }, NOW);
test(
  decided,
  'a collected mail waits, at most as long as the rules say',
  { rules: COLLECTED, now: at('10:01') },
  wait(at('12:00'), 'limit'),
);
test(decided, 'after its longest wait it leaves', { rules: COLLECTED, now: at('12:00') }, NOW);
test(
  decided,
  'it leaves by the clock where that comes first',
  { rules: { ...COLLECTED, cron: '0 11,17 * * *' }, now: at('10:30') },
  wait(at('11:00'), 'clock'),
);
test(
  decided,
  'the minute of the clock lets it go',
  { rules: { ...COLLECTED, cron: '0 11 * * *' }, now: at('11:00') },
  NOW,
);
test(
  decided,
  'a clock that struck while the box was off counts when it is back',
  { rules: { ...COLLECTED, afterMinutes: 600, cron: '0 11 * * *' }, now: at('13:37') },
  NOW,
);
test(
  decided,
  'a clock that struck before the mail was composed does not count',
  { rules: { ...COLLECTED, afterMinutes: 60, cron: '0 9 * * *' }, now: at('10:10') },
  wait(at('11:00'), 'limit'),
);
test(
  decided,
  'it leaves when so many wait',
  { rules: { ...COLLECTED, count: 3 }, now: at('10:10'), collected: 3 },
  NOW,
);
test(
  decided,
  'it waits while fewer do',
  { rules: { ...COLLECTED, count: 3 }, now: at('10:10'), collected: 2 },
  wait(at('12:00'), 'limit'),
);
test(
  decided,
  'memos are not collected with missed calls',
  { mail: { kind: 'memo' }, rules: COLLECTED, now: at('10:00') },
  NOW,
);
test(
  decided,
  'memos are collected where all mails are',
  { mail: { kind: 'memo' }, rules: { ...COLLECTED, collect: 'all' }, now: at('10:00') },
  wait(at('12:00'), 'limit'),
);
test(
  decided,
  'an important mail overtakes the batch',
  { mail: { importance: 'A' }, rules: COLLECTED, now: at('10:00') },
  NOW,
);
test(
  decided,
  'an important mail waits where the office wants that',
  { mail: { importance: 'A' }, rules: { ...COLLECTED, important: 'waits' }, now: at('10:00') },
  wait(at('12:00'), 'limit'),
);
test(
  decided,
  'importance B overtakes nothing',
  { mail: { importance: 'B' }, rules: COLLECTED, now: at('10:00') },
  wait(at('12:00'), 'limit'),
);
test(
  decided,
  'quiet hours over midnight end in the morning',
  { mail: { since: at('20:00'), quiet: [NIGHT] }, now: at('20:00') },
  wait(at('07:30', 25), 'quiet'),
);
test(
  decided,
  'after midnight the quiet hours of the evening before still hold',
  { mail: { since: at('20:00'), quiet: [{ ...NIGHT, days: [2] }] }, now: at('03:00', 25) },
  wait(at('07:30', 25), 'quiet'),
);
test(
  decided,
  'the minute in which quiet hours end is not quiet',
  { mail: { since: at('20:00'), quiet: [NIGHT] }, now: at('07:30', 25) },
  NOW,
);
test(
  decided,
  'an important mail that overtakes the batch heeds quiet hours',
  { mail: { since: at('20:00'), quiet: [NIGHT], importance: 'A' }, now: at('20:00') },
  wait(at('07:30', 25), 'quiet'),
);
test(
  decided,
  'an important mail may disregard quiet hours',
  {
    mail: { since: at('20:00'), quiet: [NIGHT], importance: 'A' },
    rules: { important: 'overtakes-quiet' },
    now: at('20:00'),
  },
  NOW,
);
test(
  decided,
  'a batch that falls into quiet hours waits for their end',
  { mail: { since: at('18:00'), quiet: [NIGHT] }, rules: COLLECTED, now: at('18:30') },
  wait(at('07:30', 25), 'quiet'),
);
test(
  decided,
  'quiet hours of other days do not count',
  { mail: { quiet: [{ days: [6, 0], from: '00:00', to: '00:00' }] }, now: at('10:00') },
  NOW,
);
test(
  decided,
  'quiet hours without a gap end after four days',
  { mail: { quiet: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' }] }, now: at('10:05') },
  wait(at('10:00') + LONGEST_QUIET_MS, 'quiet'),
);
test(
  decided,
  'a mail dated by a clock that ran ahead leaves at once',
  { mail: { since: at('10:00') + 400 * 86_400_000 }, rules: COLLECTED, now: at('10:00') },
  NOW,
);
test(
  decided,
  'a clock that is put back by a second frees nothing',
  { mail: { since: at('10:00') + 1000 }, rules: COLLECTED, now: at('10:00') },
  wait(at('12:00') + 1000, 'limit'),
);
test(
  decided,
  'a clock that jumps a year ahead frees what waits',
  { rules: COLLECTED, now: at('10:00') + 365 * 86_400_000 },
  NOW,
);

test('a weekend of quiet hours is put together from its days', (t) => {
  const weekdays: QuietHours = { days: [1, 2, 3, 4, 5], from: '18:00', to: '08:30' };
  const weekend: QuietHours = { days: [6, 0], from: '00:00', to: '00:00' };
  const friday = at('19:00', 27);
  // Saturday morning's end lies in Saturday; Sunday ends on Monday at 0:00, when nothing is quiet any more.
  t.is(endOfQuiet([weekdays, weekend], friday, friday + LONGEST_QUIET_MS, TOKYO), at('00:00', 30));
});

test('quiet hours mind the change to summer time', (t) => {
  const night: QuietHours = { days: [6], from: '22:00', to: '06:00' };
  const evening = Date.parse('2026-03-28T23:00:00+01:00');
  const end = endOfQuiet([night], evening, evening + LONGEST_QUIET_MS, 'Europe/Berlin');
  t.is(end, Date.parse('2026-03-29T06:00:00+02:00'));
  t.is((end - evening) / MINUTE, 6 * 60);
});
