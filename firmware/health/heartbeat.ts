import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';

/** A part without which the box is of no use. */
export interface Organ {
  readonly name: string;
  /** Resolves to null when it is alive, else to what is wrong. May take for ever: that is an answer, too. */
  readonly check: () => Promise<string | null>;
}

export interface HeartbeatOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between beats; half of what the watchdog waits. */
  readonly everyMs: number;
  readonly organs: readonly Organ[];
  /** Tells the watchdog that the box lives. */
  readonly feed: () => void;
}

/**
 * Feeds the watchdog at every beat on which all organs are alive. A box that hangs is better started afresh; the log
 * says which part it was, because afterwards nobody can ask.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  /** Organs that have not answered yet, and since when (monotonic). */
  readonly #asked = new Map<string, number>();
  #timer: Timer | null = null;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    const { clock, everyMs } = this.#options;
    this.#timer = clock.every(everyMs, () => this.#beat());
    this.#beat();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #beat(): void {
    if (this.#asked.size > 0) this.#reportSilence();
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    const { organs, feed, log } = this.#options;
    const answers = await Promise.all(organs.map((organ) => this.#answerOf(organ)));
    // Stopped meanwhile: whoever stops the box in order watches over that.
    if (this.#timer === null) return;
    const faults = answers.filter((answer) => answer !== null);
    if (faults.length === 0) feed();
    else log.error({ faults }, 'no sign of life for the watchdog: a part of the box has stopped working');
  }

  async #answerOf({ name, check }: Organ): Promise<string | null> {
    this.#asked.set(name, this.#options.clock.monotonic());
    try {
      const fault = await check();
      return fault === null ? null : `${name}: ${fault}`;
    } catch (error) {
      return `${name}: ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      this.#asked.delete(name);
    }
  }

  #reportSilence(): void {
    const { clock, log } = this.#options;
    const faults = [...this.#asked].map(
      ([name, since]) => `${name}: no answer for ${Math.round((clock.monotonic() - since) / 1000)} s`,
    );
    log.error({ faults }, 'no sign of life for the watchdog: a part of the box does not answer');
  }
}
