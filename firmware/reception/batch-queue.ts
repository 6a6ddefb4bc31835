/**
 * Work in order of arrival, taken in batches: what came while the last batch was being written goes together
 * into the next one. One writer, one transaction a batch, however many events a PBX sends in a burst.
 */
export class BatchQueue<Item> {
  readonly #run: (batch: Item[]) => Promise<void>;
  readonly #limit: number;
  readonly #batch: number;
  #waiting: Item[] = [];
  #running: Promise<void> | null = null;

  /** @param run must not reject; `limit` items may wait, `batch` go at once */
  constructor(run: (batch: Item[]) => Promise<void>, { limit = 10_000, batch = 100 } = {}) {
    this.#run = run;
    this.#limit = limit;
    this.#batch = batch;
  }

  /** @returns false when too much waits and the item was refused */
  add(item: Item): boolean {
    if (this.#waiting.length >= this.#limit) return false;
    this.#waiting.push(item);
    this.#running ??= this.#drain();
    return true;
  }

  /** Resolves when everything added so far is done. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    // Items that arrive in the same turn of the event loop share a batch.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, this.#batch);
      this.#waiting = this.#waiting.slice(this.#batch);
      await this.#run(batch);
    }
    this.#running = null;
  }
}
