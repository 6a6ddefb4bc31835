import test from 'ava';
import { type GpioBackend, GpioError } from '../../../hw/gpio/gpio.ts';
import { textOf } from '../../../hw/reason.ts';
import { gone } from '../gpio/gone.ts';
import { noGpio } from '../gpio/no-gpio.ts';
import { pin, setUp, signs } from './panel-rig.ts';

test('the lamp is steady in away mode and dark when somebody is in', (t) => {
  const { clock, gpio, panel } = setUp();
  panel.start();
  t.false(gpio.isDriven(3));
  panel.show(signs('away'));
  t.true(gpio.isDriven(3));
  t.is(clock.pending, 0);
  panel.show(signs());
  t.false(gpio.isDriven(3));
});

test('a ringing call blinks the lamp, and it goes back to what it showed', (t) => {
  const { clock, gpio, panel } = setUp();
  panel.start();
  panel.show(signs('away'));
  panel.show(signs('away', 'ringing'));
  const seen: boolean[] = [];
  for (let i = 0; i < 6; i++) {
    seen.push(gpio.isDriven(3));
    clock.advance(200);
  }
  t.deepEqual(seen, [true, false, true, false, true, false]);
  panel.show(signs('away'));
  t.true(gpio.isDriven(3));
  t.is(clock.pending, 0);
});

test('each lamp shows only what it is for', (t) => {
  const { clock, gpio, panel } = setUp({
    lamps: [
      { pin: pin(3), shows: ['away'] },
      { pin: pin(4), shows: ['mail'] },
    ],
  });
  panel.start();
  panel.show(signs('mail', 'ringing'));
  t.deepEqual([gpio.isDriven(3), gpio.isDriven(4)], [false, true]);
  clock.advance(1_000);
  panel.show(signs('mail', 'away'));
  t.deepEqual([gpio.isDriven(3), gpio.isDriven(4)], [true, false]);
});

test('stop lets go of every line, with the lamps dark and no timer left', (t) => {
  const { clock, gpio, panel } = setUp();
  panel.start();
  panel.show(signs('ringing'));
  t.is(gpio.open, 3);
  panel.stop();
  t.is(gpio.open, 0);
  t.is(clock.pending, 0);
  t.true(panel.lines().every(({ state, active }) => state.phase === 'stopped' && active === null));
});

test('a line in use by something else is said once, and the others work', (t) => {
  const { clock, panel, presses, warnings, press, gpio } = setUp();
  gpio.fail(1, gone(1));
  panel.start();
  press(2);
  clock.advance(60_000);
  t.deepEqual(presses, ['present']);
  t.deepEqual(warnings, [`panel: ${textOf([gone(1)])}`]);
  t.deepEqual(
    panel.lines().map(({ role, state }) => [role, state.phase]),
    [
      ['absent-button', 'down'],
      ['present-button', 'up'],
      ['lamp', 'up'],
    ],
  );
});

test('a line that could not be opened is tried again, with growing pauses, and then works', (t) => {
  const { clock, gpio, panel, presses, press } = setUp();
  gpio.fail(1, gone(1));
  panel.start();
  const [line] = panel.lines();
  t.like(line?.state, { phase: 'down', why: [gone(1)], retryAt: clock.now() + 1_000 });
  clock.advance(1_000);
  t.like(panel.lines()[0]?.state, { retryAt: clock.now() + 2_000 });
  gpio.fail(1, null);
  clock.advance(2_000);
  press(1);
  t.deepEqual(presses, ['absent']);
});

test('a lamp whose line comes back shows what is true by then', (t) => {
  const { clock, gpio, panel } = setUp();
  panel.start();
  gpio.fail(3, gone(3));
  panel.show(signs('away'));
  t.is(panel.lines()[2]?.state.phase, 'down');
  t.is(panel.lines()[2]?.active, null);
  gpio.fail(3, null);
  clock.advance(1_000);
  t.true(gpio.isDriven(3));
  t.true(panel.lines()[2]?.active);
});

test('a button line that is lost while the box runs is opened again', (t) => {
  const { clock, gpio, panel, presses, press } = setUp();
  panel.start();
  gpio.fail(2, gone(2));
  t.is(panel.lines()[1]?.state.phase, 'down');
  gpio.fail(2, null);
  clock.advance(1_000);
  press(2);
  t.deepEqual(presses, ['present']);
});

test('a machine without GPIO says so and runs on', (t) => {
  const { panel, warnings } = setUp({ wrap: noGpio });
  panel.start();
  t.true(panel.lines().every(({ state }) => state.phase === 'down'));
  t.true(warnings[0]?.includes('no GPIO'));
  t.notThrows(() => panel.show(signs('ringing')));
});

test('a line whose every use fails takes nothing down', (t) => {
  const broken: GpioBackend = {
    name: 'memory',
    why: null,
    input: () => {
      throw new GpioError([gone(1)]);
    },
    edges: () => {
      throw new GpioError([gone(1)]);
    },
    output: () => {
      throw new GpioError([gone(1)]);
    },
  };
  const { clock, panel } = setUp({ wrap: () => broken });
  t.notThrows(() => {
    panel.start();
    panel.show(signs('ringing'));
    clock.advance(600_000);
    panel.stop();
  });
});

test('a box without buttons and lamps opens nothing', (t) => {
  const { clock, gpio, panel } = setUp({ buttons: null, lamps: [] });
  panel.start();
  panel.show(signs('ringing'));
  t.is(gpio.open, 0);
  t.is(clock.pending, 0);
  t.deepEqual(panel.lines(), []);
});
