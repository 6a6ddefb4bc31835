import type { Clock } from '../../hw/clock.ts';
import { toReturn } from '../store/call-returns.ts';
import type { Database } from '../store/database.ts';
import { mailsOfCalls } from '../store/outbox-of-calls.ts';
import { countOutbox } from '../store/outbox-pages.ts';
import { getRepresentative } from '../store/representatives.ts';
import { getSettings } from '../store/settings.ts';
import type { Wording } from './board-call.ts';
import { toReturnView } from './call-view.ts';
import type { Counts, ToReturn } from './contract/board.ts';

export interface ToDo {
  readonly toReturn: ToReturn[];
  readonly counts: Counts;
}

/** So many items are shown; the count says how many there are. */
const MOST_SHOWN = 50;

/** What waits for a person: calls to return, and mail that needs a hand. */
export async function readToDo(
  { knex }: Database,
  { clock, wording }: { readonly clock: Clock; readonly wording: Wording },
): Promise<ToDo> {
  const returns = await toReturn(knex, MOST_SHOWN);
  const keys = returns.items.map((item) => item.call.key);
  const mails = await mailsOfCalls(knex, keys);
  const { defaultRepresentativeId: id } = await getSettings(knex);
  const fallback = id === null ? null : await getRepresentative(knex, id);
  const counts = await countOutbox(knex, clock.now());
  return {
    toReturn: returns.items.map((item) =>
      toReturnView(item, mails, wording, (name) => name !== '' && name === fallback?.name),
    ),
    counts: {
      toReturn: returns.total,
      // What needs a person.
      parked: counts.parked + counts.bounced + counts.approval,
      waiting: counts.held + counts.batched + counts.queued + counts.sending,
    },
  };
}
