/**
 * The contract of GPIO backends over a kernel's own chip, for a machine that has the kernel module gpio-sim:
 *
 *     node test/rig/gpio-suite.ts LABEL FOLDER LINES
 *
 * LABEL is the label of the simulated chip, FOLDER the place of its `sim_gpioN` folders, LINES how many it has. Prints a
 * line for each case and exits with 1 when one failed. A backend that this kernel does not have is skipped and said.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../hw/clock.ts';
import { CharDeviceBackend } from '../../hw/gpio/char-device-backend.ts';
import { ChosenBackend } from '../../hw/gpio/choose-backend.ts';
import type { GpioBackend } from '../../hw/gpio/gpio.ts';
import { LinuxKernel } from '../../hw/gpio/linux-kernel.ts';
import { OnoffBackend } from '../../hw/gpio/onoff-backend.ts';
import { silentLog } from '../../hw/log.ts';
import { type Ability, GPIO_CONTRACT, type GpioRig } from '../hw/gpio/backend-contract.ts';

const [chip = '', folder = '', count = ''] = process.argv.slice(2);
const lines = Number(count);
const kernel = new LinuxKernel();

/** A machine that is emulated, and whose computer does other things as well. */
const PATIENCE = 4;

const fileOf = (offset: number, name: 'pull' | 'value') => join(folder, `sim_gpio${offset}`, name);

const rigOf = (backend: GpioBackend): GpioRig => ({
  backend,
  chip,
  lines,
  press: ({ offset, activeLow }, active) =>
    writeFileSync(fileOf(offset, 'pull'), active === activeLow ? 'pull-down' : 'pull-up'),
  isLit: ({ offset, activeLow }) =>
    (readFileSync(fileOf(offset, 'value'), 'utf8').trim() === '1') !== activeLow,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms * PATIENCE)),
});

const KERNEL_ABILITIES: readonly Ability[] = ['debounce', 'lookup', 'exclusive', 'pull'];
const BACKENDS: readonly [string, GpioBackend, readonly Ability[], boolean][] = [
  [
    'character device',
    new CharDeviceBackend(systemClock, kernel),
    KERNEL_ABILITIES,
    kernel.chips().length > 0,
  ],
  ['onoff', new OnoffBackend(systemClock), ['debounce', 'lookup'], existsSync('/sys/class/gpio/export')],
  [
    'chosen',
    new ChosenBackend({ clock: systemClock, log: silentLog, kernel }),
    KERNEL_ABILITIES,
    kernel.chips().length > 0,
  ],
];

let failed = 0;
for (const [name, backend, abilities, isThere] of BACKENDS) {
  if (!isThere) {
    console.log(`skipped ${name}: this kernel does not have it`);
    continue;
  }
  for (const { title, needs, run } of GPIO_CONTRACT) {
    if (needs !== undefined && !abilities.includes(needs)) continue;
    try {
      await run(rigOf(backend));
      console.log(`ok ${name}: ${title}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED ${name}: ${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
process.exit(failed === 0 ? 0 : 1);
