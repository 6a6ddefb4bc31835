import type { Clock } from '../../hw/clock.ts';
import type { Finished } from './delivery.ts';

export interface ResultWriterOptions {
  readonly clock: Clock;
  /** Writes them in one transaction. */
  readonly write: (finished: readonly Finished[], now: number) => Promise<void>;
  /** A batch is on the disk. */
  readonly onWritten: () => void;
}

/**
 * Writes what became of mails. Results that come while others are being written go together with the next
 * transaction, so that the disk is waited for once, however many connections there are. What a full disk would not
 * take is kept and written first next time: it was sent and must never be sent again.
 */
export class ResultWriter {
  readonly #options: ResultWriterOptions;
  #unwritten: Finished[] = [];
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | null = null;

  constructor(options: ResultWriterOptions) {
    this.#options = options;
  }

  /** @returns when it is on the disk. @throws what the disk says; then it is kept for the next write */
  add(finished: Finished): Promise<void> {
    this.#unwritten.push(finished);
    return this.write();
  }

  /** Writes what was not written before. */
  write(): Promise<void> {
    this.#next ??= this.#current.catch(() => undefined).then(() => this.#begin());
    return this.#next;
  }

  #begin(): Promise<void> {
    this.#next = null;
    this.#current = this.#writeAll();
    return this.#current;
  }

  async #writeAll(): Promise<void> {
    const batch = [...this.#unwritten];
    if (batch.length === 0) return;
    await this.#options.write(batch, this.#options.clock.now());
    this.#unwritten = this.#unwritten.slice(batch.length);
    this.#options.onWritten();
  }
}
