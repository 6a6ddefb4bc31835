import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { GpioError } from '../../../hw/gpio/gpio.ts';
import { OnoffBackend } from '../../../hw/gpio/onoff-backend.ts';
import { sysfsNumber } from '../../../hw/gpio/sysfs.ts';
import { FakeClock } from '../../support/fake-clock.ts';

/** A folder that looks like /sys/class/gpio of a kernel with these chips. */
function kernelWith(
  t: ExecutionContext,
  chips: Record<string, { label: string; base: number; ngpio: number }>,
) {
  const root = mkdtempSync(join(tmpdir(), 'rusuban-sysfs-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  for (const [name, files] of Object.entries(chips)) {
    mkdirSync(join(root, name));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, name, file), `${text}\n`);
  }
  writeFileSync(join(root, 'export'), '');
  return root;
}

for (const base of [0, 458, 512, 520, 1016]) {
  test(`the number of a line follows the chip's label, with the chip at ${base}`, (t) => {
    const root = kernelWith(t, {
      gpiochip7: { label: 'raspberrypi-exp-gpio', base: 570, ngpio: 8 },
      gpiochip9: { label: 'pinctrl-bcm2711', base, ngpio: 58 },
    });
    t.is(sysfsNumber({ chip: 'pinctrl-bcm2711', offset: 17 }, root), base + 17);
  });
}

test('a chip that is not there is named together with those that are', (t) => {
  const root = kernelWith(t, { gpiochip512: { label: 'pinctrl-rp1', base: 512, ngpio: 54 } });
  const error = t.throws(() => sysfsNumber({ chip: 'pinctrl-bcm2711', offset: 17 }, root), {
    instanceOf: GpioError,
  });
  t.true(error.message.includes('"pinctrl-bcm2711"') && error.message.includes('pinctrl-rp1'));
});

test('a chip that is unplugged while it is read is left out', (t) => {
  const root = kernelWith(t, { gpiochip512: { label: 'pinctrl-rp1', base: 512, ngpio: 54 } });
  mkdirSync(join(root, 'gpiochip600'));
  t.is(sysfsNumber({ chip: 'pinctrl-rp1', offset: 2 }, root), 514);
});

test('an offset that the chip does not have is refused with its range', (t) => {
  const root = kernelWith(t, { gpiochip0: { label: 'pinctrl-bcm2835', base: 0, ngpio: 54 } });
  const error = t.throws(() => sysfsNumber({ chip: 'pinctrl-bcm2835', offset: 54 }, root), {
    instanceOf: GpioError,
  });
  t.true(error.message.includes('0 to 53'));
});

test('a kernel that has but the new folders in sysfs is told from one whose chip has another name', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'rusuban-sysfs-'));
  t.teardown(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'chip0'));
  writeFileSync(join(root, 'chip0/label'), 'pinctrl-bcm2711\n');
  const error = t.throws(() => sysfsNumber({ chip: 'pinctrl-bcm2711', offset: 17 }, root), {
    instanceOf: GpioError,
  });
  t.regex(error.message, /offers no lines through .*backend: char-device/);
});

test('a kernel without sysfs GPIO is a clear error of the backend, too', (t) => {
  const backend = new OnoffBackend(new FakeClock(), { root: '/nonexistent/gpio' });
  const pin = { chip: 'pinctrl-bcm2711', offset: 17, activeLow: true };
  const listener = { edge: () => {}, lost: () => {} };
  const ways = [
    () => backend.output(pin),
    () => backend.input(pin, 30, () => {}),
    () => backend.edges(pin, listener),
  ];
  for (const open of ways) {
    const error = t.throws(open, { instanceOf: GpioError });
    t.true(error.message.includes('no GPIO in /nonexistent/gpio'));
  }
});
