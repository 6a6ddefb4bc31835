import { logIn } from '../box-client.ts';
import { pause } from './box-process.ts';

/**
 * Listens to the live stream as a desk does, and remembers every number that a desk was ever shown. What a desk has
 * seen the box must never forget, whatever happens to it the next moment.
 */
export class SeenCalls {
  readonly numbers = new Set<string>();
  #listening = 0;

  /**
   * Listens to the box at this address until `leave` or the next `listen`. A jump of the clock ends the session: then
   * the desk logs in again, as people do.
   */
  async listen(address: string): Promise<void> {
    this.#listening += 1;
    const mine = this.#listening;
    let desk = await logIn(address);
    const follow = async () => {
      while (this.#listening === mine) {
        await desk.listen((event) => {
          const calls =
            event.type === 'snapshot' ? event.board.calls : event.type === 'call' ? [event.call] : [];
          for (const { caller } of calls) if (caller.type === 'number') this.numbers.add(caller.number);
        });
        await pause(50);
        // It is refused where the box has gone.
        if (this.#listening === mine) desk = await logIn(address).catch(() => desk);
      }
    };
    void follow();
  }

  leave(): void {
    this.#listening += 1;
  }
}
