import type { Clock } from '../../hw/clock.ts';
import { lookInto } from '../bounces/try-mailbox.ts';
import type { BouncesConfig } from '../config/bounce-config.ts';
import type { BounceTest } from '../http/contract/bounces.ts';

/** Looks into mailboxes of returned mails, one at a time, and keeps what came of the last look. */
export class BounceTests {
  readonly #clock: Clock;
  #state: BounceTest = { phase: 'none' };
  #running: { readonly end: Promise<void>; readonly abort: AbortController } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): BounceTest {
    return this.#state;
  }

  /** @returns false while another one is under way */
  begin(config: BouncesConfig): boolean {
    if (this.#running !== null) return false;
    this.#state = { phase: 'running' };
    const abort = new AbortController();
    const end = this.#run(config, abort.signal).finally(() => {
      this.#running = null;
    });
    this.#running = { end, abort };
    return true;
  }

  async stop(): Promise<void> {
    this.#running?.abort.abort();
    await this.#running?.end;
  }

  async #run(config: BouncesConfig, signal: AbortSignal): Promise<void> {
    const look = await lookInto({ config, clock: this.#clock, signal });
    this.#state =
      look.type === 'readable'
        ? { phase: 'readable', mails: look.mails }
        : { phase: 'failed', kind: look.kind, words: look.words };
  }
}
