import { issueSetupCode } from '../../access/setup-code.ts';
import type { Database } from '../../store/database.ts';
import { listUsers } from '../../store/users.ts';
import type { BoxOptions } from '../box-options.ts';

/**
 * A new set-up code while nobody can log in. It is the one secret that goes into the log: whoever reads it there has
 * the box in his hands already.
 *
 * @returns null where there is an administrator, and in the demo
 */
export async function firstCode(
  { dataDir, isDemo = false, log }: Pick<BoxOptions, 'dataDir' | 'isDemo' | 'log'>,
  db: Database,
): Promise<string | null> {
  if (isDemo || (await listUsers(db.knex)).length > 0) return null;
  const code = await issueSetupCode(dataDir, null);
  log.warn({ code }, 'there is no administrator yet: open the page and enter this set-up code');
  return code;
}
