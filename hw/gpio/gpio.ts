/** One line of a GPIO chip. Chips are named by label: their numbers change from kernel to kernel. */
export interface Pin {
  /** Label of the chip, such as `pinctrl-bcm2711`. */
  readonly chip: string;
  /** Line of the chip, from 0 (on a Raspberry Pi the BCM number). */
  readonly offset: number;
  /** The line is low while it is active: a button to ground, a lamp to the supply. */
  readonly activeLow: boolean;
}

/** An input that is watched. `active` is the logical level, whatever the voltage. */
export interface InputPin {
  isActive(): boolean;
  close(): void;
}

export interface OutputPin {
  write(active: boolean): void;
  close(): void;
}

/** A way to the lines of the machine: the kernel's, or memory. Its functions throw GpioError and nothing else. */
export interface GpioBackend {
  readonly name: string;
  /**
   * Watches an input. `onChange` is called when a level has been still for `debounceMs`; it may be called with the
   * level that was known already (a glitch), so the caller compares.
   */
  input(pin: Pin, debounceMs: number, onChange: (active: boolean) => void): InputPin;
  /** Drives an output, inactive at first. */
  output(pin: Pin): OutputPin;
}

/** A line that cannot be used. The message is for the person who wired it: what is wrong, and the remedy. */
export class GpioError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'GpioError';
  }
}
