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
import type { Answer, Request } from '../request.ts';

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
  fetch: async ({ url, method, body }) => {
    const json =
      body === undefined
        ? { headers: OURS }
        : { body: JSON.stringify(body), headers: { ...OURS, 'content-type': 'application/json' } };
    const reply = await fetch(url, { method, ...json, signal: AbortSignal.timeout(10_000) });
    const text = await reply.text();
    return { status: reply.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  },
};

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
