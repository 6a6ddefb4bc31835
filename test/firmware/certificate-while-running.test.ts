import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { isIPv4 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import test, { type ExecutionContext } from 'ava';
import { issueAuthority, issueLeaf, type KeyPair, LEAF_DAYS } from '../../firmware/certificate/issue.ts';
import { OwnAuthority } from '../../firmware/certificate/own-authority.ts';
import type { Config } from '../../firmware/config/config.ts';
import { ownNames } from '../../firmware/http/names.ts';
import { type Log, silentLog } from '../../hw/log.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startBox } from '../support/test-box.ts';

const DAY_MS = 86_400_000;
const LOOK_MS = 10 * 60_000;
/** An address that is none of the loopback names, and all the same reaches this machine only. */
const NOT_BY_NAME = '::ffff:127.0.0.1';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-tls-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
}

const printOf = (certificate: string) => new X509Certificate(certificate).fingerprint256;

/** The certificate that a browser with this authority is shown now. */
function shownTo(ca: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, ca }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.end();
    });
    socket.on('error', reject);
  });
}

/** A browser that keeps its one connection. @returns by which connection the answer came, and its status */
function keptConnection(t: ExecutionContext, ca: string, port: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  t.teardown(() => agent.destroy());
  return () =>
    new Promise<{ status: number; from: number }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: '/api/authority', ca, agent };
      const one = request(options, (answer) => {
        const from = answer.socket.localPort ?? 0;
        answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, from }));
      });
      one.on('error', reject).end();
    });
}

const onNetwork =
  (certificate: Config['http']['certificate'] = null) =>
  (config: Config) => ({
    ...config,
    http: { ...config.http, host: NOT_BY_NAME, redirectPort: null, certificate },
  });

test('a certificate that nears its end is renewed and shown to who comes next, without a restart; who is there stays connected', async (t) => {
  const dataDir = folderOf(t);
  const now = Date.now();
  const names = () => {
    const own = ownNames([]);
    return { names: own.names, addresses: own.addresses.filter(isIPv4) };
  };
  // It was made so long ago that a month and five minutes are left.
  const then = new FakeClock(now - (LEAF_DAYS - 30) * DAY_MS + 5 * 60_000);
  const past = new OwnAuthority({ dataDir, name: 'Rusuban', names, clock: then, log: silentLog });
  const { authority, leaf } = await past.open();
  const clock = new FakeClock(now);
  const change = (config: Config) => {
    const { http, ...rest } = onNetwork()(config);
    return { ...rest, http: { ...http, names: [] } };
  };
  const box = await startBox(t, { dataDir, clock, change, isFresh: true });
  const port = Number(new URL(box.url).port);
  const ask = keptConnection(t, authority, port);
  const before = await ask();
  t.is(await shownTo(authority, port), printOf(leaf.certificate));
  clock.advance(LOOK_MS);
  const shown = () => shownTo(authority, port);
  const renewed = await box.until('the new one', shown, (print) => print !== printOf(leaf.certificate));
  const onDisk = new X509Certificate(readFileSync(join(dataDir, 'tls', 'box.crt')));
  t.is(onDisk.fingerprint256, renewed);
  t.true(Date.parse(onDisk.validTo) - now > (LEAF_DAYS - 1) * DAY_MS);
  t.deepEqual(await ask(), before, 'the connection from before is still good');
  t.is(before.status, 200);
});

function write(files: { file: string; key: string }, pair: KeyPair): void {
  writeFileSync(files.file, pair.certificate);
  writeFileSync(files.key, pair.key);
}

/** Keeps what would be said in the log, by its sentence. */
function listeningLog(): { log: Log; said: string[] } {
  const said: string[] = [];
  const keep = (_: object, sentence: string) => void said.push(sentence);
  return { log: { ...silentLog, warn: keep, error: keep }, said };
}

test('the office’s own certificate can be replaced while the box runs; files that do not fit change nothing and are named once', async (t) => {
  const folder = folderOf(t);
  const files = { file: join(folder, 'office.crt'), key: join(folder, 'office.key') };
  const now = Date.now();
  const authority = await issueAuthority('Office', now);
  const NAMES = { names: ['localhost'], addresses: ['127.0.0.1'] };
  const [first, second] = [await issueLeaf(authority, NAMES, now), await issueLeaf(authority, NAMES, now)];
  write(files, first);
  const clock = new FakeClock(now);
  const { log, said } = listeningLog();
  const box = await startBox(t, { clock, log, change: onNetwork(files), isFresh: true });
  const port = Number(new URL(box.url).port);
  const shown = () => shownTo(authority.certificate, port);
  t.is(await shown(), printOf(first.certificate));
  writeFileSync(files.file, second.certificate);
  const isNamed = async () => said.filter((text) => /cannot be used/.test(text)).length;
  clock.advance(LOOK_MS);
  await box.until('the log', isNamed, (count) => count === 1);
  t.is(await shown(), printOf(first.certificate), 'half of a pair is not used');
  writeFileSync(files.key, second.key);
  clock.advance(LOOK_MS);
  await box.until('the second one', shown, (print) => print === printOf(second.certificate));
  t.is(await isNamed(), 1);
  // One that is nearly over is used all the same, and said to be.
  const old = await issueLeaf(authority, NAMES, now - (LEAF_DAYS - 10) * DAY_MS);
  write(files, old);
  clock.advance(LOOK_MS);
  await box.until('the third one', shown, (print) => print === printOf(old.certificate));
  t.is(said.filter((text) => /ends soon/.test(text)).length, 1);
});
