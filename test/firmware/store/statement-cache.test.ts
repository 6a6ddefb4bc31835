import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type BareConnection, closed, opened, ran, rowsOf } from '../../../firmware/store/bare-connection.ts';
import { keepStatements } from '../../../firmware/store/statement-cache.ts';
import { temporaryFolder } from './temporary-box.ts';

/** A connection that keeps so many statements, and the texts that were compiled. */
async function keeping(t: ExecutionContext, most?: number) {
  const connection = await opened(join(temporaryFolder(t), 'box.db'), 'create');
  t.teardown(() => closed(connection));
  await ran(connection, 'CREATE TABLE mail (key TEXT PRIMARY KEY, text TEXT NOT NULL)');
  const compiled: string[] = [];
  const prepare = connection.prepare.bind(connection) as (...given: unknown[]) => never;
  connection.prepare = (text: string, ...rest: unknown[]) => {
    compiled.push(text);
    return prepare(text, ...rest);
  };
  keepStatements(connection, most);
  return { connection, compiled };
}

const INSERT = 'INSERT INTO mail (key, text) VALUES (?, ?)';
const COUNT = 'SELECT count(*) AS mails FROM mail WHERE text = ?';
const count = async (connection: BareConnection, text: string) => rowsOf(connection, COUNT, [text]);

test('a text that comes again is compiled once, and run with its new values', async (t) => {
  const { connection, compiled } = await keeping(t);
  for (const key of ['a', 'b', 'c']) await rowsOf(connection, INSERT, [key, 'hello']);
  t.deepEqual(await count(connection, 'hello'), [{ mails: 3 }]);
  t.deepEqual(await count(connection, 'other'), [{ mails: 0 }]);
  t.deepEqual(compiled, [INSERT, COUNT]);
});

test('the same text may run several times at once', async (t) => {
  const { connection } = await keeping(t);
  await Promise.all(['a', 'b', 'c'].map((key) => rowsOf(connection, INSERT, [key, 'hello'])));
  t.deepEqual(await count(connection, 'hello'), [{ mails: 3 }]);
});

test('a text that cannot be compiled fails each time that it comes, also twice at once', async (t) => {
  const { connection } = await keeping(t);
  const wrong = () =>
    t.throwsAsync(rowsOf(connection, 'SELECT words FROM mail'), { message: /no such column/ });
  await Promise.all([wrong(), wrong()]);
  await wrong();
});

test('a statement that failed is compiled anew, and has left nothing locked', async (t) => {
  const { connection, compiled } = await keeping(t);
  await rowsOf(connection, INSERT, ['a', 'hello']);
  await t.throwsAsync(rowsOf(connection, INSERT, ['a', 'again']), { message: /UNIQUE/ });
  await rowsOf(connection, INSERT, ['b', 'hello']);
  t.deepEqual(compiled, [INSERT, INSERT]);
  await t.notThrowsAsync(ran(connection, 'DROP TABLE mail'));
});

test('a kept statement follows the schema', async (t) => {
  const { connection, compiled } = await keeping(t);
  const all = 'SELECT * FROM mail';
  t.deepEqual(await rowsOf(connection, all), []);
  await ran(connection, "ALTER TABLE mail ADD COLUMN state TEXT NOT NULL DEFAULT 'queued'");
  await rowsOf(connection, INSERT, ['a', 'hello']);
  t.deepEqual(await rowsOf(connection, all), [{ key: 'a', text: 'hello', state: 'queued' }]);
  t.deepEqual(compiled, [all, INSERT]);
});

test('of too many texts the one that was used longest ago is compiled anew', async (t) => {
  const { connection, compiled } = await keeping(t, 2);
  const texts = ['SELECT 1', 'SELECT 2', 'SELECT 1', 'SELECT 3', 'SELECT 1', 'SELECT 2'];
  for (const text of texts) await rowsOf(connection, text);
  t.deepEqual(compiled, ['SELECT 1', 'SELECT 2', 'SELECT 3', 'SELECT 2']);
});

test('the connection closes although statements are kept', async (t) => {
  const { connection } = await keeping(t);
  await count(connection, 'hello');
  await new Promise<void>((resolve, reject) => {
    connection.close((error) => (error === null ? resolve() : reject(error)));
  });
  t.pass();
});
