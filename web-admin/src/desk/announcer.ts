import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';
import type { Clock, Timer } from '../clock.ts';

/** A name may still take a number's place in the first moment of a ring; then one sentence is said, once. */
export const SETTLE_MS = 800;

/** Says each ringing call once to the live region, when its who-slot has settled. */
export class Announcer {
  readonly #clock: Clock;
  readonly #say: (call: BoardCall) => void;
  readonly #waiting = new Map<string, Timer>();
  readonly #ripe = new Set<string>();
  readonly #said = new Set<string>();
  #calls: readonly BoardCall[] = [];

  constructor(clock: Clock, say: (call: BoardCall) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  /** To be told of every change of the board. */
  update(board: Board): void {
    this.#calls = board.calls;
    const running = new Set(board.calls.map((call) => call.key));
    for (const key of [...this.#said, ...this.#ripe, ...this.#waiting.keys()]) {
      if (!running.has(key)) this.#forget(key);
    }
    for (const call of board.calls) this.#consider(call);
  }

  stop(): void {
    for (const timer of this.#waiting.values()) timer.cancel();
    this.#waiting.clear();
  }

  #consider(call: BoardCall): void {
    if (call.phase !== 'ringing' || this.#said.has(call.key)) return;
    if (this.#ripe.has(call.key)) {
      if (call.caller.type === 'pending') return;
      this.#said.add(call.key);
      this.#say(call);
    } else if (!this.#waiting.has(call.key)) {
      this.#waiting.set(
        call.key,
        this.#clock.after(SETTLE_MS, () => this.#ripened(call.key)),
      );
    }
  }

  #ripened(key: string): void {
    this.#waiting.delete(key);
    this.#ripe.add(key);
    const call = this.#calls.find((other) => other.key === key);
    if (call) this.#consider(call);
  }

  #forget(key: string): void {
    this.#waiting.get(key)?.cancel();
    this.#waiting.delete(key);
    this.#ripe.delete(key);
    this.#said.delete(key);
  }
}
