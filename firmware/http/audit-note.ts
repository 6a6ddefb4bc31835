import type { Handle } from '../store/connection.ts';

/** @param made key of what the request has made, where it made something */
type WriteLine = (db: Handle, made: string | null) => Promise<void>;

/**
 * The line of the audit log about one request. A change takes it into its own transaction: neither is there without
 * the other. What is no transaction is noted after it was done.
 */
export class AuditNote {
  readonly #write: WriteLine;
  #isTaken = false;

  constructor(write: WriteLine) {
    this.#write = write;
  }

  /** It is written, or somebody writes it later. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  /** Once: a change of several transactions has its line from the first of them on. */
  async write(db: Handle, made: string | null = null): Promise<void> {
    if (this.#isTaken) return;
    this.#isTaken = true;
    await this.#write(db, made);
  }

  /** For a change that happens after the answer: its line comes with it, or never. */
  later(): (db: Handle) => Promise<void> {
    this.#isTaken = true;
    return (db) => this.#write(db, null);
  }
}
