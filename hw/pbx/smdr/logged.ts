import type { LoggedEvent } from '../../line-event.ts';
import type { CallRecord } from './read.ts';

/** The event of a record. `continues`: it is a further part of a call that was told before. */
export function loggedOf(
  record: CallRecord,
  direction: LoggedEvent['direction'],
  outcome: LoggedEvent['outcome'],
  continues: true | null = null,
): LoggedEvent {
  const { line, call, extension, number, name, reason, called, startedAt, ringSeconds } = record;
  // The duration of a call that nobody took, or that a machine took, is no talk time.
  const talkSeconds = outcome === 'missed' && record.talkSeconds !== 0 ? undefined : record.talkSeconds;
  return {
    type: 'logged',
    ...(line === undefined ? {} : { line }),
    ...(call === undefined ? {} : { call }),
    ...(extension === undefined ? {} : { extension }),
    direction,
    ...(number === undefined ? {} : { number }),
    ...(name === undefined ? {} : { name }),
    ...(reason === undefined ? {} : { reason }),
    ...(called === undefined ? {} : { called }),
    outcome,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(ringSeconds === undefined ? {} : { ringSeconds }),
    ...(talkSeconds === undefined ? {} : { talkSeconds }),
    ...(continues === null ? {} : { continues }),
  };
}

/** Whether anybody talked, by the record alone. */
export function outcomeOf(record: CallRecord): LoggedEvent['outcome'] {
  if (record.means === 'answered') return 'answered';
  if (record.means === 'missed' || record.means === 'waiting') return 'missed';
  return (record.talkSeconds ?? 0) > 0 ? 'answered' : 'missed';
}
