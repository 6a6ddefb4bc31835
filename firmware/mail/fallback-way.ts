import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { type BackOff, delayAfter, longestDelay } from './backoff.ts';
import type { SendResult } from './delivery.ts';
import type { Message } from './message.ts';
import type { Way } from './way.ts';

export interface FallbackTools {
  readonly clock: Clock;
  readonly log: Log;
  /** Waits after which the first way is tried again. */
  readonly backOff: BackOff;
}

/**
 * Two ways: the second takes the mails while the first cannot take any. A mail that the first way put off or refused
 * for its own sake does not take the second: it would have the same answer there, or arrive twice.
 */
export class FallbackWay implements Way {
  readonly name: string;
  readonly #first: Way;
  readonly #second: Way;
  readonly #tools: FallbackTools;
  #failures = 0;
  /** Monotonic ms until which the first way is not tried. */
  #until = 0;

  constructor(first: Way, second: Way, tools: FallbackTools) {
    this.name = `${first.name}, or else ${second.name}`;
    this.#first = first;
    this.#second = second;
    this.#tools = tools;
  }

  async send(message: Message, signal: AbortSignal, onConnected: () => void): Promise<SendResult> {
    if (this.#tools.clock.monotonic() < this.#until) {
      const result = await this.#second.send(message, signal, onConnected);
      if (!isDown(result) || signal.aborted) return result;
      return this.#tryFirst(message, signal, onConnected);
    }
    const result = await this.#tryFirst(message, signal, onConnected);
    if (!isDown(result) || signal.aborted) return result;
    const second = await this.#second.send(message, signal, onConnected);
    return isDown(second) ? { ...second, faults: [...result.faults, ...second.faults] } : second;
  }

  close(): void {
    this.#first.close();
    this.#second.close();
  }

  async #tryFirst(message: Message, signal: AbortSignal, onConnected: () => void): Promise<SendResult> {
    const { clock, log, backOff } = this.#tools;
    const result = await this.#first.send(message, signal, onConnected);
    if (signal.aborted) return result;
    if (!isDown(result)) {
      if (this.#failures > 0)
        log.info({ server: this.#first.name }, 'the first mail server takes mails again');
      [this.#failures, this.#until] = [0, 0];
      return result;
    }
    if (this.#failures === 0)
      log.warn({ server: this.#second.name }, 'the first mail server takes no mails: the second is tried');
    // Mails that failed at the same time count as one.
    if (clock.monotonic() >= this.#until) {
      this.#failures += 1;
      this.#until = clock.monotonic() + (delayAfter(backOff, this.#failures) ?? longestDelay(backOff));
    }
    return result;
  }
}

function isDown(result: SendResult): result is Extract<SendResult, { type: 'later' }> {
  return result.type === 'later' && result.scope === 'server';
}
