import test from 'ava';
import type { BoxEvent } from '../../firmware/http/contract/events.ts';
import { planDay } from '../../scripts/power/day-plan.ts';
import { numbersIn, Testimony } from '../../scripts/power/testimony.ts';
import { seeded } from '../../scripts/seeded.ts';

const shown = (key: string, number: string) =>
  ({ type: 'call', call: { key, caller: { type: 'number', number } } }) as BoxEvent;

test('a call counts as seen from the moment in which its number was shown, and is seen once', (t) => {
  let position = 100;
  const testimony = new Testimony(() => position);
  testimony.event({ type: 'call', call: { key: 'k', caller: { type: 'pending' } } } as BoxEvent);
  position = 200;
  testimony.event(shown('k', '0310000000'));
  testimony.event(shown('k', '0310000000'));
  position = 300;
  testimony.event({ type: 'call-ended', key: 'k', outcome: 'missed' } as BoxEvent);
  t.deepEqual(testimony.seen, [
    { type: 'call', number: '0310000000', position: 200 },
    { type: 'ended', number: '0310000000', outcome: 'missed', position: 300 },
  ]);
  t.is(testimony.keyOf('0310000000'), 'k');
  t.true(testimony.hasEnded('0310000000'));
});

test('the numbers that a mail tells of are found in its text', (t) => {
  t.deepEqual(numbersIn('発信者: 03-1000-0037 (東京)\n03-1000-0037 / 03-1000-0074'), [
    '0310000037',
    '0310000074',
  ]);
  t.deepEqual(numbersIn('2026-11-27 09:30'), []);
});

test('a day has calls of every kind, each with a number of its own, and is the same for the same seed', (t) => {
  const day = planDay(64, seeded(1));
  const calls = day.flatMap((part) => part.calls);
  t.is(new Set(calls.map(({ number }) => number)).size, 64);
  t.deepEqual(new Set(day.map(({ mode }) => mode)), new Set(['away', 'present']));
  const kinds = new Set(calls.map(({ talks, memo }) => `${talks !== null} ${memo?.when}`));
  for (const kind of ['true while they talk', 'true afterwards', 'false afterwards', 'false undefined'])
    t.true(kinds.has(kind), kind);
  t.deepEqual(planDay(64, seeded(1)), day);
});
