import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { areSame, type Condition } from './condition.ts';
import { type Incident, type Incidents, incidentsOf, moveIncident, NO_INCIDENTS } from './incident.ts';
import { type Instant, type Limits, type Memory, NO_MEMORY, observe, type Reading } from './observe.ts';

export interface HealthWatchOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
  /** Reads nothing for long and writes nothing while all is well. */
  readonly read: () => Promise<Reading>;
  readonly onChange: (conditions: readonly Condition[]) => void;
  /** Puts a mail about it into the outbox. Is asked again after `later`, and when it rejects: the disk takes none. */
  readonly tell: (incident: Incident) => Promise<'told' | 'later'>;
}

/** Seldom enough for an old card, often enough for a lamp. */
export const LOOK_EVERY_MS = 10_000;
/** A disk that never comes back must not fill the memory. */
const MOST_UNTOLD = 50;

/** Looks at the box again and again, and says when something changed. */
export class HealthWatch {
  readonly #options: HealthWatchOptions;
  #memory: Memory = NO_MEMORY;
  #incidents: Incidents = NO_INCIDENTS;
  #conditions: readonly Condition[] = [];
  #untold: readonly Incident[] = [];
  /** Wall clock at monotonic 0 at the last look, ms. */
  #base: number | null = null;
  #timer: Timer | null = null;
  #looking: Promise<void> | null = null;

  constructor(options: HealthWatchOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.look();
    this.#timer = this.#options.clock.every(LOOK_EVERY_MS, () => void this.look());
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    await this.#looking;
  }

  get conditions(): readonly Condition[] {
    return this.#conditions;
  }

  /** Looks now. A look that is still under way is not overtaken. Never rejects. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { clock, log, limits, read } = this.#options;
    try {
      const reading = await read();
      const at = { wall: clock.now(), monotonic: clock.monotonic() };
      const before = this.#follow(at);
      const { memory, conditions } = observe(this.#memory, reading, limits, at);
      this.#memory = memory;
      const { known, news } = incidentsOf(this.#incidents, before, conditions, at);
      this.#incidents = known;
      this.#untold = [...this.#untold, ...news].slice(-MOST_UNTOLD);
      this.#show(conditions);
      await this.#tell();
    } catch (error) {
      log.error({ err: error }, 'the box could not look at itself');
    }
  }

  /** Incidents that are not told yet follow a clock that was put right. @returns the last conditions, by that clock */
  #follow({ wall, monotonic }: Instant): readonly Condition[] {
    const base = wall - monotonic;
    const ms = Math.round(base - (this.#base ?? base));
    this.#base = base;
    this.#untold = this.#untold.map((incident) => moveIncident(incident, ms));
    return this.#conditions.map((condition) => ({ ...condition, since: condition.since + ms }));
  }

  #show(conditions: readonly Condition[]): void {
    if (areSame(this.#conditions, conditions)) return;
    this.#conditions = conditions;
    this.#options.log.warn(
      { conditions: conditions.map(({ code }) => code) },
      'the state of the box changed',
    );
    this.#options.onChange(conditions);
  }

  /** What cannot be stored now is tried at the next look. */
  async #tell(): Promise<void> {
    for (let next = this.#untold[0]; next !== undefined; next = this.#untold[0]) {
      try {
        if ((await this.#options.tell(next)) === 'later') return;
      } catch (error) {
        this.#options.log.debug({ err: error }, 'a mail about the box could not be stored yet');
        return;
      }
      this.#untold = this.#untold.slice(1);
    }
  }
}
