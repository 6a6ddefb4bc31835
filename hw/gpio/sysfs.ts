import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpioError, type Pin } from './gpio.ts';

export const SYSFS_GPIO = '/sys/class/gpio';

interface Chip {
  readonly label: string;
  readonly base: number;
  readonly lines: number;
}

/**
 * The global number that sysfs gives a line: base of the chip plus offset. The base differs between kernels (0,
 * 458, 512, 520 and 1016 were seen for the same chip), so it is read each time.
 *
 * @throws GpioError when sysfs has no such chip or the chip no such line
 */
export function sysfsNumber(pin: Pick<Pin, 'chip' | 'offset'>, root = SYSFS_GPIO): number {
  const chips = readChips(root);
  if (chips.length === 0 && !existsSync(join(root, 'export'))) throw notOffered(root);
  const chip = chips.find((one) => one.label === pin.chip);
  if (chip === undefined) {
    const known = chips.map(({ label }) => label);
    throw new GpioError([{ code: 'gpio-no-such-chip', chip: pin.chip, known, closed: [] }]);
  }
  if (pin.offset >= chip.lines) {
    const last = chip.lines - 1;
    throw new GpioError([{ code: 'gpio-no-such-line', chip: pin.chip, offset: pin.offset, last }]);
  }
  return chip.base + pin.offset;
}

/** Newer kernels leave the old files out, or have others in their place that tell no edges. */
const notOffered = (folder: string): GpioError => new GpioError([{ code: 'gpio-not-in-sysfs', folder }]);

function readChips(root: string): Chip[] {
  return namesOf(root)
    .filter((name) => /^gpiochip\d+$/.test(name))
    .flatMap((name) => {
      const chip = readChip(join(root, name));
      return chip === null ? [] : [chip];
    });
}

function namesOf(root: string): string[] {
  try {
    return readdirSync(root);
  } catch (error) {
    throw new GpioError([{ code: 'gpio-no-sysfs', folder: root }], error);
  }
}

/** @returns null for a chip that is just being unplugged */
function readChip(folder: string): Chip | null {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8').trim();
  try {
    return { label: read('label'), base: Number(read('base')), lines: Number(read('ngpio')) };
  } catch {
    return null;
  }
}
