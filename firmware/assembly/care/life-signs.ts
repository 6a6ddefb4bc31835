import type { Clock } from '../../../hw/clock.ts';
import type { LinkState } from '../../../hw/equipment.ts';
import type { Log } from '../../../hw/log.ts';
import type { ServiceManager } from '../../../hw/system/service-notify.ts';
import type { Condition } from '../../health/condition.ts';
import { Heartbeat } from '../../health/heartbeat.ts';
import { type Pulses, takePulses } from '../../health/link-pulse.ts';
import { statusLine } from '../../health/status-line.ts';
import type { Notice } from '../../reception/notice.ts';
import { storeFault } from '../../store/answers.ts';
import type { Handle } from '../../store/connection.ts';

export interface LifeSignsOptions {
  /** null: nobody watches, nothing is told. */
  readonly manager: ServiceManager | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Handle;
  readonly links: () => ReadonlyMap<string, LinkState>;
  readonly conditions: () => readonly Condition[];
}

/** What the box tells the service manager: that it listens, how it is, and that it lives. */
export class LifeSigns {
  readonly #options: LifeSignsOptions;
  readonly #heartbeat: Heartbeat | null;
  #pulses: Pulses = new Map();
  #url: string | null = null;
  #told = '';

  constructor(options: LifeSignsOptions) {
    const { manager, clock, log, db } = options;
    this.#options = options;
    const limit = manager?.watchdogMs ?? null;
    this.#heartbeat =
      manager === null || limit === null
        ? null
        : new Heartbeat({
            ...{ clock, log, everyMs: limit / 2, feed: () => manager.alive() },
            organs: [
              { name: 'the database', check: () => storeFault(db) },
              { name: 'the links', check: async () => this.#linksFault() },
            ],
          });
  }

  /** The box listens at this address. */
  start(url: string): void {
    this.#url = url;
    this.#told = this.#status(url);
    this.#options.manager?.ready(this.#told);
    this.#heartbeat?.start();
  }

  stop(): void {
    this.#url = null;
    this.#heartbeat?.stop();
  }

  take(notice: Notice): void {
    if (this.#url === null || (notice.type !== 'health' && notice.type !== 'link')) return;
    const status = this.#status(this.#url);
    if (status === this.#told) return;
    this.#told = status;
    this.#options.manager?.status(status);
  }

  #status(url: string): string {
    const states = [...this.#options.links().values()];
    const links = { up: states.filter(({ phase }) => phase === 'up').length, all: states.length };
    return statusLine({ url, links, conditions: this.#options.conditions() });
  }

  #linksFault(): string | null {
    const { links, clock } = this.#options;
    const { pulses, still } = takePulses(this.#pulses, links(), clock.monotonic());
    this.#pulses = pulses;
    return still.length === 0 ? null : `nobody looks after ${still.join(', ')} any more`;
  }
}
