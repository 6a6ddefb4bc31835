/** That something happened. Who waits hears of what came before he listened, and of several things once. */
export class News {
  #isThere = false;
  #wake: () => void = () => undefined;

  get isThere(): boolean {
    return this.#isThere;
  }

  tell(): void {
    this.#isThere = true;
    this.#wake();
  }

  /** Waits until there is news, and takes it. */
  async next(): Promise<void> {
    if (!this.#isThere) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isThere = false;
  }
}
