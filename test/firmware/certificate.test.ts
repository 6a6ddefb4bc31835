import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import { faultOf, missingNames } from '../../firmware/certificate/examine.ts';
import { GivenCertificate } from '../../firmware/certificate/given.ts';
import { issueAuthority, issueLeaf, LEAF_DAYS } from '../../firmware/certificate/issue.ts';
import { OwnAuthority } from '../../firmware/certificate/own-authority.ts';
import type { Config } from '../../firmware/config/config.ts';
import { databaseIn } from '../../firmware/database-file.ts';
import { ConfigError } from '../../firmware/errors.ts';
import { openDatabase } from '../../firmware/store/database.ts';
import { putSection } from '../../firmware/store/own-sections.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { freeTcpPort } from '../support/free-port.ts';
import { ADMINISTRATOR, startBox } from '../support/test-box.ts';

const DAY_MS = 86_400_000;
const NAMES = { names: ['localhost', 'rusuban.local'], addresses: ['127.0.0.1', '192.168.1.20', '::1'] };

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-tls-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the authority signs a certificate for every name and address, and nothing but that', async (t) => {
  const now = Date.now();
  const authority = await issueAuthority('Rusuban 日向設備', now);
  const leaf = await issueLeaf(authority, NAMES, now);
  const [root, own] = [new X509Certificate(authority.certificate), new X509Certificate(leaf.certificate)];
  t.true(own.verify(root.publicKey));
  t.true(own.checkIssued(root));
  t.true(root.ca);
  t.false(own.ca);
  t.deepEqual(missingNames(leaf.certificate, NAMES), []);
  t.deepEqual(missingNames(leaf.certificate, { names: ['evil.example'], addresses: ['10.0.0.1'] }), [
    'evil.example',
    '10.0.0.1',
  ]);
  t.is(faultOf(leaf, now), null);
  t.regex(faultOf(leaf, now + (LEAF_DAYS + 1) * DAY_MS) ?? '', /was good until/);
  t.regex(faultOf({ ...leaf, key: authority.key }, now) ?? '', /does not belong/);
  t.regex(faultOf({ certificate: 'x', key: 'y' }, now) ?? '', /no PEM certificate/);
});

test('the authority is made once; what it signs is renewed before it ends and for a new address', async (t) => {
  const dataDir = folderOf(t);
  const clock = new FakeClock(Date.now());
  let addresses = ['127.0.0.1'];
  const names = () => ({ names: ['localhost'], addresses });
  const own = new OwnAuthority({ dataDir, name: 'Rusuban', names, clock, log: silentLog });
  const first = await own.open();
  t.is(statSync(join(dataDir, 'tls', 'authority.key')).mode & 0o777, 0o600);
  t.deepEqual(await own.open(), first, 'a restart changes nothing');
  addresses = ['127.0.0.1', '192.168.1.77'];
  const moved = await own.open();
  t.is(moved.authority, first.authority);
  t.deepEqual(missingNames(moved.leaf.certificate, names()), []);
  clock.advance((LEAF_DAYS - 31) * DAY_MS);
  t.deepEqual(await own.open(), moved, 'not yet');
  clock.advance(2 * DAY_MS);
  const renewed = await own.open();
  t.not(renewed.leaf.certificate, moved.leaf.certificate);
  t.is(renewed.authority, first.authority);
});

test('half a pair on the disk, as after a power cut, is made anew', async (t) => {
  const dataDir = folderOf(t);
  const clock = new FakeClock(Date.now());
  const own = new OwnAuthority({ dataDir, name: 'Rusuban', names: () => NAMES, clock, log: silentLog });
  mkdirSync(join(dataDir, 'tls'));
  writeFileSync(join(dataDir, 'tls', 'box.crt'), 'half a certific');
  const { leaf } = await own.open();
  t.is(faultOf(leaf, clock.now()), null);
});

/** An address that is none of the loopback names, and all the same reaches this machine only. */
const NOT_BY_NAME = '::ffff:127.0.0.1';
const openTo = (port: number | null) => (config: Config) => ({
  ...config,
  http: { ...config.http, host: NOT_BY_NAME, redirectPort: port },
});

interface Asked {
  readonly body?: object;
  readonly method?: string;
  readonly cookie?: string;
  /** By which name the box is asked. */
  readonly host?: string;
}

function askSecurely(port: string, ca: string, path: string, asked: Asked = {}) {
  const { body, method = body === undefined ? 'GET' : 'POST', cookie = '', host = '127.0.0.1' } = asked;
  return new Promise<{ status: number; cookie: string }>((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { 'x-rusuban': '1', ...type, cookie, host };
    // Under a name of its own only the box's judgement of the name counts, not ours of the certificate.
    const check = asked.host === undefined ? {} : { checkServerIdentity: () => undefined };
    const options = { host: '127.0.0.1', port, path, ca, headers, method, agent: false, ...check };
    const request = secureRequest(options, (response) => {
      response.resume();
      resolve({
        status: response.statusCode ?? 0,
        cookie: response.headers['set-cookie']?.[0] ?? '',
      });
    });
    request.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function askPlainly(port: number, path: string, host = '127.0.0.1') {
  return new Promise<{ status: number; location: string; body: Buffer }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { host } }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', body });
    }).on('error', reject);
  });
}

test('on the network the page is HTTPS that a machine with the authority trusts; plain HTTP only sends it there', async (t) => {
  const dataDir = folderOf(t);
  const plain = await freeTcpPort();
  const box = await startBox(t, { dataDir, change: openTo(plain), isFresh: true });
  t.regex(box.url, /^https:/);
  const { port } = new URL(box.url);
  const ca = readFileSync(join(dataDir, 'tls', 'authority.crt'), 'utf8');
  t.is((await askSecurely(port, ca, '/api/board')).status, 401);
  const entered = await askSecurely(port, ca, '/api/setup', {
    body: { ...ADMINISTRATOR, code: box.setupCode },
  });
  t.regex(entered.cookie, /^__Host-rusuban=[\w-]{43}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  await t.throwsAsync(askSecurely(port, '', '/api/board'), undefined, 'nobody else trusts it');
  t.like(await askPlainly(plain, '/history?x=1'), {
    status: 308,
    location: `https://127.0.0.1:${port}/history?x=1`,
  });
  t.like(await askPlainly(plain, '//evil.example/'), { location: `https://127.0.0.1:${port}/` });
  t.is((await askPlainly(plain, '/', 'evil.example')).status, 400, 'no open redirect');
  const { body } = await askPlainly(plain, '/ca.crt');
  t.is(new X509Certificate(body).fingerprint256, new X509Certificate(ca).fingerprint256);
  t.is((await askSecurely(port, ca, '/ca.crt')).status, 200);
});

test('an old version of TLS is refused', async (t) => {
  const box = await startBox(t, { change: openTo(null), isFresh: true });
  const { port } = new URL(box.url);
  const socket = connect({
    host: '127.0.0.1',
    port: Number(port),
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
  });
  await t.throwsAsync(new Promise((_, reject) => socket.on('error', reject)));
});

test('a certificate of the office is used, and one that cannot be used keeps the box from starting', async (t) => {
  const folder = folderOf(t);
  const authority = await issueAuthority('Office', Date.now());
  const leaf = await issueLeaf(authority, NAMES, Date.now());
  const files = { file: join(folder, 'a.crt'), key: join(folder, 'a.key') };
  writeFileSync(files.file, leaf.certificate);
  writeFileSync(files.key, leaf.key);
  const given = (config: Config) => ({
    ...config,
    http: { ...config.http, host: NOT_BY_NAME, certificate: files },
  });
  const box = await startBox(t, { change: given, isFresh: true });
  t.is((await askSecurely(new URL(box.url).port, authority.certificate, '/api/me')).status, 200);
  writeFileSync(files.key, authority.key);
  const openFrom = (certificate: string) =>
    new GivenCertificate({
      ...{ files: { certificate, key: files.key }, clock: new FakeClock(Date.now()), log: silentLog },
    }).open();
  await t.throwsAsync(openFrom(files.file), { instanceOf: ConfigError, message: /key does not belong/ });
  await t.throwsAsync(openFrom('/nowhere'), { message: /ENOENT/ });
});

test('a certificate brought by the browser is used at once, by its own names too, and given back', async (t) => {
  const dataDir = folderOf(t);
  const box = await startBox(t, { dataDir, change: openTo(null), isFresh: true });
  const { port } = new URL(box.url);
  const own = readFileSync(join(dataDir, 'tls', 'authority.crt'), 'utf8');
  const entered = await askSecurely(port, own, '/api/setup', {
    body: { ...ADMINISTRATOR, code: box.setupCode },
  });
  const [cookie = ''] = entered.cookie.split(';');
  const office = await issueAuthority('Office', Date.now());
  const names = { names: ['rusuban.office.example'], addresses: ['127.0.0.1'] };
  const pair = await issueLeaf(office, names, Date.now());
  const put = (body: object) => askSecurely(port, own, '/api/certificate', { method: 'PUT', cookie, body });
  t.is((await put({ ...pair, key: office.key })).status, 400, 'a key of another one');
  t.is((await put({ certificate: 'x', key: 'y' })).status, 400);
  const byName = { host: 'rusuban.office.example' };
  t.is((await askSecurely(port, own, '/api/me', byName)).status, 400, 'not yet a name of the box');
  t.is((await put(pair)).status, 200);
  const status = (ca: string, asked?: Asked) => () =>
    askSecurely(port, ca, '/api/me', asked).then(
      (answer) => answer.status,
      () => 0,
    );
  await box.until('the new one', status(office.certificate), (found) => found === 200);
  t.is(await status(office.certificate, byName)(), 200);
  t.is(await status(own)(), 0);
  const ended = { method: 'DELETE', cookie };
  t.is((await askSecurely(port, office.certificate, '/api/certificate', ended)).status, 200);
  await box.until('its own again', status(own), (found) => found === 200);
});

test('a certificate brought by the browser that ran out keeps no box from starting', async (t) => {
  const dataDir = folderOf(t);
  const db = await openDatabase({ file: databaseIn(dataDir), clock: systemClock, log: silentLog });
  const office = await issueAuthority('Office', Date.now());
  const old = await issueLeaf(office, NAMES, Date.now() - (LEAF_DAYS + 1) * DAY_MS);
  await db.knex.transaction((trx) => putSection(trx, 'certificate', old, 0));
  await db.close();
  const box = await startBox(t, { dataDir, change: openTo(null), isFresh: true });
  const own = readFileSync(join(dataDir, 'tls', 'authority.crt'), 'utf8');
  t.is((await askSecurely(new URL(box.url).port, own, '/api/me')).status, 200);
});
