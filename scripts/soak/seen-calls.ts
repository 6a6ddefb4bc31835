import type { BoxClient } from '../box-client.ts';

/**
 * Listens to the live stream as a desk does, and remembers every number that a desk was ever shown. What a desk has
 * seen the box must never forget, whatever happens to it the next moment.
 */
export class SeenCalls {
  readonly numbers = new Set<string>();

  /** Listens until the box goes away. */
  listen(box: BoxClient): void {
    void box.listen((event) => {
      const calls = event.type === 'snapshot' ? event.board.calls : event.type === 'call' ? [event.call] : [];
      for (const { caller } of calls) if (caller.type === 'number') this.numbers.add(caller.number);
    });
  }
}
