import type { z } from 'zod';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise } from '../directory/numbers.ts';
import { queryOf } from '../directory/search-pairs.ts';
import type { CallFilter } from '../store/call-pages.ts';
import type { CallQuery } from './contract/calls.ts';

type Asked = Omit<z.output<typeof CallQuery>, 'cursor' | 'limit'>;

/** What a request asks of the history, in the words of the store; null: nothing can fit it. */
export function filterOf({ number, q, ...rest }: Asked, plan: NumberPlan): CallFilter | null {
  const matchKey = number === undefined ? undefined : normalise(number, plan).matchKey;
  if (q === undefined || q.trim() === '') return { ...rest, matchKey };
  const { words } = queryOf(q, plan);
  return words === null ? null : { ...rest, matchKey, words };
}
