import { request } from 'node:http';
import type { MadeToken, Pairing, Scope } from '../../firmware/http/contract/access.ts';
import type { Refusal } from '../../firmware/http/contract/common.ts';
import { asker, cookieOf, type TestBox } from './test-box.ts';

/** Headers by which somebody is known to the box. */
export type Known = Readonly<Record<string, string>>;

export const STRANGER: Known = {};

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly code: Refusal['code'] | null;
  readonly headers: Headers;
}

/** Sends a request as somebody, with the header of the page unless it is overruled. */
export async function as(
  who: Known,
  box: Pick<TestBox, 'url'>,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const answer = await fetch(box.url + path, {
    method,
    redirect: 'manual',
    headers: {
      'x-rusuban': '1',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...who,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    await answer.body?.cancel();
    return { status: answer.status, body: null, code: null, headers: answer.headers };
  }
  const text = await answer.text();
  const parsed: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  const code = typeof parsed === 'object' && parsed !== null && 'code' in parsed ? parsed.code : null;
  return { status: answer.status, body: parsed, code: code as Reply['code'], headers: answer.headers };
}

export const administratorOf = (box: TestBox): Known => ({ cookie: box.cookie });

/** Pairs a browser. @returns its cookie */
export async function pairedWith(
  box: TestBox,
  plan: { name: string; extension?: string | null; representativeId?: string | null },
): Promise<Known> {
  const { body } = await box.ask<Pairing>('POST', '/api/pairings', plan);
  const answer = await fetch(`${box.url}/api/pair`, {
    method: 'POST',
    headers: { 'x-rusuban': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ key: body.code }),
  });
  if (answer.status !== 200) throw new Error(`not paired: ${await answer.text()}`);
  return { cookie: cookieOf(answer) };
}

export async function tokenFor(box: TestBox, scopes: readonly Scope[]): Promise<Known> {
  const { body } = await box.ask<MadeToken>('POST', '/api/tokens', { name: scopes.join(' '), scopes });
  return { authorization: `Bearer ${body.key}` };
}

export const askerAs = ({ cookie = '' }: Known, box: TestBox) => asker(box.url, cookie);

/** A request with headers that fetch would not send, such as Host. */
export function rawStatus(
  url: string,
  method: string,
  headers: Record<string, string>,
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const one = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    one.on('error', reject);
    one.end(body);
  });
}
