import type { SiteConfig } from './config/config.ts';
import { matchOf } from './directory/match.ts';
import type { NumberPlan } from './directory/number-plan.ts';
import { normalise } from './directory/numbers.ts';
import type { LookUp } from './reception/identify.ts';
import { findByNumber } from './store/customer-numbers.ts';
import type { Database } from './store/database.ts';

/** How this site writes telephone numbers. */
export function planOf({ region, outsidePrefix }: SiteConfig): NumberPlan {
  return { region, outsidePrefix };
}

/** Looks a caller up among the customers of this database. */
export function lookUpIn(db: Database, plan: NumberPlan): LookUp {
  return async (number) => {
    const { e164, matchKey } = normalise(number, plan);
    return { e164, match: matchOf(await findByNumber(db.knex, matchKey)) };
  };
}
