import test, { type ExecutionContext } from 'ava';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import { NOW } from '../store/temporary-box.ts';
import { batchingOffice } from './batching-office.ts';

/** NOW is 10:42 on a Tuesday in the office. */
const QUIET = [{ days: [2], from: '10:00', to: '11:00' }];

/** A batch of two; nine calls wait for the end of somebody's quiet hours, and from now on another is told of calls. */
async function setUp(t: ExecutionContext, addresses: readonly string[]) {
  const office = await batchingOffice(t, { count: 2 }, { quietHours: QUIET });
  for (let n = 0; n < 9; n++) await office.missed(`quiet ${n}`, NOW + n);
  await office.db.knex.transaction(async (trx) => {
    const ito = { name: '伊藤 さくら', kana: '', extension: null, locale: 'ja', quietHours: [] } as const;
    const told = addresses.map((address) => ({ address, label: '', charset: 'utf-8' as const }));
    const { id } = await createRepresentative(trx, { ...ito, addresses: told }, NOW);
    await putSettings(trx, { defaultRepresentativeId: id }, NOW);
  });
  const leftNow = async () => (await office.states()).filter((state) => !state.endsWith('batched'));
  return { ...office, leftNow };
}

test('a batch is full however many mails wait for the end of quiet hours before it', async (t) => {
  const { missed, look, leftNow } = await setUp(t, ['ito@office.example']);
  await missed('a', NOW + 10);
  t.false(await look(NOW + 10));
  await missed('b', NOW + 11);
  t.true(await look(NOW + 11));
  t.deepEqual(await leftNow(), ['missed joined', 'missed joined', 'digest queued']);
});

test('a call that mail and programs tell of counts once', async (t) => {
  const { missed, look } = await setUp(t, ['ito@office.example', 'https://a.example/x', 'mqtt:ito']);
  await missed('a', NOW + 10);
  t.false(await look(NOW + 10));
  await missed('b', NOW + 11);
  t.true(await look(NOW + 11));
});
