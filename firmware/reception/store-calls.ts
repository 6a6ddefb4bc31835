import type { Call } from '../calls/call.ts';
import { indexCalls } from '../store/call-search.ts';
import { writeCalls } from '../store/calls.ts';
import type { Transaction } from '../store/connection.ts';
import type { Letterhead } from './letterhead.ts';
import { mailEndedCalls } from './mailing.ts';
import { officeIn } from './office.ts';
import { releaseOfCalls } from './station.ts';

export interface CallsToStore {
  readonly changed: readonly Call[];
  /** Ended, or completed after their end. */
  readonly ended: readonly Call[];
}

/**
 * Stores calls, and with the end of a call its mail (SPEC F6): about two dozen statements, however many calls they
 * are, so that a burst of calls costs the disk little more than one. Each call is there once.
 *
 * @returns how many mails came to the outbox or took their next station
 */
export async function storeCalls(
  trx: Transaction,
  { changed, ended }: CallsToStore,
  letterhead: Letterhead,
  now: number,
): Promise<number> {
  const written = await writeCalls(trx, [...changed, ...ended], now);
  const office = officeIn(trx);
  const keys = ended.map(({ key }) => key);
  const released = await releaseOfCalls(trx, keys, { office, letterhead }, now);
  const mailed = await mailEndedCalls(trx, ended, { office, letterhead, now });
  await indexCalls(trx, [...new Set([...written, ...mailed])]);
  return released + mailed.size;
}
