import { join } from 'node:path';
import { UsageError, WireError } from '../errors.ts';
import type { Refusal } from '../http/contract/common.ts';
import type { Surroundings, Typed } from './command.ts';

export const DEFAULT_URL = 'http://127.0.0.1:8080';
const ANSWER_LIMIT_MS = 10_000;

/** Name of the file in the demo's data folder that holds the address of its page while it runs. */
export const ADDRESS_FILE = 'address';

/** `--url`, else what the running demo left in its data folder, else the default. */
export const demoUrl = (typed: Typed, folder: string, { readFile }: Surroundings): string => {
  const given = typed.value('url');
  if (given !== undefined) return checkedUrl(given);
  try {
    return checkedUrl(readFile(join(folder, ADDRESS_FILE)).trim());
  } catch {
    return DEFAULT_URL;
  }
};

const checkedUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'http:') return url.origin;
  throw new UsageError(`"${text}" is not the address of a demo`, `Write for example --url ${DEFAULT_URL}`);
};

/** Sends one request to a running demo. @throws WireError when none answers, UsageError when it refuses. */
export const askDemo = async (
  url: string,
  method: string,
  path: string,
  body: object | null,
  request: typeof fetch,
): Promise<void> => {
  const response = await reach(`${url}${path}`, method, body, request);
  if (response.ok) return;
  const message = messageOf(await response.json().catch(() => null));
  if (response.status === 404) {
    throw new WireError(
      `${url} is no demo${message === '' ? '' : ` (${message})`}. Start one with: rusuban start --demo`,
    );
  }
  throw new UsageError(
    `the demo refused: ${message === '' ? `HTTP ${response.status}` : message}`,
    'rusuban simulate --help says more.',
  );
};

const reach = async (
  address: string,
  method: string,
  body: object | null,
  request: typeof fetch,
): Promise<Response> => {
  const headers = { 'X-Rusuban': '1', ...(body === null ? {} : { 'Content-Type': 'application/json' }) };
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
  try {
    return await request(address, {
      method,
      headers,
      signal,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new WireError(
      `no demo answers at ${new URL(address).origin}. Start one with: rusuban start --demo`,
      { cause },
    );
  }
};

/** The sentence of a refusal, with the fields that it names; '' where the answer is no box's. */
const messageOf = (reply: unknown): string => {
  if (!isRefusal(reply)) return '';
  const fields = Array.isArray(reply.fields) ? reply.fields : [];
  return [reply.message, ...fields.map(({ path, message }) => `${path}: ${message}`)].join('; ');
};

const isRefusal = (reply: unknown): reply is Pick<Refusal, 'message' | 'fields'> =>
  typeof reply === 'object' && reply !== null && 'message' in reply;
