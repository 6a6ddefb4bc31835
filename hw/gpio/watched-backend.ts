import type { Clock } from '../clock.ts';
import type { EdgeListener, GpioBackend, GpioError, InputPin, OutputPin, Pin } from './gpio.ts';

/** What a line that is open is known to be. */
export interface LineLevel {
  readonly direction: 'in' | 'out';
  /** Logical level; null: it was not read yet. */
  readonly active: boolean | null;
  /** Wall clock, ms; null: it has not changed since it was opened. */
  readonly changedAt: number | null;
}

/**
 * A backend on whose lines somebody may look: it notes the level of each as it comes by, and reads nothing more. What
 * it shows of an input is what its user was told: a contact is debounced, an edge is not.
 */
export class WatchedBackend implements GpioBackend {
  readonly #backend: GpioBackend;
  readonly #clock: Clock;
  readonly #levels = new Map<string, LineLevel>();

  constructor(backend: GpioBackend, clock: Clock) {
    this.#backend = backend;
    this.#clock = clock;
  }

  get name(): GpioBackend['name'] {
    return this.#backend.name;
  }

  get why(): GpioBackend['why'] {
    return this.#backend.why;
  }

  /** null: the line is not open. */
  level(pin: Pick<Pin, 'chip' | 'offset'>): LineLevel | null {
    return this.#levels.get(keyOf(pin)) ?? null;
  }

  input(
    pin: Pin,
    debounceMs: number,
    onChange: (active: boolean) => void,
    onLost?: (error: GpioError) => void,
  ): InputPin {
    const heard = (active: boolean): void => {
      this.#note(pin, active);
      onChange(active);
    };
    return this.#watched(pin, this.#backend.input(pin, debounceMs, heard, onLost));
  }

  edges(pin: Pin, listener: EdgeListener): InputPin {
    const opened = this.#backend.edges(pin, {
      edge: (edge) => {
        this.#note(pin, edge.active);
        listener.edge(edge);
      },
      lost: (error) => listener.lost(error),
    });
    return this.#watched(pin, opened);
  }

  output(pin: Pin): OutputPin {
    const output = this.#backend.output(pin);
    this.#set(pin, { direction: 'out', active: false, changedAt: null });
    return {
      write: (active) => {
        output.write(active);
        this.#note(pin, active);
      },
      close: () => {
        this.#closed(pin);
        output.close();
      },
    };
  }

  #watched(pin: Pin, input: InputPin): InputPin {
    this.#set(pin, { direction: 'in', active: null, changedAt: null });
    return {
      isActive: () => {
        const active = input.isActive();
        this.#note(pin, active);
        return active;
      },
      close: () => {
        this.#closed(pin);
        input.close();
      },
    };
  }

  #note(pin: Pin, active: boolean): void {
    const known = this.#levels.get(keyOf(pin));
    if (known === undefined || known.active === active) return;
    this.#set(pin, {
      ...known,
      active,
      changedAt: known.active === null ? null : this.#clock.now(),
    });
  }

  #set(pin: Pin, level: LineLevel): void {
    this.#levels.set(keyOf(pin), level);
  }

  #closed(pin: Pin): void {
    this.#levels.delete(keyOf(pin));
  }
}

const keyOf = ({ chip, offset }: Pick<Pin, 'chip' | 'offset'>): string => `${chip} ${offset}`;
