/**
 * The hand of the tests inside the guest. It takes a line of JSON from the host over a virtio port and answers with
 * one: runs a command, reads or writes a file of the guest, asks the box over HTTP.
 */
import { execFile } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Answer, Fetched, Request } from '../request.ts';

const run = promisify(execFile);
const PORT = 'rig';
/** What a page of another site cannot send: the box takes no change without it. */
const OURS = { 'x-rusuban': '1' };

// The port is opened once only: both directions share it.
const port = openSync(portOf(PORT), 'r+');
const answer = (one: Answer) => writeSync(port, `${JSON.stringify(one)}\n`);

const takes: { [Type in Request['type']]: (request: Extract<Request, { type: Type }>) => unknown } = {
  run: async ({ command, limitMs }) => {
    const limits = { timeout: limitMs, maxBuffer: 16 << 20 };
    const done = await run('sh', ['-c', command], limits).catch((error: unknown) => error as Failure);
    return { code: 'code' in done ? (done.code ?? -1) : 0, stdout: done.stdout, stderr: done.stderr };
  },
  read: ({ path }) => readFileSync(path, 'utf8'),
  write: ({ path, text }) => writeFileSync(path, text),
  fetch: async ({ url, method, cookie, body }) => {
    const headers = {
      ...OURS,
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const reply = await connected(() =>
      fetch(url, { method, headers, ...json, signal: AbortSignal.timeout(60_000) }),
    );
    const text = await reply.text();
    return {
      status: reply.status,
      cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? null,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    } satisfies Fetched;
  },
};

/** Node gives a connection ten seconds; a guest that is starved may need more. Nothing was sent until then. */
async function connected(ask: () => Promise<Response>, tries = 5): Promise<Response> {
  try {
    return await ask();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    const isLate = cause instanceof Error && 'code' in cause && cause.code === 'UND_ERR_CONNECT_TIMEOUT';
    if (!isLate || tries === 1) throw error;
    return await connected(ask, tries - 1);
  }
}

interface Failure {
  readonly code?: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

answer({ id: 0, ok: true, value: 'ready' });
for await (const line of createInterface({ input: createReadStream('', { fd: port }) })) void take(line);

async function take(line: string): Promise<void> {
  const request = JSON.parse(line) as Request & { readonly id: number };
  try {
    const handler = takes[request.type] as (one: Request) => unknown;
    answer({ id: request.id, ok: true, value: await handler(request) });
  } catch (error) {
    answer({ id: request.id, ok: false, error: error instanceof Error ? error.message : String(error) });
  }
}

function portOf(name: string): string {
  const folder = '/sys/class/virtio-ports';
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const device = found.find((one) => readFileSync(`${folder}/${one}/name`, 'utf8').trim() === name);
  if (device === undefined) throw new Error(`there is no virtio port "${name}"`);
  return `/dev/${device}`;
}
