import test from 'ava';
import { SIGNS } from '../../../hw/panel/lamp-pattern.ts';
import { testAt } from '../../../hw/panel/lamp-test.ts';
import { gone } from '../gpio/gone.ts';
import { LAMP, pin, setUp, signs } from './panel-rig.ts';

test('every pattern of the table is shown for three seconds at least, to its end, and then it is over', (t) => {
  const shown: (string | undefined)[] = [];
  let at = 0;
  for (let moment = testAt(0); moment !== null; moment = testAt(at)) {
    if (shown.at(-1) !== moment.sign) shown.push(moment.sign);
    t.true(moment.changesIn > 0);
    at += moment.changesIn;
  }
  t.deepEqual(shown, [...SIGNS]);
  t.is(at, 3_200 + 4_000 + 4_000 + 4_000 + 3_000);
});

test('after a test the lamp shows what it has to show, whatever came meanwhile', (t) => {
  const { clock, gpio, panel } = setUp();
  panel.start();
  panel.show(signs());
  t.is(panel.trial(), null);
  t.true(panel.testLamp(3));
  t.like(panel.trial(), { pin: LAMP.pin, sign: 'ringing', step: 1, steps: 5 });
  t.true(gpio.isDriven(3));
  panel.show(signs('away'));
  clock.advance(200);
  t.false(gpio.isDriven(3), 'the test goes on');
  clock.advance(18_000);
  t.is(panel.trial(), null);
  t.true(gpio.isDriven(3), 'away');
  panel.show(signs());
  t.false(gpio.isDriven(3));
  t.is(clock.pending, 0);
});

test('a test can be ended, and another lamp takes its place', (t) => {
  const other = { pin: pin(4), shows: ['away'] as const };
  const { clock, gpio, panel } = setUp({ lamps: [LAMP, other] });
  panel.start();
  panel.testLamp(3);
  panel.testLamp(4);
  t.deepEqual([gpio.isDriven(3), gpio.isDriven(4)], [false, true]);
  t.is(panel.trial()?.pin.offset, 4);
  panel.endTest();
  t.deepEqual([gpio.isDriven(4), panel.trial(), clock.pending], [false, null, 0]);
});

test('a button, a line that is none and a lamp that does not work cannot be tried', (t) => {
  const { gpio, panel } = setUp();
  gpio.fail(3, gone(3));
  panel.start();
  t.deepEqual(
    [1, 99, 3].map((offset) => panel.testLamp(offset)),
    [false, false, false],
  );
});

test('when the box stops, a test is over', (t) => {
  const { clock, panel } = setUp();
  panel.start();
  panel.testLamp(3);
  panel.stop();
  t.deepEqual([panel.trial(), clock.pending], [null, 0]);
});
