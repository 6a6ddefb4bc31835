import { readFileSync } from 'node:fs';
import test from 'ava';
import { SCOPES } from '../../../firmware/access/principal.ts';
import { mayUse } from '../../../firmware/access/who.ts';
import {
  namedRoutes,
  type RouteRow,
  routeReference,
  rowsOf,
  scopeOf,
} from '../../../firmware/http/route-table.ts';
import { administratorOf, as, type Known, pairedWith, STRANGER, tokenFor } from '../../support/people.ts';
import { startBox } from '../../support/test-box.ts';

const GHOST = '00000000-0000-4000-8000-000000000000';
const ROWS = rowsOf(namedRoutes());
const nameOf = ({ method, path }: RouteRow) => `${method} ${path}`;
const pathOf = ({ path }: RouteRow) => path.replaceAll(/:\w+/g, GHOST);

/** Log out, and pair: the doors are tried elsewhere; here they would change who asks. */
const CHANGES_WHO_ASKS = new Set(['DELETE /api/session']);

test('every route is in the table once, and says who may use it', (t) => {
  const names = ROWS.map(nameOf);
  t.deepEqual([...new Set(names)], names);
  t.true(ROWS.length > 40, `${ROWS.length} routes`);
  const open = ROWS.filter(({ who }) => who.role === 'anyone').map(nameOf);
  t.deepEqual(open, [
    'GET /api/authority',
    'GET /api/me',
    'POST /api/pair',
    'DELETE /api/session',
    'POST /api/session',
    'POST /api/setup',
    'GET /ca.crt',
    'GET /healthz',
  ]);
});

test('the table in the documentation is the one of the routes', (t) => {
  const written = readFileSync(new URL('../../../docs/routes.md', import.meta.url), 'utf8');
  t.is(written, routeReference(ROWS), 'run npm run docs');
});

/** What the box says to somebody on a route, in the words of the table. */
async function verdict(known: Known, box: { url: string }, row: RouteRow): Promise<'yes' | 'log-in' | 'no'> {
  const body = row.method === 'GET' ? undefined : {};
  const { code } = await as(known, box, row.method, pathOf(row), body);
  if (code === 'log-in' && row.path !== '/api/session') return 'log-in';
  return code === 'forbidden' ? 'no' : 'yes';
}

test('each row of the table holds: a stranger, a terminal, an administrator, tokens', async (t) => {
  const box = await startBox(t);
  const terminal = await pairedWith(box, { name: '受付' });
  const administrator = administratorOf(box);
  const tokens = new Map(
    await Promise.all(SCOPES.map(async (scope) => [scope, await tokenFor(box, [scope])] as const)),
  );
  const rows = ROWS.filter((row) => !CHANGES_WHO_ASKS.has(nameOf(row)));
  for (const row of rows) {
    const { who } = row;
    t.is(
      await verdict(STRANGER, box, row),
      who.role === 'anyone' ? 'yes' : 'log-in',
      `stranger ${nameOf(row)}`,
    );
    const isDesk = who.role === 'anyone' || who.role === 'desk';
    t.is(await verdict(terminal, box, row), isDesk ? 'yes' : 'no', `terminal ${nameOf(row)}`);
    t.is(await verdict(administrator, box, row), 'yes', `administrator ${nameOf(row)}`);
    if (who.role === 'anyone') continue;
    const scope = scopeOf(who);
    const others = SCOPES.filter((one) => one !== scope);
    const other = tokens.get(others[ROWS.indexOf(row) % others.length] ?? 'board:read') ?? {};
    t.is(await verdict(other, box, row), 'no', `token of another scope ${nameOf(row)}`);
    if (scope === null) continue;
    t.is(await verdict(tokens.get(scope) ?? {}, box, row), 'yes', `token ${scope} ${nameOf(row)}`);
  }
});

test('a token with every scope reaches nothing that is an administrator’s alone', (t) => {
  const token = { type: 'token', id: '', name: '', scopes: SCOPES } as const;
  const kept = ROWS.filter(({ who }) => who.role === 'administrator' && scopeOf(who) === null);
  t.true(kept.some((row) => nameOf(row) === 'POST /api/users'));
  for (const { who } of kept) t.is(mayUse(token, who), 'no');
});
