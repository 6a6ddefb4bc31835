import type { Clock } from '../clock.ts';
import {
  type EdgeListener,
  type GpioBackend,
  GpioError,
  type InputPin,
  type OutputPin,
  type Pin,
} from './gpio.ts';
import type { GpioReason } from './gpio-reason.ts';

interface Input {
  readonly changed: (active: boolean, at: number) => void;
  readonly lost: (error: GpioError) => void;
}

/** GPIO without hardware: the far end of every line is in memory, for the demo and for tests. */
export class MemoryBackend implements GpioBackend {
  readonly name = 'memory';
  readonly why = null;
  readonly #clock: Clock;
  readonly #inputs = new Map<number, Input>();
  readonly #outputs = new Map<number, boolean>();
  /** What stands at the lines, also while nobody watches them. */
  readonly #levels = new Map<number, boolean>();
  readonly #faults = new Map<number, GpioReason>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  input(
    pin: Pin,
    _debounceMs: number,
    onChange: (active: boolean) => void,
    onLost: (error: GpioError) => void = () => {},
  ): InputPin {
    return this.#open(pin, { changed: onChange, lost: onLost });
  }

  edges(pin: Pin, listener: EdgeListener): InputPin {
    return this.#open(pin, {
      changed: (active, at) => listener.edge({ active, at }),
      lost: (error) => listener.lost(error),
    });
  }

  output(pin: Pin): OutputPin {
    this.#check(pin);
    this.#outputs.set(pin.offset, false);
    return {
      write: (active) => {
        this.#check(pin);
        this.#outputs.set(pin.offset, active);
      },
      close: () => {
        this.#outputs.delete(pin.offset);
      },
    };
  }

  /**
   * Sets the level that the box sees. Setting the same level again is a glitch: the box hears of it all the same.
   *
   * @param at monotonic milliseconds of the edge, as a kernel tells them behind it
   */
  set(offset: number, active: boolean, at = this.#clock.monotonic()): void {
    this.#levels.set(offset, active);
    this.#inputs.get(offset)?.changed(active, at);
  }

  /** From now on the line fails for this reason, also where it is open; null: it works again. */
  fail(offset: number, why: GpioReason | null): void {
    if (why === null) {
      this.#faults.delete(offset);
    } else {
      this.#faults.set(offset, why);
      this.#inputs.get(offset)?.lost(new GpioError([why]));
    }
  }

  /** What the box drives on an output; false where it drives none. */
  isDriven(offset: number): boolean {
    return this.#outputs.get(offset) ?? false;
  }

  /** How many lines are open. */
  get open(): number {
    return this.#inputs.size + this.#outputs.size;
  }

  #open(pin: Pin, input: Input): InputPin {
    this.#check(pin);
    this.#inputs.set(pin.offset, input);
    return {
      isActive: () => {
        this.#check(pin);
        return this.#levels.get(pin.offset) ?? false;
      },
      close: () => {
        if (this.#inputs.get(pin.offset) === input) this.#inputs.delete(pin.offset);
      },
    };
  }

  #check(pin: Pin): void {
    const why = this.#faults.get(pin.offset);
    if (why !== undefined) throw new GpioError([why]);
  }
}
