import type { ChipInfo } from './char-device-abi.ts';
import { GpioError, type Pin } from './gpio.ts';
import type { GpioReason } from './gpio-reason.ts';

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

export function noSuchChip(chip: string, { labels, refused }: Search): GpioError {
  return new GpioError([
    labels.length === 0 && refused.length > 0
      ? { code: 'gpio-denied', paths: refused }
      : { code: 'gpio-no-such-chip', chip, known: labels, closed: refused },
  ]);
}

export const noSuchLine = ({ label, lines }: ChipInfo, offset: number): GpioError =>
  new GpioError([{ code: 'gpio-no-such-line', chip: label, offset, last: lines - 1 }]);

/** @param holder who holds the line; '' where the kernel does not know; null when nobody asked */
export function lineFault(pin: Pin, error: unknown, holder: string | null = null): GpioError {
  return new GpioError([reasonOf(pin, error, holder)], error);
}

function reasonOf({ chip, offset }: Pin, error: unknown, holder: string | null): GpioReason {
  const line = { chip, offset };
  switch (codeOf(error)) {
    case 'EBUSY':
      if (holder === CONSUMER) return { code: 'gpio-line-ours', ...line };
      return { code: 'gpio-line-held', ...line, holder: holder ?? '' };
    case 'ENODEV':
      return { code: 'gpio-line-gone', ...line };
    case 'EACCES':
    case 'EPERM':
      return { code: 'gpio-line-denied', ...line };
    case 'ENXIO':
      return { code: 'gpio-line-no-edges', ...line };
    case 'EINVAL':
      return { code: 'gpio-line-unsuited', ...line };
    default:
      return {
        code: 'gpio-line-fault',
        ...line,
        said: error instanceof Error ? error.message : String(error),
      };
  }
}
