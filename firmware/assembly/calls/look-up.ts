import type { SiteConfig } from '../../config/config.ts';
import { matchOf } from '../../directory/match.ts';
import type { NumberPlan } from '../../directory/number-plan.ts';
import { normalise } from '../../directory/numbers.ts';
import type { LookUp } from '../../reception/identify.ts';
import { findByNumber } from '../../store/customer-numbers.ts';
import type { Database } from '../../store/database.ts';
import { diskFaultOf } from '../../store/disk-watch.ts';

/** How this site writes telephone numbers. */
export function planOf({ region, outsidePrefix }: SiteConfig): NumberPlan {
  return { region, outsidePrefix };
}

/**
 * Looks a caller up among the customers of this database. When the disk fails he is a stranger: a call that nobody
 * can name is shown all the same. The disk's fault is reported by those who watch it.
 */
export function lookUpIn(db: Database, plan: NumberPlan): LookUp {
  return async (number) => {
    const { e164, matchKey } = normalise(number, plan);
    try {
      return { e164, match: matchOf(await findByNumber(db.knex, matchKey)) };
    } catch (error) {
      if (diskFaultOf(error) === null) throw error;
      return { e164, match: { type: 'none' } };
    }
  };
}
