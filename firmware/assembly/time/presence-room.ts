import type { Clock, Timer } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import type { Mode } from '../../calls/call.ts';
import {
  type Absence,
  type AwayNow,
  awayNow,
  nextAwayChange,
  type OwnHours,
} from '../../presence/absence.ts';
import type { Edge } from '../../presence/edges.ts';
import { dueMode, nextChange } from '../../presence/follow.ts';
import type { Schedule } from '../../presence/schedule.ts';
import type { SiteTime } from '../../presence/site-time.ts';
import type { Notice } from '../../reception/notice.ts';
import type { Reception } from '../../reception/reception.ts';
import { listAbsences, listOwnHours } from '../../store/absences.ts';
import type { Database } from '../../store/database.ts';
import { DEFAULT_SCHEDULE, getSchedule } from '../../store/schedule.ts';

export interface PresenceRoomOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly time: SiteTime;
  readonly reception: Pick<Reception, 'mode' | 'setMode'>;
  /** Whether the machine knows the time. */
  readonly isClockSet: () => boolean;
  /** The next change or who is away is another one than before. */
  readonly onChange: () => void;
}

/** At the latest after so long the time is looked at again: the wall clock may have been put right. */
const LOOK_MS = 30_000;

/**
 * A machine without a battery clock wakes with the time of its last shutdown: it gets so long to hear the right one. One
 * that never hears it (a LAN without NTP) follows the schedule then by the clock it has, as a warning on every screen says.
 */
const CLOCK_PATIENCE_MS = 10 * 60_000;

/** Lets the mode follow the schedule (SPEC C2), and knows which representatives are away (C3). */
export class PresenceRoom {
  readonly #options: PresenceRoomOptions;
  #schedule: Schedule = DEFAULT_SCHEDULE;
  #absences: readonly Absence[] = [];
  #people: readonly OwnHours[] = [];
  #away: readonly AwayNow[] = [];
  #next: Edge | null = null;
  #timer: Timer | null = null;
  #running = false;
  #startedAt = 0;

  constructor(options: PresenceRoomOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    this.#running = true;
    this.#startedAt = this.#options.clock.monotonic();
    await this.#read();
    await this.#follow();
  }

  stop(): void {
    this.#running = false;
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** The next time at which the mode will be another one; null without a schedule. */
  get next(): Edge | null {
    return this.#next;
  }

  get away(): readonly AwayNow[] {
    return this.#away;
  }

  take(notice: Notice): void {
    const isNews = notice.type === 'mode' || (notice.type === 'changed' && notice.what === 'settings');
    if (isNews && this.#running) void this.#refresh(notice.type === 'changed');
  }

  async #refresh(isChanged: boolean): Promise<void> {
    try {
      if (isChanged) await this.#read();
      await this.#follow();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the schedule could not be followed');
      this.#later(LOOK_MS);
    }
  }

  async #read(): Promise<void> {
    const { db, clock } = this.#options;
    this.#schedule = await getSchedule(db.knex);
    this.#absences = await listAbsences(db.knex, clock.now());
    this.#people = await listOwnHours(db.knex);
  }

  async #follow(): Promise<void> {
    const { clock, time, reception } = this.#options;
    const now = clock.now();
    const { mode, since, by } = reception.mode;
    const byHand = by === 'button' || by === 'terminal' || by === 'mqtt';
    const due = this.#trustsClock() ? dueMode(this.#schedule, { mode, since, byHand }, now, time) : null;
    this.#look(due ?? mode, now);
    if (due !== null) await reception.setMode(due, 'schedule');
  }

  #trustsClock(): boolean {
    const { clock, isClockSet } = this.#options;
    return isClockSet() || clock.monotonic() - this.#startedAt >= CLOCK_PATIENCE_MS;
  }

  /** What is shown, and when to look again. */
  #look(mode: Mode, now: number): void {
    const { time, onChange } = this.#options;
    const next = nextChange(this.#schedule, mode, now, time);
    const away = awayNow(this.#absences, this.#people, now, time);
    const isNews = JSON.stringify([next, away]) !== JSON.stringify([this.#next, this.#away]);
    this.#next = next;
    this.#away = away;
    const change = nextAwayChange(this.#absences, this.#people, now, time);
    const waits = [
      LOOK_MS,
      ...[next?.at, change].filter((at) => typeof at === 'number').map((at) => at - now),
    ];
    this.#later(Math.max(1, Math.min(...waits)));
    if (isNews) onChange();
  }

  #later(ms: number): void {
    this.#timer?.cancel();
    if (!this.#running) return;
    this.#timer = this.#options.clock.after(ms, () => void this.#refresh(false));
  }
}
