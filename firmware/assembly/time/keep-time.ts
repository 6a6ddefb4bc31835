import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import { readBootId } from '../../../hw/system/boot-id.ts';
import { type KernelTime, kernelTimeReader, type Trust, trustIn } from '../../../hw/system/kernel-time.ts';
import { BoxClock } from '../../clock/box-clock.ts';
import { tellTime } from '../../mail/time-in-mail.ts';
import { correctClockRun } from '../../store/clock-correction.ts';
import {
  beginClockRun,
  type ClockPast,
  clockPast,
  endClockRun,
  resumeClockRun,
} from '../../store/clock-run.ts';
import type { Database } from '../../store/database.ts';

/** What the kernel says of its clock. */
export interface MachineTime {
  readonly kernel: () => KernelTime;
  readonly bootId: string;
}

export interface KeepTimeOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: string;
  readonly machine: MachineTime | null;
  /** The office vouches for the machine's clock, of which the kernel does not speak. */
  readonly isTrusted: boolean;
}

/**
 * The clock of the box, begun. Where nobody vouches for the machine's own, what is written is marked from here on; what
 * an earlier process marked since the machine was switched on is put right when the time is known now.
 */
export async function keepTime({
  db,
  clock: own,
  log,
  timeZone,
  ...rest
}: KeepTimeOptions): Promise<BoxClock> {
  const machine = rest.machine ?? { kernel: kernelTimeReader(), bootId: readBootId() };
  const past = await clockPast(db.knex, machine.bootId);
  const clock = new BoxClock({
    machine: own,
    trust: (wall) => trustOf(machine.kernel, wall, past, rest.isTrusted),
    // One more, so that what is written now is later than all that was.
    floor: past.newest + 1,
    base: past.open?.base ?? null,
  });
  if (clock.isKnown) await settle(db, clock, past, timeZone);
  else {
    log.warn({}, 'nobody has set the clock yet: what is written is marked and put right afterwards');
    await mark(db, clock, past, machine.bootId);
  }
  return clock;
}

function trustOf(kernel: () => KernelTime, wall: number, past: ClockPast, isTrusted: boolean): Trust {
  const trust = trustIn(kernel(), wall, past.newest);
  // Somebody set it by hand since the machine was switched on, of which the kernel does not speak.
  return trust === 'unknown' && (past.wasKnown || isTrusted) ? 'good' : trust;
}

async function settle({ knex }: Database, clock: BoxClock, { open }: ClockPast, timeZone: string) {
  if (open === null) return endClockRun(knex);
  await knex.transaction((trx) =>
    correctClockRun(trx, open, {
      offset: clock.base - open.base,
      now: clock.now(),
      reword: (mail, at) => tellTime(mail, at, timeZone),
    }),
  );
}

async function mark({ knex }: Database, clock: BoxClock, { open }: ClockPast, boot: string): Promise<void> {
  if (open !== null) return resumeClockRun(knex, open);
  await knex.transaction((trx) => beginClockRun(trx, { boot, base: clock.base, beganAt: clock.now() }));
}
