import { createRequire } from 'node:module';
import type { Gpio } from 'onoff';
import type { Clock } from '../clock.ts';
import { codeOf } from './char-device-fault.ts';
import {
  type EdgeListener,
  type GpioBackend,
  GpioError,
  type InputPin,
  type OutputPin,
  type Pin,
} from './gpio.ts';
import type { GpioReason } from './gpio-reason.ts';
import { Settle } from './settle.ts';
import { sysfsNumber } from './sysfs.ts';

export type Onoff = { readonly Gpio: typeof Gpio };

export interface OnoffOptions {
  /** The sysfs folder, where it is not the usual one. */
  readonly root?: string;
  /** Gives the package onoff. */
  readonly load?: () => Onoff;
}

/** GPIO through the kernel's sysfs files, by onoff. */
export class OnoffBackend implements GpioBackend {
  readonly name = 'onoff (sysfs)';
  readonly why = null;
  readonly #clock: Clock;
  readonly #root: string | undefined;
  readonly #load: () => Onoff;

  constructor(clock: Clock, { root, load = loadOnoff }: OnoffOptions = {}) {
    this.#clock = clock;
    this.#root = root;
    this.#load = load;
  }

  /** Debounced here: onoff's own timer reads the line also when it was closed meanwhile, and that throws. */
  input(
    pin: Pin,
    debounceMs: number,
    onChange: (active: boolean) => void,
    onLost: (error: GpioError) => void = () => {},
  ): InputPin {
    let input: InputPin | null = null;
    const settle = new Settle(this.#clock, debounceMs, () => {
      try {
        if (input !== null) onChange(input.isActive());
      } catch (error) {
        onLost(unusable(pin, error));
      }
    });
    const edges = this.edges(pin, { edge: () => settle.edge(), lost: onLost });
    const close = () => {
      settle.end();
      edges.close();
    };
    input = { isActive: () => edges.isActive(), close };
    return input;
  }

  /** sysfs keeps no times, and it reads the level when it gets round to it: about 3 ms behind the edge. */
  edges(pin: Pin, listener: EdgeListener): InputPin {
    return this.#guarded(pin, () => {
      const line = new (this.#load().Gpio)(sysfsNumber(pin, this.#root), 'in', 'both', {
        activeLow: pin.activeLow,
      });
      line.watch((error, value) => {
        if (error) listener.lost(unusable(pin, error));
        else listener.edge({ active: value === 1, at: this.#clock.monotonic() });
      });
      return {
        isActive: () => this.#guarded(pin, () => line.readSync() === 1),
        close: () => this.#guarded(pin, () => release(line)),
      };
    });
  }

  output(pin: Pin): OutputPin {
    return this.#guarded(pin, () => {
      // `high` and `low` set direction and level in one step: a lamp must not flash at the start.
      const off = pin.activeLow ? 'high' : 'low';
      const line = new (this.#load().Gpio)(sysfsNumber(pin, this.#root), off, 'none', {
        activeLow: pin.activeLow,
      });
      line.writeSync(0);
      return {
        write: (active) => this.#guarded(pin, () => line.writeSync(active ? 1 : 0)),
        close: () =>
          this.#guarded(pin, () => {
            try {
              line.writeSync(0);
            } finally {
              release(line);
            }
          }),
      };
    });
  }

  #guarded<Result>(pin: Pin, open: () => Result): Result {
    try {
      return open();
    } catch (error) {
      throw unusable(pin, error);
    }
  }
}

/** Loaded when a line is opened, and not before: a machine without GPIO never loads the native addon. */
function loadOnoff(): Onoff {
  return createRequire(import.meta.url)('onoff') as Onoff;
}

function unusable(pin: Pin, error: unknown): GpioError {
  return error instanceof GpioError ? error : new GpioError([reasonOf(pin, error)], error);
}

function release(line: Gpio): void {
  line.unwatchAll();
  line.unexport();
}

function reasonOf({ chip, offset }: Pin, error: unknown): GpioReason {
  const line = { chip, offset };
  switch (codeOf(error)) {
    case 'EBUSY':
      return { code: 'gpio-line-held', ...line, holder: '' };
    case 'EACCES':
    case 'EPERM':
      return { code: 'gpio-line-denied', ...line };
    case 'ENOENT':
      return { code: 'gpio-line-not-by-sysfs', ...line };
    case 'EINVAL':
      return { code: 'gpio-line-unknown', ...line };
    default:
      return {
        code: 'gpio-line-fault',
        ...line,
        said: error instanceof Error ? error.message : String(error),
      };
  }
}
