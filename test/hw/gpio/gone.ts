import type { GpioReason } from '../../../hw/gpio/gpio-reason.ts';

/** Why a line fails whose chip was pulled. */
export const gone = (offset: number): GpioReason => ({ code: 'gpio-line-gone', chip: 'test', offset });
