import test from 'ava';
import { type GpioBackend, GpioError, type Pin } from '../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { silentLog } from '../../../hw/log.ts';
import { Panel, type PanelButtons } from '../../../hw/panel/panel.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: true });
const pair: PanelButtons = { type: 'pair', absent: pin(1), present: pin(2) };

function setUp(
  buttons: PanelButtons | null,
  backend: GpioBackend | null = new MemoryBackend(new FakeClock()),
) {
  const presses: string[] = [];
  const panel = new Panel({ backend, buttons, absentLed: pin(3), debounceMs: 30, log: silentLog });
  return { panel, presses, start: () => panel.start((press) => presses.push(press)) };
}

test('a momentary button counts when it goes down, not when it is let go', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const { presses, start } = setUp(pair, gpio);
  start();
  for (const [offset, active] of [
    [1, true],
    [1, false],
    [2, true],
    [2, false],
  ] as const)
    gpio.set(offset, active);
  t.deepEqual(presses, ['absent', 'present']);
});

test('a glitch without a change of level does nothing', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const { presses, start } = setUp(pair, gpio);
  start();
  gpio.set(1, false);
  gpio.set(1, true);
  gpio.set(1, true);
  t.deepEqual(presses, ['absent']);
});

test('a latching switch counts at the start and at each change', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const { presses, start } = setUp({ type: 'switch', absent: pin(1) }, gpio);
  start();
  gpio.set(1, true);
  gpio.set(1, false);
  t.deepEqual(presses, ['present', 'absent', 'present']);
});

test('the lamp shows away mode', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const { panel, start } = setUp(pair, gpio);
  start();
  t.false(gpio.isDriven(3));
  panel.show(true);
  t.true(gpio.isDriven(3));
  panel.show(false);
  t.false(gpio.isDriven(3));
});

test('stop lets go of every line', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const { panel, start } = setUp(pair, gpio);
  start();
  t.is(gpio.open, 3);
  panel.stop();
  t.is(gpio.open, 0);
});

test('a line in use by something else is said, and the others work', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const busy: GpioBackend = {
    name: 'busy',
    input(one, debounceMs, onChange) {
      if (one.offset === 1) throw new GpioError('Line 1 is in use.');
      return gpio.input(one, debounceMs, onChange);
    },
    edges: (one, listener) => gpio.edges(one, listener),
    output: (one) => gpio.output(one),
  };
  const { panel, presses, start } = setUp(pair, busy);
  start();
  t.deepEqual(panel.state(), { phase: 'fault', why: 'Line 1 is in use.' });
  gpio.set(2, true);
  t.deepEqual(presses, ['present']);
});

test('a machine without GPIO says so and runs on', (t) => {
  const { panel, start } = setUp(pair, null);
  start();
  t.is(panel.state().phase, 'fault');
  t.notThrows(() => panel.show(true));
});

test('a box without buttons and lamp opens nothing', (t) => {
  const gpio = new MemoryBackend(new FakeClock());
  const panel = new Panel({ backend: gpio, buttons: null, absentLed: null, debounceMs: 30, log: silentLog });
  panel.start(() => t.fail('nobody can press'));
  t.is(gpio.open, 0);
  t.deepEqual(panel.state(), { phase: 'none' });
});
