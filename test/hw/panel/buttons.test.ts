import test from 'ava';
import type { PanelButtons } from '../../../hw/panel/buttons.ts';
import type { SingleRule } from '../../../hw/panel/single-button.ts';
import { pair, pin, setUp } from './panel-rig.ts';

test('a momentary button counts when it goes down, not when it is let go', (t) => {
  const { panel, presses, press } = setUp();
  panel.start();
  press(1);
  press(2);
  t.deepEqual(presses, ['absent', 'present']);
});

for (const missing of ['absent', 'present'] as const) {
  test(`a pair without its ${missing} button is one button that does one thing`, (t) => {
    const { gpio, panel, presses, press } = setUp({ buttons: { ...pair, [missing]: null } });
    panel.start();
    for (const offset of [1, 2]) press(offset);
    t.deepEqual(presses, [missing === 'absent' ? 'present' : 'absent']);
    t.is(gpio.open, 2);
  });
}

test('a glitch without a change of level does nothing', (t) => {
  const { gpio, panel, presses } = setUp();
  panel.start();
  gpio.set(1, false);
  gpio.set(1, true);
  gpio.set(1, true);
  t.deepEqual(presses, ['absent']);
});

test('a button that is held when the box starts says nothing: the mode comes from the disk', (t) => {
  const single: PanelButtons = {
    type: 'single',
    pin: pin(1),
    rule: { short: 'toggle', long: 'present', longMs: 1_000 },
  };
  for (const buttons of [pair, single]) {
    const { clock, gpio, panel, presses } = setUp({ buttons });
    gpio.set(1, true);
    panel.start();
    clock.advance(10_000);
    gpio.set(1, false);
    t.deepEqual(presses, []);
  }
});

test('a latching switch counts at the start and at each change', (t) => {
  const { gpio, panel, presses } = setUp({ buttons: { type: 'switch', absent: pin(1) } });
  gpio.set(1, true);
  panel.start();
  gpio.set(1, false);
  gpio.set(1, false);
  gpio.set(1, true);
  t.deepEqual(presses, ['absent', 'present', 'absent']);
});

const single = (rule: SingleRule) => setUp({ buttons: { type: 'single', pin: pin(1), rule } });

test('one button turns the mode round at each press, as soon as it goes down', (t) => {
  const { gpio, panel, presses } = single({ short: 'toggle', long: null, longMs: 1_500 });
  panel.start();
  gpio.set(1, true);
  t.deepEqual(presses, ['toggle']);
  gpio.set(1, false);
  gpio.set(1, true);
  t.deepEqual(presses, ['toggle', 'toggle']);
});

test('one button tells a short press from a long one, which counts while it is still held', (t) => {
  const { clock, gpio, panel, presses, press } = single({ short: 'absent', long: 'present', longMs: 1_500 });
  panel.start();
  press(1, 400);
  t.deepEqual(presses, ['absent']);
  gpio.set(1, true);
  clock.advance(1_499);
  t.is(presses.length, 1);
  clock.advance(1);
  t.deepEqual(presses, ['absent', 'present']);
  clock.advance(5_000);
  gpio.set(1, false);
  t.deepEqual(presses, ['absent', 'present']);
  t.is(clock.pending, 0);
});

test('a box that stops while the button is held does not act on it afterwards', (t) => {
  const { clock, gpio, panel, presses } = single({ short: 'absent', long: 'present', longMs: 1_500 });
  panel.start();
  gpio.set(1, true);
  panel.stop();
  clock.advance(5_000);
  t.deepEqual(presses, []);
  t.is(clock.pending, 0);
});
