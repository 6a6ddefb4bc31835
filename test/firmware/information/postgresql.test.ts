import test from 'ava';
import type { PostgresqlRule } from '../../../firmware/information/rule.ts';
import { PostgresqlSource } from '../../../firmware/information/sources/postgresql.ts';
import { LOGIN, postgresMissing, startPostgres } from '../../support/postgres.ts';

const NUMBER = { e164: '+81332611201', national: '0332611201' };
const RULE: PostgresqlRule = {
  ...{ type: 'postgresql', name: 'orders', title: 'Orders', cron: '* * * * *', freshMs: 1, port: 9 },
  ...{ host: '127.0.0.1', tls: false, numberForm: 'national', ...LOGIN },
  query: 'SELECT open_quotes, since FROM caller WHERE telephone = $1',
  fields: [
    { label: 'Open quotes', from: 'open_quotes' },
    { label: 'Customer since', from: 'since' },
  ],
};
const patience = () => AbortSignal.timeout(60_000);

test('a database that is not there is a fault that names neither number nor password', async (t) => {
  const source = new PostgresqlSource(RULE);
  const error = await t.throwsAsync(source.ask(NUMBER, patience()), { name: 'SourceFault' });
  t.notRegex(error?.message ?? '', /332611201|geheim/);
  await source.close();
});

const missing = postgresMissing();
const onServer = missing === null ? test : test.skip;
if (missing !== null) console.log(`skipped: facts from a real database: ${missing}`);

onServer('a row of a database becomes facts; the session can only read', async (t) => {
  // Where a day begins while it is still the day before by universal time.
  process.env['TZ'] = 'Asia/Tokyo';
  const server = await startPostgres();
  t.teardown(() => server.stop());
  server.query('CREATE TABLE caller (telephone text, open_quotes int, since date)');
  server.query("INSERT INTO caller VALUES ('0332611201', 2, '2019-04-01'), ('0332611202', NULL, NULL)");
  const asking = async (changes: Partial<PostgresqlRule>, number = NUMBER) => {
    const source = new PostgresqlSource({ ...RULE, port: server.port, ...changes });
    try {
      return await source.ask(number, patience());
    } finally {
      await source.close();
    }
  };
  t.deepEqual(await asking({}), [
    { label: 'Open quotes', value: '2' },
    { label: 'Customer since', value: '2019-04-01' },
  ]);
  const times = "SELECT ARRAY[since] AS open_quotes, timestamp '2026-11-28 07:33:12' AS since FROM caller";
  t.deepEqual(
    (await asking({ query: `${times} WHERE telephone = $1` })).map(({ value }) => value),
    ['2019-04-01', '2026-11-28 07:33:12'],
    'as the database writes them',
  );
  t.deepEqual(await asking({}, { ...NUMBER, national: '0332611202' }), [], 'no value, no fact');
  t.deepEqual(await asking({}, { ...NUMBER, national: "' OR 1=1 --" }), [], 'the number is a value');
  server.query('CREATE SEQUENCE written');
  const writing = { query: "SELECT nextval('written') AS open_quotes WHERE $1 <> 'x'" };
  await t.throwsAsync(asking(writing), { message: /25006/ }, 'a session that can only read');
  await t.throwsAsync(asking({ password: 'falsch' }), { message: /28P01/ });
  await t.throwsAsync(asking({ query: 'SELECT nothing FROM nowhere WHERE x = $1' }), { message: /42P01/ });
});
