import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ANYONE } from '../../../firmware/access/who.ts';
import { Doors } from '../../../firmware/http/doors.ts';
import { ownNames } from '../../../firmware/http/names.ts';
import { Done, done, route } from '../../../firmware/http/route.ts';
import { createServer } from '../../../firmware/http/server.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { startBox } from '../../support/test-box.ts';
import { temporaryBox, temporaryFolder } from '../store/temporary-box.ts';

/** A connection that sends what it is told and keeps what comes. */
async function connected(t: ExecutionContext, url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  t.teardown(() => socket.destroy());
  await once(socket, 'connect');
  let text = '';
  socket.setEncoding('latin1').on('data', (part: string) => {
    text += part;
  });
  socket.on('error', () => {});
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  return { socket, answer };
}

/** Bytes that no client would send, and the whole answer to them. */
async function raw(t: ExecutionContext, url: string, request: string): Promise<string> {
  const { socket, answer } = await connected(t, url);
  socket.write(request);
  return answer;
}

const get = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n${more}\r\n`;
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

const OUTSIDE: readonly string[] = [
  ...['/../secret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt'],
  ...['/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/%252e%252e%252fsecret.txt', '//secret.txt'],
  ...[
    '/....//secret.txt',
    '/.secret',
    '/assets/.secret',
    '/index.html%00.txt',
    '/assets/%2e%2e/../secret.txt',
  ],
  ...['http://evil.example/../secret.txt', '/%c0%ae%c0%ae/secret.txt'],
];

test('nothing beside the folder of the page is given out, however the path is written', async (t) => {
  const folder = temporaryFolder(t);
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), 'the page');
  for (const name of ['secret.txt', 'page/.secret', 'page/assets/.secret']) {
    writeFileSync(join(folder, name), 'TOP SECRET');
  }
  const { url } = await startBox(t, { pageFolder });
  t.regex(await raw(t, url, get('/')), /the page/, 'what is in it is given out');
  t.regex(
    await raw(t, url, get('/customers?q=mail@a.example')),
    /the page/,
    'a search that ends like a file',
  );
  for (const path of OUTSIDE) {
    const answer = await raw(t, url, get(path));
    t.notRegex(answer, /TOP SECRET/, path);
    t.true([200, 400, 403, 404].includes(statusOf(answer)), `${path}: ${answer.slice(0, 80)}`);
  }
});

test('the name of a file that is sent is a word on the screen, not a place on the disk', async (t) => {
  const dataDir = join(temporaryFolder(t), 'data');
  mkdirSync(dataDir);
  const box = await startBox(t, { dataDir });
  for (const name of ['../../evil.csv', '/tmp/evil.csv', 'evil.csv\0.txt', '..\\evil.csv']) {
    const answer = await fetch(`${box.url}/api/import?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie: box.cookie, 'x-rusuban': '1', 'content-type': 'application/octet-stream' },
      body: '会社名\n青葉\n',
    });
    t.is(answer.status, 200);
    const files = readdirSync(join(dataDir, '..'), { recursive: true }).map(String);
    t.deepEqual(
      files.filter((file) => file.includes('evil')),
      [],
    );
  }
});

const post = (headers: string, body = '') =>
  `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Rusuban: 1\r\nConnection: close\r\n` +
  `Content-Type: application/json\r\n${headers}\r\n${body}`;

test('what is too large is refused before it is read, with and without a length', async (t) => {
  const { url } = await startBox(t);
  t.is(statusOf(await raw(t, url, post('Content-Length: 9999999999\r\n', '{'))), 413);
  const chunk = `40000\r\n${'x'.repeat(0x40000)}\r\n`;
  t.is(statusOf(await raw(t, url, post('Transfer-Encoding: chunked\r\n', chunk + chunk))), 413);
  t.is(statusOf(await raw(t, url, get('/api/me', `X-Long: ${'x'.repeat(100_000)}\r\n`))), 431);
  t.true([414, 431].includes(statusOf(await raw(t, url, get(`/api/me?${'x'.repeat(100_000)}`)))));
  const deep = '['.repeat(100_000);
  t.is(statusOf(await raw(t, url, post(`Content-Length: ${deep.length}\r\n`, deep))), 400);
  const polluted = '{"__proto__":{"x":1},"name":"a","password":"b"}';
  t.is(statusOf(await raw(t, url, post(`Content-Length: ${polluted.length}\r\n`, polluted))), 400);
});

test('a request with two lengths is no two requests', async (t) => {
  const { url } = await startBox(t);
  const inner = get('/api/me');
  const both = `Content-Length: ${inner.length}\r\nTransfer-Encoding: chunked\r\n`;
  const twice = `Content-Length: 0\r\nContent-Length: ${inner.length}\r\n`;
  for (const headers of [both, twice]) {
    const answer = await raw(t, url, post(headers, `0\r\n\r\n${inner}`));
    t.is(statusOf(answer), 400);
    t.is(answer.match(/HTTP\/1\.1/g)?.length, 1);
  }
});

/** The server with a short patience, and one route that takes a body. */
async function impatientServer(t: ExecutionContext): Promise<string> {
  const db = await temporaryBox(t);
  const world = { db, clock: systemClock, log: silentLog, dataDir: temporaryFolder(t) };
  const doors = new Doors({ ...world, streams: [], passwordCost: 2 });
  const takes = route({
    ...{ method: 'POST', path: '/api/session', summary: 'Takes a body', who: ANYONE, audited: false },
    reply: Done,
    handle: () => done,
  });
  const server = await createServer({
    ...{ log: silentLog, routes: [takes], pageFolder: null, demo: false, doors, tls: null },
    names: () => ownNames([]),
    requestTimeoutMs: 300,
  });
  t.teardown(() => server.close());
  return server.listen({ host: '127.0.0.1', port: 0 });
}

/** Sends a byte now and then, until the other side has enough of it. */
function trickle(t: ExecutionContext, socket: Socket, byte: string): void {
  const timer = setInterval(() => socket.write(byte), 20);
  const stop = () => clearInterval(timer);
  socket.on('close', stop);
  t.teardown(stop);
}

test('who sends a byte now and then is cut off, in the body as in the headers, and holds up nobody', async (t) => {
  const url = await impatientServer(t);
  const slowBody = await connected(t, url);
  slowBody.socket.write(post('Content-Length: 100000\r\n', '"'));
  trickle(t, slowBody.socket, 'x');
  const slowHead = await connected(t, url);
  slowHead.socket.write('POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ');
  trickle(t, slowHead.socket, 'x');
  const silent = await connected(t, url);
  t.is(statusOf(await raw(t, url, post('Content-Length: 2\r\n', '{}'))), 200);
  t.is(statusOf(await slowBody.answer), 408);
  t.is(statusOf(await slowHead.answer), 408);
  t.notRegex(await silent.answer, /200/);
});
