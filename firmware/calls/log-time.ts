import { type EpochMs, epochMs } from './ids.ts';
import type { LogRecord, Moment } from './input.ts';

/** Printed times have no seconds as a rule, and a log counts from another moment than we do. Milliseconds. */
export const TOLERANCE = 120_000;
/** PBXs keep some thousand lines while nobody reads them; what claims to be older comes from a clock that was reset. */
const OLDEST = 7 * 86_400_000;

/** When the call of a record began, by our clock: as the PBX says, and as it would be if it ended just now. */
export interface Start {
  /** Null where the log prints no time. */
  readonly byClock: number | null;
  readonly byArrival: number;
}

/** A call that is transferred on and on may have begun this long before its last part. Milliseconds. */
const LONGEST_BEFORE = 4 * 3_600_000;

type Timed = Pick<LogRecord, 'startedAt' | 'ringSeconds' | 'talkSeconds'>;

/** @param skew how much the clock of the PBX is ahead of ours (ms), 0 while that is not known */
export function startOf(record: Timed, at: Moment, skew: number): Start {
  return {
    byClock: record.startedAt === null ? null : record.startedAt - skew,
    byArrival: at.wall - lengthOf(record),
  };
}

/** How long the call rang and was talked, as far as the log says it. Milliseconds. */
export function lengthOf({ ringSeconds, talkSeconds }: Timed): number {
  return ((ringSeconds ?? 0) + (talkSeconds ?? 0)) * 1000;
}

/** The time to be written into a record of its own. A clock that is in the future or was reset is not believed. */
export function believable({ byClock, byArrival }: Start, at: Moment): EpochMs {
  const isWrong = byClock === null || byClock > at.wall + TOLERANCE || byClock < byArrival - OLDEST;
  return epochMs(Math.min(isWrong ? byArrival : byClock, at.wall));
}

/** From when to when calls have to be looked up that the record may be of. Wall clock, ms, both included. */
export function windowsOf(
  record: Timed & Pick<LogRecord, 'continues'>,
  at: Moment,
  skew: number,
): readonly (readonly [number, number])[] {
  const { byClock, byArrival } = startOf(record, at, skew);
  const before = record.continues ? LONGEST_BEFORE : TOLERANCE;
  const around = (time: number) => [time - before, time + TOLERANCE] as const;
  return byClock === null ? [around(byArrival)] : [around(byClock), around(byArrival)];
}
