import test from 'ava';
import { callRow, toReturnView } from '../../../firmware/http/call-view.ts';
import { toReturn } from '../../../firmware/store/call-returns.ts';
import { chooseCustomer, getCall } from '../../../firmware/store/calls.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { minutes, missed, ringing, save, snapshot } from '../store/call-samples.ts';
import { temporaryBox } from '../store/temporary-box.ts';

const WORDING = { display: (number: string) => number, extensionName: () => '', lineName: () => '代表' };

async function candidatesSaid({ knex }: Database, key: string) {
  const call = await getCall(knex, key);
  const { items } = await toReturn(knex, 10);
  return [
    call === null ? null : callRow(call, [], WORDING).candidateCount,
    ...items.map((item) => toReturnView(item, [], WORDING, () => false).candidateCount),
  ];
}

test('history and the list of calls to return say how many customers a number has, until one is chosen', async (t) => {
  const db = await temporaryBox(t);
  const candidates = [snapshot('三浦 恵子'), snapshot('三浦工務店')] as const;
  const call = missed(ringing('a', { match: { type: 'several', candidates } }), 'missed', 12);
  await save(db, call);
  t.deepEqual(await candidatesSaid(db, call.key), [2, 2]);
  await db.knex.transaction((trx) => chooseCustomer(trx, call.key, candidates[0], minutes(5)));
  t.deepEqual(await candidatesSaid(db, call.key), [0, 0]);
});
