import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ARCHITECTURES } from '../../scripts/package/architecture.ts';
import { buildCommon } from '../../scripts/package/build.ts';
import { ROOT } from '../../scripts/package/checkout.ts';
import { copyrightFile } from '../../scripts/package/copyright.ts';
import { licenceOf, notices } from '../../scripts/package/licences.ts';
import { placeNodeModules } from '../../scripts/package/node-modules.ts';
import type { Built } from '../../scripts/package/payload.ts';
import { startBox } from './installed-box.ts';

const folder = mkdtempSync(join(tmpdir(), 'rusuban-bundle-'));
const main = join(folder, 'firmware/main.js');
const ORDER = { version: '9.8.7', maintainer: 'Somebody <somebody@example.org>', seconds: 1_790_000_000 };
let built: Built;

test.before(async () => {
  built = await buildCommon(folder, ORDER);
});
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

/** The bundle as it is on a box: in a folder of its own, without the packages of the checkout. */
const rusuban = (words: readonly string[], input = '') =>
  spawnSync(process.execPath, [main, ...words], { cwd: folder, input, encoding: 'utf8' });

const textOf = (name: string) => readFileSync(join(folder, 'firmware', name), 'utf8');

/** A file of the bundle and all that it imports before it does anything. */
const readAtOnce = (name: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, next = ''] of textOf(name).matchAll(/^import .*?"\.\/([^"]+)";$/gm)) readAtOnce(next, found);
  return found;
};

test.serial('the bundle runs without the packages of the checkout', (t) => {
  t.is(rusuban(['--version']).stdout, 'rusuban 9.8.7\n');
  t.regex(rusuban(['formats']).stdout, /^modem /m);
  const { stdout, status } = rusuban(['decode', 'modem'], 'RING\r\nNMBR=0312345678\r\n');
  t.is(status, 0);
  t.regex(stdout, /"type":"caller-id".*"number":"0312345678"/);
});

test.serial('what only a running box needs is not read by the other commands', (t) => {
  const atOnce = readAtOnce('main.js');
  t.true(atOnce.has('main.js'));
  const files = readdirSync(join(folder, 'firmware'));
  const withDatabase = files.filter((name) => textOf(name).includes('CREATE TABLE call_record'));
  t.is(withDatabase.length, 1);
  t.false(withDatabase.some((name) => atOnce.has(name)));
});

test.serial('what a file of the box looks for by its own place is there in the package as well', (t) => {
  const files = readdirSync(join(folder, 'firmware'));
  const found = (pattern: RegExp) =>
    files.flatMap((name) => [...textOf(name).matchAll(pattern)].map(([, target = '']) => target));
  const places = found(/new URL\("([^"]+)", import\.meta\.url\)/g);
  t.true(places.length >= 2);
  for (const place of places) t.true(existsSync(join(folder, 'firmware', place)), place);
  // Left as they are, and put beside the bundle by node-modules.ts.
  t.deepEqual([...new Set(found(/createRequire\(import\.meta\.url\)\("([^"]+)"\)/g))].sort(), [
    'koffi',
    'onoff',
  ]);
});

test.serial('the native packages load from what is left of them', (t) => {
  const architecture = ARCHITECTURES.find(({ node }) => node === process.arch);
  if (architecture === undefined) throw new Error(`no package is built for ${process.arch}`);
  const installed = join(ROOT, 'node_modules');
  placeNodeModules(join(folder, 'node_modules'), architecture, {
    sqlite3: join(installed, 'sqlite3/build/Release/node_sqlite3.node'),
    epoll: join(installed, 'epoll/build/Release/epoll.node'),
  });
  const load = `for (const name of ['sqlite3', 'koffi', 'onoff', 'epoll', '@serialport/bindings-cpp'])
    console.log(require.resolve(name), Object.keys(require(name)).length > 0)`;
  const said = execFileSync(process.execPath, ['-e', load], { cwd: folder, encoding: 'utf8' });
  t.is(said.match(/ true$/gm)?.length, 5);
  t.false(said.includes(installed));
});

test.serial('a box starts from the bundle, with database and page, and ends at SIGTERM', async (t) => {
  const box = await startBox(main, folder);
  const page = await fetch(box.url);
  t.is(page.status, 200);
  t.regex(await page.text(), /<script type="module"/);
  t.is(await box.stop(), 0);
});

test('the manual page tells of every command, and needs no other tool to be right', (t) => {
  t.regex(built.manPage, /^\.TH RUSUBAN 1 "2026-09-21" "rusuban 9\.8\.7"/);
  for (const name of ['start', 'check\\-config', 'decode', 'listen', 'test\\-mail', 'backup', 'restore'])
    t.true(built.manPage.includes(`.SS ${name}\n`), name);
  t.notRegex(built.manPage, /^\.SS rusuban/m);
});

test.serial('every package that is bundled is named with its licence and its text', (t) => {
  const bundled = built.bundled.map((path) => licenceOf(join(ROOT, path)));
  const names = bundled.map(({ name }) => name);
  for (const name of ['fastify', 'knex', 'nodemailer', 'preact', 'zod', 'yaml'])
    t.true(names.includes(name), name);
  t.false(bundled.some(({ licence }) => licence === 'unknown'));
  const file = copyrightFile({ bundled, separate: [] });
  const used = [...file.matchAll(/^License: (.+)$/gm)].map(([, name = '']) => name);
  for (const name of used.flatMap((licence) => licence.split(' and '))) t.true(used.includes(name), name);
  t.true(notices(bundled).includes('Permission is hereby granted'));
});
