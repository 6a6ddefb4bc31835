import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import iconv from 'iconv-lite';
import { epochMs } from '../../../firmware/calls/ids.ts';
import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import { openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { startBox } from '../../support/test-box.ts';
import { answered, byNumber, missed, ringing, save, snapshot } from '../store/call-samples.ts';
import { NOW, temporaryFolder } from '../store/temporary-box.ts';

/** A box with 450 ended calls, every third one missed; the last two are of a customer. */
async function boxWithCalls(t: ExecutionContext) {
  const dataDir = temporaryFolder(t);
  const db = await openDatabase({ file: join(dataDir, 'rusuban.db'), clock: systemClock, log: silentLog });
  const calls = Array.from({ length: 450 }, (_, n) => {
    const match = { type: 'one', customer: snapshot('青葉①') } as const;
    const call = ringing(`${n}`, { startedAt: epochMs(NOW + n * 1000), caller: byNumber('0312345678') });
    const known = n < 448 ? call : { ...call, match };
    return n % 3 === 0 ? missed(known) : answered(known);
  });
  await save(db, ...calls);
  await db.close();
  return startBox(t, { dataDir });
}

test('the history is found by words and leaves as a file with every call that the filters name', async (t) => {
  const { url, ask, cookie } = await boxWithCalls(t);
  const get = (path: string) => fetch(url + path, { headers: { cookie } });
  const page = await ask<CallPage>('GET', `/api/calls?q=${encodeURIComponent('青葉')}&limit=1`);
  t.is(page.body.items.length, 1);
  t.not(page.body.next, null);
  const all = await get(`/api/calls.csv`);
  t.is(all.headers.get('content-disposition'), 'attachment; filename="calls.csv"');
  const text = Buffer.from(await all.arrayBuffer());
  t.is(text.subarray(0, 3).toString('hex'), 'efbbbf');
  t.is(text.toString().split('\r\n').length, 1 + 450 + 1);
  const some = await get(`/api/calls.csv?outcome=missed&charset=shift_jis&lang=en`);
  const lines = iconv.decode(Buffer.from(await some.arrayBuffer()), 'cp932').split('\r\n');
  t.true(lines[0]?.startsWith('Rang at,Line,'));
  t.is(lines.length, 1 + 150 + 1);
  const found = await (await get(`/api/calls.csv?q=${encodeURIComponent('青葉①')}`)).text();
  t.is(found.split('\r\n').length, 1 + 2 + 1);
  const nothing = await (await get(`/api/calls.csv?q=-`)).text();
  t.is(nothing.split('\r\n').length, 2);
  t.is((await get(`/api/calls.csv?charset=utf-7`)).status, 400);
});
