import test from 'ava';
import { areSame, worstOf } from '../../../firmware/health/condition.ts';
import {
  type Limits,
  type Memory,
  NO_MEMORY,
  observe,
  type Reading,
} from '../../../firmware/health/observe.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 24, 1, 42);
const LIMITS: Limits = {
  mailMs: 30 * MINUTE,
  linkMs: 10 * MINUTE,
  silenceMs: (link) => (link === 'modem' ? 72 * HOUR : null),
};
const WELL: Reading = {
  disk: { fault: null, isLow: false },
  unsaved: 0,
  waitingMails: [],
  isMailUnseen: false,
  isMailUndelivered: false,
  areBouncesUnread: false,
  isTemplateBroken: false,
  links: [],
  backup: 'good',
  isClockSet: true,
};

/** Readings at times in ms since the start; the wall clock shows NOW at 0 and may be put wrong by `wallAhead`. */
const after = (
  ...readings: readonly (readonly [at: number, reading: Partial<Reading>, wallAhead?: number])[]
) => {
  let memory: Memory = NO_MEMORY;
  let conditions: ReturnType<typeof observe>['conditions'] = [];
  for (const [monotonic, reading, wallAhead = 0] of readings) {
    const at = { monotonic, wall: NOW + monotonic + wallAhead };
    ({ memory, conditions } = observe(memory, { ...WELL, ...reading }, LIMITS, at));
  }
  return conditions;
};

const codes = (conditions: ReturnType<typeof after>) => conditions.map(({ code }) => code);
const modem = (events: number, isUp = true) => ({ links: [{ name: 'modem', isUp, events }] });

test('a box that is well has no conditions', (t) => {
  t.deepEqual(after([0, WELL], [100 * HOUR, WELL]), []);
  t.is(worstOf([]), 'ok');
});

const AT_ONCE: readonly (readonly [string, Partial<Reading>, 'warning' | 'fault'])[] = [
  ['disk-full', { disk: { fault: 'full', isLow: true } }, 'fault'],
  ['disk-failing', { disk: { fault: 'failing', isLow: false } }, 'fault'],
  ['disk-low', { disk: { fault: null, isLow: true } }, 'warning'],
  ['unsaved', { unsaved: 1 }, 'fault'],
  ['backup-failed', { backup: 'failed' }, 'fault'],
  ['backup-not-mounted', { backup: 'not-mounted' }, 'fault'],
  ['clock-not-set', { isClockSet: false }, 'warning'],
];
for (const [code, reading, level] of AT_ONCE) {
  test(`${code} is a ${level}, holds from the moment it is seen, and is over when it is over`, (t) => {
    const conditions = after([5, WELL], [10, reading], [MINUTE, reading]);
    t.deepEqual(conditions, [{ code, level, subject: null, since: NOW + 10 } as (typeof conditions)[number]]);
    t.is(worstOf(conditions), level);
    t.deepEqual(after([10, reading], [MINUTE, WELL]), []);
  });
}

test('mail is stuck when one mail has waited for the limit, not when mails come and go', (t) => {
  const stuck = { waitingMails: ['a', 'b'] };
  t.deepEqual(codes(after([0, { waitingMails: ['a'] }], [30 * MINUTE - 1, stuck])), []);
  t.like(after([0, { waitingMails: ['a'] }], [30 * MINUTE, stuck]), [{ code: 'mail-stuck', since: NOW }]);
  t.deepEqual(
    codes(after([0, { waitingMails: ['a'] }], [20 * MINUTE, { waitingMails: ['b'] }], [40 * MINUTE, stuck])),
    [],
  );
});

test('while the outbox cannot be read its mails wait on', (t) => {
  const waiting = { waitingMails: ['a'] };
  t.deepEqual(codes(after([0, waiting], [20 * MINUTE, { waitingMails: null }], [30 * MINUTE, waiting])), [
    'mail-stuck',
  ]);
});

test('a link that is down is reported after the limit; one that comes back in time is not', (t) => {
  t.deepEqual(codes(after([0, modem(0, false)], [10 * MINUTE - 1, modem(0, false)])), []);
  t.like(after([0, modem(0, false)], [10 * MINUTE, modem(0, false)]), [
    { code: 'link-down', subject: 'modem', since: NOW },
  ]);
  t.deepEqual(
    after(
      [0, modem(0, false)],
      [5 * MINUTE, modem(0)],
      [6 * MINUTE, modem(0, false)],
      [15 * MINUTE, modem(0, false)],
    ),
    [],
  );
});

test('a link that is up and says nothing for its limit is silent; every event begins the time anew', (t) => {
  t.deepEqual(codes(after([0, modem(3)], [72 * HOUR - 1, modem(3)])), []);
  t.like(after([0, modem(3)], [72 * HOUR, modem(3)]), [
    { code: 'link-silent', subject: 'modem', since: NOW },
  ]);
  t.deepEqual(codes(after([0, modem(3)], [50 * HOUR, modem(4)], [100 * HOUR, modem(4)])), []);
});

test('a link that is down is not called silent as well, and its silence begins when it comes back', (t) => {
  t.deepEqual(codes(after([0, modem(3)], [HOUR, modem(3, false)], [80 * HOUR, modem(3, false)])), [
    'link-down',
  ]);
  t.deepEqual(codes(after([0, modem(3)], [71 * HOUR, modem(3, false)], [72 * HOUR, modem(3)])), []);
});

test('a link without a silence limit may be silent for ever', (t) => {
  const quiet = { links: [{ name: 'pbx', isUp: true, events: 1 }] };
  t.deepEqual(after([0, quiet], [10_000 * HOUR, quiet]), []);
});

test('a wall clock that jumps neither makes nor hides a condition, and `since` follows it', (t) => {
  const waiting = { waitingMails: ['a'] };
  for (const jump of [-5 * HOUR, 5 * HOUR]) {
    t.deepEqual(after([0, waiting], [MINUTE, waiting, jump]), []);
    t.like(after([0, waiting], [30 * MINUTE, waiting, jump]), [{ code: 'mail-stuck', since: NOW + jump }]);
  }
});

test('a second more or less is no news', (t) => {
  const [one] = after([0, { unsaved: 1 }]);
  if (one === undefined) return t.fail();
  t.true(areSame([one], [{ ...one, since: one.since + 900 }]));
  t.false(areSame([one], [{ ...one, since: one.since + HOUR }]));
  t.false(areSame([one], []));
  t.false(areSame([one], [{ ...one, code: 'disk-full' }]));
});
