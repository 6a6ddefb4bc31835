import type { GpioBackend, InputPin, OutputPin, Pin } from './gpio.ts';

/** GPIO without hardware: the far end of every line is in memory, for the demo and for tests. */
export class MemoryBackend implements GpioBackend {
  readonly name = 'memory';
  readonly #inputs = new Map<number, { active: boolean; onChange: (active: boolean) => void }>();
  readonly #outputs = new Map<number, boolean>();

  input(pin: Pin, _debounceMs: number, onChange: (active: boolean) => void): InputPin {
    const line = { active: this.#inputs.get(pin.offset)?.active ?? false, onChange };
    this.#inputs.set(pin.offset, line);
    return {
      isActive: () => line.active,
      close: () => {
        this.#inputs.delete(pin.offset);
      },
    };
  }

  output(pin: Pin): OutputPin {
    this.#outputs.set(pin.offset, false);
    return {
      write: (active) => {
        this.#outputs.set(pin.offset, active);
      },
      close: () => {
        this.#outputs.delete(pin.offset);
      },
    };
  }

  /** Sets the level that the box sees. Setting the same level again is a glitch: the box hears of it all the same. */
  set(offset: number, active: boolean): void {
    const line = this.#inputs.get(offset);
    if (line === undefined) return;
    line.active = active;
    line.onChange(active);
  }

  /** What the box drives on an output; false where it drives none. */
  isDriven(offset: number): boolean {
    return this.#outputs.get(offset) ?? false;
  }

  /** How many lines are open. */
  get open(): number {
    return this.#inputs.size + this.#outputs.size;
  }
}
