import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test, { type ExecutionContext } from 'ava';
import type { AuditPage } from '../../../firmware/http/contract/access.ts';
import { namedRoutes, rowsOf } from '../../../firmware/http/route-table.ts';
import { type FilledOffice, filledOffice, uploaded } from '../../support/filled-office.ts';
import { LINES, newBox, save } from '../../support/new-box.ts';
import { CHANGES } from '../../support/office-changes.ts';
import { administratorOf, as, type Reply } from '../../support/people.ts';
import { temporaryFolder } from '../store/temporary-box.ts';

const ROWS = rowsOf(namedRoutes());
const WRITING = ROWS.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
/** What changes nothing on the disk when it is asked for, and is therefore not taken back with its line. */
const NO_TRANSACTION = new Set([
  ...['POST /api/import', 'PUT /api/import/columns', 'DELETE /api/import', 'POST /api/import/commit'],
  ...['POST /api/pairings', 'DELETE /api/pairings/:id', 'POST /api/calls/:key/memo/preview'],
  'POST /api/templates/:locale/:kind/preview',
  ...['POST /api/configuration/mail/test', 'POST /api/configuration/bounces/test'],
  ...['POST /api/hardware/lamp-test', 'DELETE /api/hardware/lamp-test', 'POST /api/hardware/listening'],
  ...['DELETE /api/hardware/listening', 'DELETE /api/hardware/unmasking'],
  'PUT /api/mode',
]);
/** It wants a port, and a page that looks on: its own tests have both. */
const NEEDS_PORT = 'POST /api/hardware/listening';

test('how each route that changes something is used stands in the list of changes', (t) => {
  t.deepEqual(Object.keys(CHANGES).sort(), [...WRITING].sort());
});

/** Everything that is stored, and how many sessions there are (when they were last used is no change). */
function stored({ dataDir }: FilledOffice): string {
  const db = new DatabaseSync(join(dataDir, 'rusuban.db'), { readOnly: true });
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all();
  const hash = createHash('sha256');
  for (const { name } of tables) {
    const rows = db.prepare(`SELECT ${name === 'session' ? 'token_hash' : '*'} FROM "${name}"`);
    rows.setReadBigInts(true);
    hash.update(
      `${name}${JSON.stringify(rows.all(), (_, value) => (typeof value === 'bigint' ? `${value}` : value))}`,
    );
  }
  db.close();
  return hash.digest('hex');
}

function onDisk({ dataDir }: FilledOffice, statement: string): void {
  const db = new DatabaseSync(join(dataDir, 'rusuban.db'));
  db.exec(statement);
  db.close();
}

/** Uses a route as it is meant to be used; the file of an import is what it takes besides JSON. */
async function use(office: FilledOffice, name: string): Promise<Reply> {
  const { box } = office;
  const [method = ''] = name.split(' ');
  const { path, body } = (await CHANGES[name]?.(office)) ?? { path: '' };
  if (name !== 'POST /api/import') return as(administratorOf(box), box, method, path, body);
  const type = { 'content-type': 'application/octet-stream' };
  return as({ ...administratorOf(box), ...type }, box, method, path, ['会社名']);
}

/** The sections of the configuration can be set only where the file leaves them out. */
const isSection = (name: string) => /^PUT \/api\/configuration\/(?!walk)/.test(name);

const NO_LINE = `CREATE TRIGGER no_line BEFORE INSERT ON audit_entry BEGIN SELECT RAISE(ABORT, 'no line'); END`;

async function isTakenBack(t: ExecutionContext, office: FilledOffice, name: string): Promise<void> {
  const before = stored(office);
  t.is((await use(office, name)).status, 500, name);
  t.is(stored(office), before, name);
}

test('a change whose line the audit log does not take is not made, on any route', async (t) => {
  const office = await filledOffice(t);
  onDisk(office, NO_LINE);
  const changes = WRITING.filter((name) => !NO_TRANSACTION.has(name));
  for (const name of changes.filter((one) => !isSection(one))) await isTakenBack(t, office, name);
  for (const { method, path, audited } of ROWS.filter((row) => row.audited && row.method === 'GET')) {
    const query = path.includes('customer-data') ? `?id=${office.keys['kept']}` : '';
    const { status } = await as(administratorOf(office.box), office.box, method, path + query);
    t.is(status, 500, `${path} gives out nothing that is not written down (${audited})`);
  }
  // An import is written after the answer, a mode holds although it cannot be stored: the disk has neither.
  await uploaded(office.box);
  const before = stored(office);
  t.is((await use(office, 'POST /api/import/commit')).status, 200);
  const phase = async () => (await office.box.ask<{ phase: string }>('GET', '/api/import')).body.phase;
  await office.box.until('the end', phase, (now) => now === 'failed');
  t.is((await use(office, 'PUT /api/mode')).status, 200);
  t.is(stored(office), before);
  onDisk(office, 'DROP TRIGGER no_line');
});

test('nor is a section of the configuration set without its line', async (t) => {
  const dataDir = temporaryFolder(t);
  const office = { box: await newBox(t, '', { dataDir }), dataDir, keys: {} };
  await save(t, office.box, 'lines', LINES);
  onDisk(office, NO_LINE);
  const sections = WRITING.filter(isSection);
  t.is(sections.length, 6);
  for (const name of sections) await isTakenBack(t, office, name);
  onDisk(office, 'DROP TRIGGER no_line');
});

test('a change that is made has its line, and one that is refused has none', async (t) => {
  const office = await filledOffice(t);
  const { box } = office;
  const lines = async (action: string) => {
    const { items } = (
      await box.ask<AuditPage>('GET', `/api/audit?limit=200&action=${encodeURIComponent(action)}`)
    ).body;
    return items.filter((one) => one.action === action);
  };
  const rows = ROWS.filter(
    ({ method, path, audited }) =>
      audited && method !== 'GET' && !path.includes('/me/') && !isSection(`${method} ${path}`),
  );
  for (const { method, path } of rows) {
    const name = `${method} ${path}`;
    if (name === NEEDS_PORT) continue;
    const before = (await lines(name)).length;
    const reply = await use(office, name);
    t.is(reply.status, 200, `${name} ${JSON.stringify(reply.body)}`);
    const own = await box.until(
      'the line',
      () => lines(name),
      (found) => found.length > before,
    );
    t.is(own.length, before + 1, name);
    const [line] = own;
    if (/:(key|id)/.test(path)) t.truthy(line?.subject, name);
    if (name === 'POST /api/import') t.deepEqual(line?.detail, {}, 'a file has no fields');
    const ghost = { path: path.replace(/:(key|id)/, '00000000-0000-4000-8000-000000000000') };
    if (ghost.path === path) continue;
    const { body } = (await CHANGES[name]?.(office)) ?? {};
    const refused = await as(administratorOf(box), box, method, ghost.path, body);
    if (refused.status === 200) continue;
    t.is(refused.status, 404, name);
    t.is((await lines(name)).length, before + 1, `${name} of a thing that is not there`);
  }
  const made = await box.ask<{ id: string }>('POST', '/api/customers', { name: '双葉' });
  t.is((await lines('POST /api/customers'))[0]?.subject, made.body.id, 'what was made is named');
});
