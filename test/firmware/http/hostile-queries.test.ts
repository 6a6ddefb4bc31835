import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test, { type ExecutionContext } from 'ava';
import { z } from 'zod';
import { epochMs } from '../../../firmware/calls/ids.ts';
import type { Route } from '../../../firmware/http/route.ts';
import { namedRoutes } from '../../../firmware/http/route-table.ts';
import { openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { startBox } from '../../support/test-box.ts';
import { byNumber, missed, ringing, save } from '../store/call-samples.ts';
import { NOW, temporaryFolder } from '../store/temporary-box.ts';

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** What would change the meaning of a statement that was put together from texts. */
const ALWAYS_TRUE = `' OR '1'='1`;
const HOSTILE: readonly string[] = [
  ALWAYS_TRUE,
  `'; DROP TABLE customer; --`,
  `" OR 1=1 --`,
  `') UNION SELECT name, sql FROM sqlite_master --`,
  `a" OR b* NEAR(c) ^ -(`,
  '%_*?[a-z]\\',
  '\0',
  '{"$ne":null}',
  '[[]]',
  '1e309',
  '-9007199254740993',
  '\u202e\ufeff\ud83d',
  '9'.repeat(5000),
  cursor(ALWAYS_TRUE, ALWAYS_TRUE),
  cursor(1e300, '\0'),
  cursor(0, -1, ALWAYS_TRUE),
];

/** What a query needs besides, so that the one parameter is looked at. */
const NEEDED: Readonly<Record<string, string>> = {
  from: '2026-11-01',
  to: '2026-11-02',
  id: '00000000-0000-4000-8000-000000000000',
};

interface Parameter {
  readonly name: string;
  readonly at: (value: string) => string;
}

/** Every parameter of the route, in the path and behind it. */
function parametersOf({ path, schemas }: Route): Parameter[] {
  const encoded = (value: string) => encodeURIComponent(value.toWellFormed());
  const whole = path.replaceAll(/:\w+/g, NEEDED['id'] ?? '');
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([part, name = '']) => ({
    name,
    at: (value: string) =>
      path.replace(part, encoded(value).slice(0, 150)).replaceAll(/:\w+/g, NEEDED['id'] ?? ''),
  }));
  if (schemas.query === undefined) return inPath;
  const { properties = {}, required = [] } = z.toJSONSchema(schemas.query, { io: 'input' });
  const inQuery = Object.keys(properties).map((name) => ({
    name,
    at: (value: string) => {
      const rest = required.filter((one) => one !== name).map((one) => `&${one}=${NEEDED[one] ?? ''}`);
      return `${whole}?${name}=${encoded(value)}${rest.join('')}`;
    },
  }));
  return [...inPath, ...inQuery];
}

/** Everything in the database but what every request leaves behind it. */
function fingerprint(dataDir: string): string {
  const db = new DatabaseSync(join(dataDir, 'rusuban.db'), { readOnly: true });
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  const hash = createHash('sha256');
  for (const { name } of tables) {
    if (name === 'audit_entry' || name === 'session') continue;
    hash.update(`${name}${JSON.stringify(db.prepare(`SELECT * FROM "${name}"`).all())}`);
  }
  db.close();
  return hash.digest('hex');
}

/** Two customers and two calls: something that a statement gone astray would find. */
async function filledBox(t: ExecutionContext) {
  const dataDir = temporaryFolder(t);
  const db = await openDatabase({ file: join(dataDir, 'rusuban.db'), clock: systemClock, log: silentLog });
  const call = (n: number) =>
    missed(ringing(`${n}`, { startedAt: epochMs(NOW + n), caller: byNumber(`030000120${n}`) }));
  await save(db, call(1), call(2));
  await db.close();
  const box = await startBox(t, { dataDir });
  for (const name of ['青葉製作所', '若葉商会']) await box.ask('POST', '/api/customers', { name });
  return { box, dataDir };
}

const READING = namedRoutes().filter(({ method, path }) => method === 'GET' && path !== '/api/events');

test('no parameter of any reading route is more than a value: hostile ones are found nowhere or refused, and change nothing', async (t) => {
  const { box, dataDir } = await filledBox(t);
  const before = fingerprint(dataDir);
  const seen = new Map<number, number>();
  for (const route of READING) {
    for (const { name, at } of parametersOf(route)) {
      for (const value of HOSTILE) {
        const answer = await fetch(box.url + at(value), { headers: { cookie: box.cookie } });
        const text = await answer.text();
        const what = `${route.path} ${name} ${value.slice(0, 40)}: ${answer.status} ${text.slice(0, 200)}`;
        t.true([200, 400, 404, 414].includes(answer.status), what);
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        const isAnswered = answer.status === 200 && text.startsWith('{"items"');
        if (isAnswered && value === ALWAYS_TRUE) t.regex(text, /^\{"items":\[\]/, what);
      }
    }
  }
  t.true((seen.get(200) ?? 0) > 100, 'what is no fault reached the database');
  t.true((seen.get(400) ?? 0) > 100);
  t.is(fingerprint(dataDir), before);
  await box.ask('POST', '/api/customers', { name: '双葉' });
  t.not(fingerprint(dataDir), before, 'a change would have been seen');
});

test('a parameter that comes twice, or as a thing with parts, is refused', async (t) => {
  const { box } = await filledBox(t);
  const status = async (query: string) => (await box.ask('GET', `/api/calls?${query}`)).status;
  t.is(await status('q=a&q=b'), 400);
  t.is(await status('line=1&line=2'), 400);
  t.is(await status('q[a]=1&__proto__[x]=1&constructor=1'), 200, 'names that are not known are left aside');
  t.is(await status('limit=1&limit=2'), 400);
});
