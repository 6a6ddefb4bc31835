import type { Log } from '../../../hw/log.ts';
import type { BoxClock } from '../../clock/box-clock.ts';
import type { ClockFinding } from '../../clock/timekeeping.ts';
import type { Reception } from '../../reception/reception.ts';

/** After a disk that would not have it. */
const PAUSE_MS = 10_000;

export interface ClockRoomOptions {
  readonly clock: BoxClock;
  readonly reception: Pick<Reception, 'moveClock'>;
  readonly log: Log;
}

/** Lets the box follow when the machine's clock is set or jumps: first what is stored, then the clock. */
export class ClockRoom {
  readonly #options: ClockRoomOptions;
  #isMoving = false;
  /** A disk in trouble is not asked every second; monotonic. */
  #notBefore = 0;
  /** The disk refused, and the log says so. */
  #isSaid = false;

  constructor(options: ClockRoomOptions) {
    this.#options = options;
  }

  start(): void {
    this.#options.clock.start((finding) => void this.#move(finding));
  }

  stop(): void {
    this.#options.clock.stop();
  }

  /** Found again and again until the disk has taken it. */
  async #move(finding: ClockFinding): Promise<void> {
    const { clock, reception, log } = this.#options;
    if (this.#isMoving || clock.monotonic() < this.#notBefore) return;
    this.#isMoving = true;
    try {
      await reception.moveClock(finding, () => clock.accept(finding));
      this.#isSaid = false;
      log.info({ type: finding.type, seconds: Math.round(finding.offset / 1000) }, 'the clock was put right');
    } catch (error) {
      if (!this.#isSaid) log.error({ err: error }, 'the clock could not be put right; trying again');
      this.#isSaid = true;
      this.#notBefore = clock.monotonic() + PAUSE_MS;
    } finally {
      this.#isMoving = false;
    }
  }
}
