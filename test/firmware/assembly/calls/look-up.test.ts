import test from 'ava';
import { lookUpIn } from '../../../../firmware/assembly/calls/look-up.ts';
import type { Database } from '../../../../firmware/store/database.ts';

const PLAN = { region: 'JP', outsidePrefix: '' } as const;

const databaseThatFails = (code: string) =>
  ({ knex: { raw: () => Promise.reject(Object.assign(new Error(code), { code })) } }) as unknown as Database;

test('a caller whom a failing disk cannot name is a stranger, and his call goes on', async (t) => {
  const lookUp = lookUpIn(databaseThatFails('SQLITE_IOERR'), PLAN);
  t.deepEqual(await lookUp('0312345678'), { e164: '+81312345678', match: { type: 'none' } });
});

test('any other fault of a look-up is no silence', async (t) => {
  await t.throwsAsync(lookUpIn(databaseThatFails('SQLITE_ERROR'), PLAN)('0312345678'), {
    message: 'SQLITE_ERROR',
  });
});
