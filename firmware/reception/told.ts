import type { Call } from '../calls/call.ts';
import { inOrderOfRules } from '../information/information.ts';
import type { ToldFact } from '../mail/compose-facts.ts';
import { callerMatchKey } from '../store/call-row.ts';
import type { Handle } from '../store/connection.ts';
import { factsOfNumber } from '../store/number-facts.ts';
import type { Letterhead } from './letterhead.ts';

/** What other systems have said of the caller so far (SPEC F4). A mail waits for none of them. */
export async function toldAbout(
  db: Handle,
  { caller }: Pick<Call, 'caller'>,
  { sources }: Pick<Letterhead, 'sources'>,
): Promise<readonly ToldFact[]> {
  const matchKey = callerMatchKey(caller);
  if (matchKey === null || sources.length === 0) return [];
  const told = inOrderOfRules(sources, await factsOfNumber(db, matchKey));
  return told.flatMap(({ title, facts }) => facts.map((fact) => ({ title, ...fact })));
}
