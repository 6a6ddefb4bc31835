import type { ChipInfo } from './char-device-abi.ts';
import { GpioError, type Pin } from './gpio.ts';

/** Our name towards the kernel: whoever asks for a line of ours reads it. */
export const CONSUMER = 'rusuban';

/** `code` of an error of the system, such as EBUSY; '' where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What was found instead of the chip that was looked for. */
export interface Search {
  /** Labels of the chips that answered. */
  readonly labels: readonly string[];
  /** Chips that this user may not open. */
  readonly refused: readonly string[];
}

export function noSuchChip(label: string, { labels, refused }: Search): GpioError {
  if (labels.length === 0 && refused.length > 0) {
    return new GpioError(
      `This user may not open ${refused.join(', ')}. Add the user of the box to the group gpio.`,
    );
  }
  const known = labels.length === 0 ? 'there is none' : `there are: ${labels.join(', ')}`;
  const closed = refused.length === 0 ? '' : ` (${refused.join(', ')} may not be opened)`;
  return new GpioError(
    `No GPIO chip is called "${label}"; ${known}${closed}. Correct the chip in the configuration.`,
  );
}

export const noSuchLine = ({ label, lines }: ChipInfo, offset: number): GpioError =>
  new GpioError(
    `The GPIO chip "${label}" has lines 0 to ${lines - 1}, and not ${offset}. Correct the offset in the configuration.`,
  );

/** @param holder who holds the line; '' where the kernel does not know; null when nobody asked */
export function lineFault(pin: Pin, error: unknown, holder: string | null = null): GpioError {
  const line = `Line ${pin.offset} of the GPIO chip "${pin.chip}"`;
  switch (codeOf(error)) {
    case 'EBUSY':
      return new GpioError(`${line} is in use by ${holderOf(holder)}`, error);
    case 'ENODEV':
      return new GpioError(`${line} is gone: the chip was unplugged. Plug it in again.`, error);
    case 'EACCES':
    case 'EPERM':
      return new GpioError(`${line}: this user may not. Add the user of the box to the group gpio.`, error);
    case 'ENXIO':
      return new GpioError(`${line} cannot report edges. Wire to a line that has interrupts.`, error);
    case 'EINVAL':
      return new GpioError(
        `${line} cannot be used like this: the kernel refuses it. Wire to another line.`,
        error,
      );
    default:
      return new GpioError(
        `${line} cannot be used: ${error instanceof Error ? error.message : String(error)}`,
        error,
      );
  }
}

function holderOf(holder: string | null): string {
  if (holder === CONSUMER)
    return 'this program already. Give each line one use in the configuration, and start the box once.';
  const name = holder === null || holder === '' ? 'something that gave no name' : `"${holder}"`;
  return `${name}. Stop that, or wire to another line.`;
}
