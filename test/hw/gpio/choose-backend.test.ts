import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ChosenBackend, chooseBackend, type Findings } from '../../../hw/gpio/choose-backend.ts';
import { GpioError } from '../../../hw/gpio/gpio.ts';
import { silentLog } from '../../../hw/log.ts';
import { textOf } from '../../../hw/reason.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeKernel } from './fake-kernel.ts';

const found = (chips: Record<string, string>, sysfs: boolean): Findings => ({
  chips: new Map(Object.entries(chips)),
  sysfs,
});

const choices: [string, Findings, string, string][] = [
  ['a chip that speaks v2 is taken', found({ '/dev/gpiochip0': 'v2' }, true), 'char-device', 'gpiochip0'],
  [
    'one chip that speaks v2 among others is enough',
    found({ '/dev/gpiochip0': 'EACCES', '/dev/gpiochip1': 'v2' }, true),
    'char-device',
    'gpiochip1',
  ],
  [
    'an old kernel is reached through sysfs',
    found({ '/dev/gpiochip0': 'EINVAL' }, true),
    'onoff',
    'does not speak interface v2',
  ],
  ['a kernel without devices is reached through sysfs', found({}, true), 'onoff', 'no /dev/gpiochip*'],
  [
    'chips that may not be opened are said with the remedy',
    found({ '/dev/gpiochip0': 'EACCES' }, false),
    'none',
    'group gpio',
  ],
  ['a machine without GPIO has none', found({}, false), 'none', 'This machine has no GPIO'],
];

for (const [title, findings, take, words] of choices) {
  test(title, (t) => {
    const choice = chooseBackend(findings);
    t.is(choice.take, take as typeof choice.take);
    t.true(textOf(choice.why).includes(words), textOf(choice.why));
  });
}

function setUp(t: ExecutionContext, chips: Record<string, number>, { sysfs }: { sysfs: boolean }) {
  const clock = new FakeClock();
  const kernel = new FakeKernel(clock, chips);
  const said: string[] = [];
  const log = { ...silentLog, info: (_: object, message: string) => said.push(message) };
  const sysfsRoot = mkdtempSync(join(tmpdir(), 'rusuban-choice-'));
  t.teardown(() => rmSync(sysfsRoot, { recursive: true }));
  if (sysfs) writeFileSync(join(sysfsRoot, 'export'), '');
  return { kernel, said, backend: new ChosenBackend({ clock, log, kernel, sysfsRoot }) };
}

const pin = { chip: 'pinctrl-rp1', offset: 3, activeLow: false };

test('nothing is looked for before a line is opened', (t) => {
  const { kernel, said, backend } = setUp(t, { 'pinctrl-rp1': 54 }, { sysfs: true });
  kernel.chips = () => {
    throw new Error('too early');
  };
  t.is(backend.name, 'none');
  t.deepEqual(said, []);
});

test('the choice and its reason are said once, and it is kept', (t) => {
  const { kernel, said, backend } = setUp(t, { 'pinctrl-rp1': 54 }, { sysfs: true });
  backend.output(pin).close();
  backend.input(pin, 30, () => {}).close();
  backend.edges(pin, { edge: () => {}, lost: () => {} }).close();
  t.is(backend.name, 'character device');
  t.deepEqual(said, ['GPIO: character device. /dev/gpiochip0 speaks interface v2.']);
  t.is(kernel.descriptors, 0);
});

test('a kernel before v2 is reached through sysfs', (t) => {
  const { kernel, backend } = setUp(t, { 'pinctrl-rp1': 54 }, { sysfs: true });
  kernel.speaksV2 = false;
  // The folder of the test has no chips in it: what sysfs itself says of that.
  const error = t.throws(() => backend.output(pin), { instanceOf: GpioError });
  t.true(error.message.includes('"pinctrl-rp1"'));
  t.is(backend.name, 'onoff (sysfs)');
  t.is(kernel.descriptors, 0);
});

test('where there is nothing yet it is looked for again, and not said again', (t) => {
  const { kernel, said, backend } = setUp(t, { 'pinctrl-rp1': 54 }, { sysfs: false });
  kernel.forbidden.add('/dev/gpiochip0');
  for (let i = 0; i < 3; i++)
    t.true(t.throws(() => backend.output(pin), { instanceOf: GpioError }).message.includes('group gpio'));
  t.is(said.length, 1);
  kernel.forbidden.clear();
  backend.output(pin).close();
  t.is(said.length, 2);
});
