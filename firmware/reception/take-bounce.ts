import type { Database } from '../store/database.ts';
import { type BounceReport, type TakenBounce, takeBounce } from '../store/outbox-bounces.ts';
import type { Letterhead } from './letterhead.ts';
import { tellRefused } from './tell-refused.ts';

/** A report about a mail that had been sent: the mail is marked, and the default representative told, in one step. */
export async function takeReport(
  db: Database,
  letterhead: Letterhead,
  report: BounceReport,
  now: number,
): Promise<TakenBounce> {
  return db.knex.transaction(async (trx) => {
    const taken = await takeBounce(trx, report, now);
    if (taken.type === 'bounced') await tellRefused(trx, letterhead, taken.keys, now);
    return taken;
  });
}
