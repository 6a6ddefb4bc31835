import type { Clock, Timer } from '../../clock.ts';
import type { OutputPin } from '../../gpio/gpio.ts';

/**
 * The longest time for which the loop relay may be closed, milliseconds: beyond it the line is taken away from the
 * telephones. It is no setting, and longer than any setting of the front end.
 */
export const RELAY_MAXIMUM = 10_000;

/**
 * Stands between the state machine and the loop relay and knows nothing of calls. It counts the time by itself, from
 * the moment of closing: being asked to close again does not lengthen it. A relay that it had to open stays open until
 * it was asked to open, too.
 *
 *   open --close()--> closed --open()--> open
 *                        \--RELAY_MAXIMUM--> forced (open) --open()--> open
 */
export class RelayGuard {
  readonly #clock: Clock;
  readonly #onForced: () => void;
  #pin: OutputPin | null = null;
  #timer: Timer | null = null;
  #isForced = false;

  /** @param onForced the time was over; called behind the opening */
  constructor(clock: Clock, onForced: () => void) {
    this.#clock = clock;
    this.#onForced = onForced;
  }

  /** Takes a pin over, which is inactive. */
  attach(pin: OutputPin): void {
    this.#pin = pin;
    this.#isForced = false;
  }

  /** The pin was closed, and with it the relay opened. */
  detach(): void {
    this.#disarm();
    this.#pin = null;
  }

  /** @throws GpioError: the group of the pin must be closed then, which drives it inactive */
  close(): void {
    if (this.#pin === null || this.#timer !== null || this.#isForced) return;
    // The time runs before the relay moves: a write that fails half-way may have moved it.
    this.#timer = this.#clock.after(RELAY_MAXIMUM, () => this.#force());
    this.#pin.write(true);
  }

  /** @throws GpioError */
  open(): void {
    this.#disarm();
    this.#isForced = false;
    this.#pin?.write(false);
  }

  #force(): void {
    this.#timer = null;
    this.#isForced = true;
    try {
      this.#pin?.write(false);
    } finally {
      this.#onForced();
    }
  }

  #disarm(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
