import type { Clock } from '../../hw/clock.ts';
import type { ReadyMailConfig } from '../config/mail-config.ts';
import type { MailTest, MailTestEvent } from '../http/contract/configuration.ts';
import { sendTestMail, type TestMailEvent } from '../mail/test-mail.ts';
import { unexpectedFault } from '../mail/unexpected-fault.ts';

export interface MailTestOrder {
  readonly config: ReadyMailConfig;
  readonly siteName: string;
  /** Checked: one mail address. */
  readonly to: string;
}

const NOTHING: MailTest = { phase: 'none', to: '', isTaken: false, events: [] };
/** A conversation has some twenty steps. */
const MOST_EVENTS = 200;

/** Sends test mails, one at a time, and keeps what happened in the last one. */
export class MailTests {
  readonly #clock: Clock;
  #state: MailTest = NOTHING;
  #running: { readonly end: Promise<void>; readonly abort: AbortController } | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): MailTest {
    return this.#state;
  }

  /** @returns false while another one is under way */
  begin(order: MailTestOrder): boolean {
    if (this.#running !== null) return false;
    this.#state = { phase: 'running', to: order.to, isTaken: false, events: [] };
    const abort = new AbortController();
    const end = this.#run(order, abort.signal).finally(() => {
      this.#running = null;
    });
    this.#running = { end, abort };
    return true;
  }

  async stop(): Promise<void> {
    this.#running?.abort.abort();
    await this.#running?.end;
  }

  async #run({ config, siteName, to }: MailTestOrder, signal: AbortSignal): Promise<void> {
    const hear = (event: TestMailEvent) => this.#add(shown(event));
    const options = { config, siteName, address: to, clock: this.#clock, hear, signal };
    // Rejects only for a fault of ours; the page must not wait for ever.
    const isTaken = await sendTestMail(options).catch((error: unknown) => {
      this.#add({ type: 'fault', fault: unexpectedFault(error) });
      return false;
    });
    this.#state = { ...this.#state, phase: 'done', isTaken };
  }

  #add(event: MailTestEvent): void {
    if (this.#state.events.length >= MOST_EVENTS) return;
    this.#state = { ...this.#state, events: [...this.#state.events, event] };
  }
}

function shown(event: TestMailEvent): MailTestEvent {
  if (event.type !== 'step') return event;
  const { elapsed, ...step } = event;
  return { ...step, ms: Math.round(elapsed) };
}
