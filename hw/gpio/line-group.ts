import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import { pauseBefore } from '../links/back-off.ts';
import { type Edge, type GpioBackend, type InputPin, type OutputPin, type Pin, whyOf } from './gpio.ts';

export interface LineGroupOptions {
  readonly backend: GpioBackend;
  readonly clock: Clock;
  /** A number from 0 to 1: spreads the tries. */
  readonly random: () => number;
  /** Opens all lines of the group; what it throws closes those that are open, and is tried again later. */
  readonly open: (lines: Lines) => void;
  /** The lines are closed, whoever ended it. Must not throw. */
  readonly closed: () => void;
  readonly state: (state: LinkState) => void;
}

/** The way to the lines of a group while it is being opened. */
export interface Lines {
  /**
   * Watches a line. `onLevel` gets the level as it is now, then every change with its time (monotonic milliseconds);
   * a pulse too short to be read comes as two changes. What it throws closes the group.
   */
  levels(pin: Pin, onLevel: (active: boolean, at: number) => void): InputPin;
  /**
   * Watches a contact, debounced: `onLevel` gets a level that was still for `debounceMs`, also one that was known
   * already. What it throws closes the group.
   */
  contact(pin: Pin, debounceMs: number, onLevel: (active: boolean) => void): InputPin;
  output(pin: Pin): OutputPin;
}

/**
 * GPIO lines that are of use only together, such as the five of a tone decoder. One that cannot be opened or fails
 * closes them all; the reason is a state, and they are opened again with growing pauses.
 *
 *   stopped --start--> up --a line fails--> down --pause--> up or down
 */
export class LineGroup {
  readonly #options: LineGroupOptions;
  #pins: (InputPin | OutputPin)[] = [];
  #timer: Timer | null = null;
  #isRunning = false;
  #failures = 0;
  /** Grows with each opening and each end, so that what belongs to an earlier one is not listened to. */
  #turn = 0;
  #state: LinkState;

  constructor(options: LineGroupOptions) {
    this.#options = options;
    this.#state = { phase: 'stopped', since: options.clock.now() };
  }

  state(): LinkState {
    return this.#state;
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#open();
  }

  stop(): void {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#close();
    this.#enter({ phase: 'stopped', since: this.#options.clock.now() });
  }

  /** Does something with the lines; what it throws closes the group. */
  attempt(run: () => void): void {
    const turn = this.#turn;
    try {
      run();
    } catch (error) {
      if (turn === this.#turn && this.#isRunning) this.#fail(error);
    }
  }

  #open(): void {
    const { backend, clock, open } = this.#options;
    const turn = ++this.#turn;
    this.attempt(() => {
      open(this.#linesOf(backend, turn));
      if (turn !== this.#turn) return;
      this.#failures = 0;
      this.#enter({ phase: 'up', since: clock.now(), detail: `Watching (${backend.name}).` });
    });
  }

  #linesOf(backend: GpioBackend, turn: number): Lines {
    const keep = <Opened extends InputPin | OutputPin>(pin: Opened): Opened => {
      this.#pins.push(pin);
      return pin;
    };
    const isOver = () => turn !== this.#turn;
    return {
      output: (pin) => keep(backend.output(pin)),
      contact: (pin, debounceMs, onLevel) =>
        keep(
          backend.input(
            pin,
            debounceMs,
            (active) => {
              if (!isOver()) this.attempt(() => onLevel(active));
            },
            (error) => {
              if (!isOver()) this.#fail(error);
            },
          ),
        ),
      levels: (pin, onLevel) => {
        let known: boolean | null = null;
        const take = ({ active, at }: Edge): void => {
          const isPulse = active === known;
          known = active;
          if (isPulse) onLevel(!active, at);
          onLevel(active, at);
        };
        const input = keep(
          backend.edges(pin, {
            edge: (edge) => {
              // Before the first level is known there is nothing that the edge would change.
              if (!isOver() && known !== null) this.attempt(() => take(edge));
            },
            lost: (error) => {
              if (!isOver()) this.#fail(error);
            },
          }),
        );
        take({ active: input.isActive(), at: this.#options.clock.monotonic() });
        return input;
      },
    };
  }

  #fail(error: unknown): void {
    const { clock, random } = this.#options;
    this.#close();
    const why = whyOf(error);
    const pause = pauseBefore(this.#failures, random);
    this.#failures += 1;
    this.#timer = clock.after(pause, () => this.#open());
    this.#enter({ phase: 'down', since: clock.now(), why, retryAt: clock.now() + pause });
  }

  #close(): void {
    this.#turn += 1;
    this.#timer?.cancel();
    this.#timer = null;
    for (const pin of this.#pins.splice(0)) {
      try {
        pin.close();
      } catch {
        // The line is broken: why is in the state already, or the end was wanted.
      }
    }
    this.#options.closed();
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#options.state(state);
  }
}
