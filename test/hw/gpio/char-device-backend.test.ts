import test from 'ava';
import { CharDeviceBackend } from '../../../hw/gpio/char-device-backend.ts';
import { type Edge, GpioError, type InputPin } from '../../../hw/gpio/gpio.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeKernel } from './fake-kernel.ts';

const CHIP = 'pinctrl-rp1';
const pin = (offset: number, chip = CHIP) => ({ chip, offset, activeLow: false });

function setUp(chips: Record<string, number> = { 'gpio-brcmstb@107d508500': 32, [CHIP]: 54 }) {
  const clock = new FakeClock();
  const kernel = new FakeKernel(clock, chips);
  return { clock, kernel, backend: new CharDeviceBackend(clock, kernel) };
}

function faultOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof GpioError) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('an edge has the time at which the kernel saw it, however late it is read', (t) => {
  const { clock, kernel, backend } = setUp();
  const edges: Edge[] = [];
  clock.advance(1_000);
  const watch = kernel.watch.bind(kernel);
  let wake = () => {};
  // A process that is busy: it is told when the edges are over.
  kernel.watch = (descriptor, ready) => {
    wake = ready;
    return watch(descriptor, () => {});
  };
  backend.edges(pin(5), { edge: (edge) => edges.push(edge), lost: () => t.fail() });
  for (const high of [true, false]) {
    kernel.drive(CHIP, 5, high);
    clock.advance(20);
  }
  clock.advance(500);
  wake();
  t.deepEqual(edges, [
    { active: true, at: 1_000 },
    { active: false, at: 1_020 },
  ]);
});

test('a line in use is refused with the name of who holds it', (t) => {
  const { kernel, backend } = setUp();
  for (const [consumer, said] of [
    ['led0', 'in use by "led0". Stop that, or wire to another line.'],
    ['sysfs', 'in use by "sysfs".'],
    ['', 'in use by something that gave no name.'],
  ] as const) {
    kernel.take(CHIP, 4, consumer);
    t.true(faultOf(() => backend.output(pin(4))).includes(said));
  }
  kernel.take(CHIP, 4, null);
  t.notThrows(() => backend.output(pin(4)));
});

test('a machine without GPIO chips says that there is none', (t) => {
  const { backend } = setUp({});
  t.true(faultOf(() => backend.output(pin(4))).includes('there is none'));
});

test('chips that this user may not open are said with the remedy', (t) => {
  const { kernel, backend } = setUp();
  kernel.forbidden.add('/dev/gpiochip0').add('/dev/gpiochip1');
  const said = faultOf(() => backend.output(pin(4)));
  t.true(said.includes('/dev/gpiochip0, /dev/gpiochip1') && said.includes('group gpio'));
  kernel.forbidden.delete('/dev/gpiochip0');
  const other = faultOf(() => backend.output(pin(4)));
  t.true(other.includes('gpio-brcmstb@107d508500') && other.includes('/dev/gpiochip1 may not be opened'));
});

test('an output does not move to the wrong level when it is opened, not even for a moment', (t) => {
  const { kernel, backend } = setUp();
  kernel.drive(CHIP, 6, true);
  backend.output({ ...pin(6), activeLow: true });
  t.true(kernel.isHigh(CHIP, 6));
});

test('a chip that is unplugged is told once, and throws where it is used', (t) => {
  const { kernel, backend } = setUp();
  const lost: string[] = [];
  const input = backend.edges(pin(1), { edge: () => t.fail(), lost: ({ message }) => lost.push(message) });
  const button = backend.input(
    pin(2),
    30,
    () => t.fail(),
    ({ message }) => lost.push(message),
  );
  const output = backend.output(pin(3));
  kernel.unplug(CHIP);
  kernel.unplug(CHIP);
  t.is(lost.length, 2);
  t.true(lost.every((why) => why.includes('unplugged')));
  for (const use of [() => input.isActive(), () => button.isActive(), () => output.write(true)])
    t.true(faultOf(use).includes('is gone'));
  t.throws(() => output.close());
  for (const close of [() => input.close(), () => button.close(), () => output.close()]) t.notThrows(close);
  t.is(kernel.descriptors, 0);
});

test('a line that is closed by what an edge led to says nothing more', (t) => {
  const { kernel, backend } = setUp();
  let edges = 0;
  const input: InputPin = backend.edges(pin(1), {
    edge: () => {
      edges += 1;
      input.close();
    },
    lost: () => t.fail(),
  });
  kernel.drive(CHIP, 1, true);
  kernel.drive(CHIP, 1, false);
  t.is(edges, 1);
  t.is(kernel.descriptors, 0);
});

test('no descriptor stays open, however the opening ends', (t) => {
  const { kernel, backend } = setUp();
  kernel.take(CHIP, 4, 'led0');
  for (const bad of [pin(4), pin(99), pin(1, 'nowhere')]) {
    t.throws(() => backend.output(bad), { instanceOf: GpioError });
    t.throws(() => backend.input(bad, 30, () => {}), { instanceOf: GpioError });
  }
  kernel.watch = () => {
    throw new Error('no more watches');
  };
  t.throws(() => backend.edges(pin(1), { edge: () => t.fail(), lost: () => t.fail() }), {
    instanceOf: GpioError,
  });
  t.is(kernel.descriptors, 0);
});
