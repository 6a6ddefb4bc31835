import test from 'ava';
import { DAY } from '../../../firmware/demo/day.ts';
import { DayPlayer } from '../../../firmware/demo/day-player.ts';
import { OFFICE } from '../../../firmware/demo/office.ts';
import { SCENARIOS } from '../../../firmware/demo/scenarios.ts';
import { DemoCall } from '../../../firmware/http/contract/demo.ts';
import { FakeClock } from '../../support/fake-clock.ts';

test('the day plays its steps in time, says what happens, and ends within about two minutes', (t) => {
  const clock = new FakeClock();
  const played: string[] = [];
  const day = new DayPlayer({
    clock,
    call: (call) => played.push(`line ${call.line}`),
    press: (button) => played.push(button),
  });
  t.is(day.progress, null);
  day.start();
  clock.advance(20_000);
  t.is(day.progress?.step, 3);
  t.deepEqual(played, ['present', 'line 1', 'line 4']);
  clock.advance(130_000);
  t.is(day.progress, null);
  t.is(played.filter((one) => one === 'absent').length, 1);
});

test('a day that is stopped plays nothing more', (t) => {
  const clock = new FakeClock();
  const day = new DayPlayer({ clock, call: () => t.fail('a call'), press: () => {} });
  day.start();
  clock.advance(1000);
  day.stop();
  clock.advance(200_000);
  t.is(day.progress, null);
  t.is(clock.pending, 0);
});

test('all calls of the demo are on lines and telephones that the office has', (t) => {
  const lines = OFFICE.lines.map((line): string => line.id);
  const phones = OFFICE.extensions.map((one): string => one.id);
  const calls = [
    ...SCENARIOS.map((one) => one.call),
    ...DAY.flatMap(({ action }) => (action.type === 'call' ? [action.call] : [])),
  ];
  for (const call of calls.map((one) => DemoCall.parse(one))) {
    t.true(lines.includes(call.line));
    for (const phone of [...call.ring, ...(call.answer === undefined ? [] : [call.answer])])
      t.true(phones.includes(phone));
  }
});
