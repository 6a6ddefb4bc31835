import test from 'ava';
import { mailRuleFaults, quietHoursFaults } from '../../../firmware/mail/release-faults.ts';
import { DEFAULT_MAIL_RULES, type ReleaseRules } from '../../../firmware/mail/release-rules.ts';

const NOW = Date.UTC(2026, 10, 24, 1, 42);
const pathsOf = (release: Partial<ReleaseRules>) =>
  mailRuleFaults(
    { ...DEFAULT_MAIL_RULES, release: { ...DEFAULT_MAIL_RULES.release, ...release } },
    NOW,
    'Asia/Tokyo',
  );

test('the rules of the factory are right', (t) => {
  t.deepEqual(mailRuleFaults(DEFAULT_MAIL_RULES, NOW, 'Asia/Tokyo'), []);
});

const wrongCron = test.macro({
  exec(t, cron: string, message: RegExp) {
    const [fault] = pathsOf({ cron });
    t.is(fault?.path, 'release.cron');
    t.regex(fault?.message ?? '', message);
  },
  title: (_, cron) => `an expression that lets no mail go is refused with its reason: ${cron}`,
});
test(wrongCron, '', /five fields/);
test(wrongCron, '9:00', /five fields/);
test(wrongCron, '0 0 9 * * *', /five fields/);
test(wrongCron, '@hourly', /five fields/);
test(wrongCron, '61 * * * *', /minute: 61/);
test(wrongCron, '0 9 30 2 *', /never comes/);
test(wrongCron, `${'0,'.repeat(80)}0 9 * * *`, /five fields/);

test('every number out of bounds is named with its bounds', (t) => {
  t.deepEqual(
    pathsOf({ count: 1, afterMinutes: 5000 }).map(({ path, message }) => `${path}: ${message}`),
    [
      'release.count: write a whole number from 2 to 100 (mails)',
      'release.afterMinutes: write a whole number from 1 to 4320 (minutes)',
    ],
  );
  t.is(pathsOf({ afterMinutes: Number.NaN }).length, 1);
  t.is(pathsOf({ afterMinutes: 1.5 }).length, 1);
});

test('quiet hours want a day and two times of day', (t) => {
  const hours = [
    { days: [1], from: '19:00', to: '07:30' },
    { days: [], from: '7:30', to: '24:00' },
  ];
  t.deepEqual(
    quietHoursFaults(hours).map(({ path }) => path),
    ['quietHours.1.days', 'quietHours.1.from', 'quietHours.1.to'],
  );
});
