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
    const known =
      chips.length === 0 ? 'there is none' : `there are: ${chips.map((one) => one.label).join(', ')}`;
    throw new GpioError(
      `No GPIO chip is called "${pin.chip}"; ${known}. Correct the chip in the configuration.`,
    );
  }
  if (pin.offset >= chip.lines) {
    throw new GpioError(
      `The GPIO chip "${pin.chip}" has lines 0 to ${chip.lines - 1}, and not ${pin.offset}. Correct the offset in the configuration.`,
    );
  }
  return chip.base + pin.offset;
}

/** Newer kernels leave the old files out, or have others in their place that tell no edges. */
const notOffered = (root: string): GpioError =>
  new GpioError(
    `This kernel offers no lines through ${root}. Write backend: auto or backend: char-device in the configuration.`,
  );

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
    throw new GpioError(
      `This kernel has no GPIO in ${root}. The box runs on without what is wired to its pins. Remove them from the configuration, or use a kernel that has it.`,
      error,
    );
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
