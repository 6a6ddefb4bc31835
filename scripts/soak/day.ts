import type { SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { pause, until } from './box-process.ts';
import { didOf, LINES } from './office.ts';

/** A busy machine is not rung at faster than it shows the calls. */
const MOST_UNSEEN = 20;

/** Calls without end on sixteen lines: most are missed, some are answered. */
export class Day {
  /** Numbers of calls that a telephone took. */
  readonly answered = new Set<string>();
  readonly #pbx: SimulatedPbx;
  readonly #seen: ReadonlySet<string>;
  readonly #random: () => number;
  /** Rang since the box was started, and no desk was shown them yet. */
  #unseen: string[] = [];
  #count = 0;
  #running = false;
  #open = 0;

  constructor(pbx: SimulatedPbx, seen: ReadonlySet<string>, random: () => number) {
    this.#pbx = pbx;
    this.#seen = seen;
    this.#random = random;
  }

  /** The box is there: what rang before, and was not shown, is not waited for. */
  go(): void {
    this.#unseen = [];
    if (this.#running) return;
    this.#running = true;
    void this.#ringOn();
  }

  stop(): void {
    this.#running = false;
  }

  /** No more calls; resolves when the last has ended. */
  async end(): Promise<void> {
    this.stop();
    await until('the end of the last call', async () => this.#open === 0);
  }

  async #ringOn(): Promise<void> {
    while (this.#running) {
      // Only while the box listens: of a call that comes and goes while it is off it cannot know.
      this.#unseen = this.#unseen.filter((number) => !this.#seen.has(number));
      if (this.#pbx.clients > 0 && this.#unseen.length < MOST_UNSEEN) void this.#ring();
      await pause(5 + this.#random() * 30);
    }
  }

  async #ring(): Promise<void> {
    const number = `03${String(10_000_000 + ++this.#count)}`;
    const did = didOf(this.#count % LINES);
    this.#unseen.push(number);
    this.#open += 1;
    const call = this.#pbx.ring({ from: number, did, extensions: ['101', '102'] });
    await pause(30 + this.#random() * 400);
    if (this.#random() < 0.2) {
      call.answer('101');
      this.answered.add(number);
      await pause(this.#random() * 300);
    }
    call.hangUp('caller');
    this.#open -= 1;
  }
}
