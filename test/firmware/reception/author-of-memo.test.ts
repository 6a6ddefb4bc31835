import test from 'ava';
import { writeMemo } from '../../../firmware/reception/memo.ts';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { claim } from '../store/outbox-samples.ts';
import { NOW } from '../store/temporary-box.ts';
import { batchingOffice } from './batching-office.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const reaches = test.macro({
  async exec(t, author: string, authorExtension: string | null, expected: string | null) {
    const { db, missed, to } = await batchingOffice(t, {}, { extension: '101' });
    const { key } = await missed('a', NOW);
    await db.knex.transaction(async (trx) => {
      const ito = {
        name: '伊藤 さくら',
        kana: 'ア',
        extension: '102',
        locale: 'ja',
        quietHours: [],
      } as const;
      const address = { address: 'ito@office.example', label: '', charset: 'utf-8' } as const;
      await createRepresentative(trx, { ...ito, addresses: [address] }, NOW);
      const memo = { representativeId: to.id, toAddress: 'x@office.example', subject: '', text: 'x' };
      await writeMemo(trx, key, { ...memo, author, authorExtension }, LETTERHEAD, NOW);
    });
    t.is((await claim(db))[0]?.replyTo, expected);
  },
  title: (title = '') => `a reply to a memo reaches ${title}`,
});

test('whoever wrote it, also from the desk of another', reaches, '伊藤 さくら', '101', 'ito@office.example');
test(
  'whoever wrote it, however the blank is typed',
  reaches,
  '高橋　健一',
  '102',
  'takahashi@office.example',
);
test('whoever wrote it, typed without a blank', reaches, '高橋健一', null, 'takahashi@office.example');
test('whose desk it is, where the name is not known', reaches, 'さくら', '102', 'ito@office.example');
test('nobody of the office, where neither is known', reaches, '臨時', null, null);
