import { request } from 'node:http';
import type { BoxEvent } from '../firmware/http/contract/events.ts';

const ADMINISTRATOR = { name: 'kanri', password: 'a box that is only tried' };
const PATIENCE_MS = 30_000;

/** Asks a box as its page does, as its administrator. */
export class BoxClient {
  readonly #url: string;
  readonly #cookie: string;

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** The same person at the same box, which has another address after each start. */
  at(url: string): BoxClient {
    return new BoxClient(url, this.#cookie);
  }

  /** @throws with what the box said, when that is a refusal */
  async ask<Reply>(method: string, path: string, body?: unknown): Promise<Reply> {
    const response = await send(this.#url, { method, path, body, cookie: this.#cookie });
    return (await response.json()) as Reply;
  }

  /** Listens to the live stream as a desk does. Resolves when the box goes away. */
  listen(onEvent: (event: BoxEvent) => void): Promise<void> {
    return new Promise((resolve) => {
      const one = request(`${this.#url}/api/events`, { headers: { cookie: this.#cookie } }, (response) => {
        let pending = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          const lines = (pending + text).split('\n');
          pending = lines.pop() ?? '';
          for (const line of lines)
            if (line.startsWith('data: ')) onEvent(JSON.parse(line.slice(6)) as BoxEvent);
        });
        response.on('error', () => undefined);
        response.on('close', resolve);
      });
      one.on('error', () => resolve());
      one.end();
    });
  }
}

/**
 * Makes the administrator of a new box.
 *
 * @param journal what the box has logged at `warn`: the set-up code stands in it
 */
export async function setUpBox(url: string, journal: string): Promise<BoxClient> {
  const code = /"code":"([^"]+)"/.exec(journal)?.[1];
  if (code === undefined) throw new Error(`the box shows no set-up code: ${journal}`);
  const body = { ...ADMINISTRATOR, code };
  const response = await send(url, { method: 'POST', path: '/api/setup', body, cookie: '' });
  return new BoxClient(url, cookieOf(response));
}

/** The administrator of `setUpBox` logs in again: a session ends when the clock says so. */
export async function logIn(url: string): Promise<BoxClient> {
  const question = { method: 'POST', path: '/api/session', body: ADMINISTRATOR, cookie: '' };
  return new BoxClient(url, cookieOf(await send(url, question)));
}

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';

interface Question {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly cookie: string;
}

async function send(url: string, { method, path, body, cookie }: Question): Promise<Response> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url + path, {
    method,
    headers: { 'x-rusuban': '1', cookie, ...type },
    ...json,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response;
}
