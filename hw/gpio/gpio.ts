import { textOf } from '../reason.ts';
import type { GpioReason } from './gpio-reason.ts';

/** One line of a GPIO chip. Chips are named by label: their numbers change from kernel to kernel. */
export interface Pin {
  /** Label of the chip, such as `pinctrl-bcm2711`. */
  readonly chip: string;
  /** Line of the chip, from 0 (on a Raspberry Pi the BCM number). */
  readonly offset: number;
  /** The line is low while it is active: a button to ground, a lamp to the supply. */
  readonly activeLow: boolean;
  /** A resistor inside the chip; without: as it is. Only the character device can switch it. Inputs only. */
  readonly pull?: 'up' | 'down';
}

/** An input that is watched. `active` is the logical level, whatever the voltage. */
export interface InputPin {
  /** The level at this moment, read from the line. */
  isActive(): boolean;
  close(): void;
}

export interface OutputPin {
  write(active: boolean): void;
  close(): void;
}

/** An edge of an input, as soon as it is known. */
export interface Edge {
  /** The level behind the edge. The level that was known already: there was a whole pulse, too short to be read. */
  readonly active: boolean;
  /**
   * Milliseconds of `Clock.monotonic()`: when the kernel saw the edge, or, where it does not say, when the edge was
   * delivered. Never before the time of an earlier edge of the same line.
   */
  readonly at: number;
}

/** Who watches edges. Neither function may throw. */
export interface EdgeListener {
  edge(edge: Edge): void;
  /** The line cannot be watched any more (its chip was unplugged). Nothing comes behind it; it is still to be closed. */
  lost(error: GpioError): void;
}

/** `none`: none was found, or looked for. */
export type GpioWay = 'character device' | 'onoff (sysfs)' | 'memory' | 'none';

/** A way to the lines of the machine: the kernel's, or memory. Its functions throw GpioError and nothing else. */
export interface GpioBackend {
  readonly name: GpioWay;
  /** Why it was chosen, or why there is none; null where nothing was chosen. */
  readonly why: readonly GpioReason[] | null;
  /**
   * Watches an input. `onChange` is called when a level has been still for `debounceMs`; it may be called with the
   * level that was known already (a glitch), so the caller compares. `onLost`: as `EdgeListener.lost`.
   */
  input(
    pin: Pin,
    debounceMs: number,
    onChange: (active: boolean) => void,
    onLost?: (error: GpioError) => void,
  ): InputPin;
  /** Watches every edge of an input, without debouncing: ringing current, the signals of a chip. */
  edges(pin: Pin, listener: EdgeListener): InputPin;
  /** Drives an output, inactive at first, whatever it was driven to before. Closing it drives it inactive again. */
  output(pin: Pin): OutputPin;
}

/** A line that cannot be used. `why` and the message are for the person who wired it: what is wrong, and the remedy. */
export class GpioError extends Error {
  readonly why: readonly GpioReason[];

  constructor(why: readonly GpioReason[], cause?: unknown) {
    super(textOf(why), cause === undefined ? undefined : { cause });
    this.name = 'GpioError';
    this.why = why;
  }
}

/** What is said of something that was thrown. */
export function whyOf(error: unknown): readonly GpioReason[] {
  if (error instanceof GpioError) return error.why;
  return [{ code: 'gpio-fault', said: error instanceof Error ? error.message : String(error) }];
}
