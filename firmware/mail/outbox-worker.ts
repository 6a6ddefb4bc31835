import type { MailLanesOptions } from './lane-options.ts';
import { MailLanes } from './mail-lanes.ts';

export type OutboxWorkerOptions = MailLanesOptions;

/** How long `stop` waits for the mails on the wire before it breaks off. */
const STOP_MS = 5000;
/** A full disk must not fill the journal, too. */
const SAY_AGAIN_MS = 3_600_000;

/**
 * Takes what is due out of the outbox and hands it to the mail server. Whatever fails, a mail stays in the outbox:
 * refused for good it is parked, otherwise it waits for its next attempt.
 */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  readonly #lanes: MailLanes;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #isRecovered = false;
  #sayAgainAt = 0;

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
    this.#lanes = new MailLanes(options);
  }

  /** Takes up what a crash interrupted, and sends what is due. Does not wait for the mail server. */
  async start(): Promise<void> {
    try {
      await this.#recover();
    } catch (error) {
      this.#reportDisk(error);
    }
    void this.flush();
  }

  /** Waits for the mails on the wire, a few seconds at most, and gives back what was not tried. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#lanes.halt();
    const timer = this.#options.clock.after(STOP_MS, () => this.#lanes.breakOff());
    await this.#running;
    timer.cancel();
    try {
      // Sends nothing any more: writes what is unwritten and gives back what was not tried.
      await this.#lanes.run();
    } catch (error) {
      this.#reportDisk(error);
    }
  }

  /** Sends what is due. What comes while a flush runs goes with it. Never rejects. */
  flush(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (this.#running !== null) {
      this.#again = true;
      this.#lanes.more();
      return this.#running;
    }
    this.#running = this.#flushAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** A person asks: what is due leaves now, also to domains that would wait for their next attempt. Never rejects. */
  insist(): Promise<void> {
    this.#lanes.cutWaits();
    return this.flush();
  }

  async #flushAll(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#recover();
        await this.#lanes.run();
        this.#sayAgainAt = 0;
      } catch (error) {
        this.#reportDisk(error);
        return;
      }
    } while (this.#again && !this.#stopped);
  }

  /** Once a process, before its first claim: until then a mail that is `sending` was left by the process before. */
  async #recover(): Promise<void> {
    if (this.#isRecovered) return;
    const { store, clock, log } = this.#options;
    const mails = await store.requeueInterrupted(clock.now());
    this.#isRecovered = true;
    if (mails > 0) log.warn({ mails }, 'taking up mails that were interrupted');
  }

  /** The disk is full or busy: what is due stays due, and the next sweep tries again. */
  #reportDisk(error: unknown): void {
    const now = this.#options.clock.monotonic();
    if (now < this.#sayAgainAt) return;
    this.#sayAgainAt = now + SAY_AGAIN_MS;
    this.#options.log.error({ err: error }, 'the outbox could not be read or written');
  }
}
