import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import type { Settings } from '../../../firmware/http/contract/settings.ts';

/** Who has just set the box up, or has lost his password: the set-up code lets him in either way. */
export class Administrator {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  /** @param code from `rusuban reset-admin` */
  static async comeIn(url: string, code: string): Promise<Administrator> {
    const person = { name: 'kanri', password: 'correct horse battery', code };
    const reply = await send(url, '', 'POST', '/api/setup', person);
    return new Administrator(url, reply.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }

  /** Nobody is in, and one person is told of everything. */
  async leaveTheOffice(): Promise<void> {
    const person = { name: '松本 陽子', addresses: [{ address: 'matsumoto@office.example' }] };
    const { id } = await this.#ask<{ id: string }>('POST', '/api/representatives', person);
    const settings = await this.#ask<Settings>('GET', '/api/settings');
    await this.#ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: id });
    await this.#ask('PUT', '/api/mode', { mode: 'away' });
  }

  /** Numbers of the calls that the box knows, newest first. */
  async recorded(): Promise<readonly string[]> {
    const { items } = await this.#ask<CallPage>('GET', '/api/calls?limit=10');
    return items.flatMap(({ caller }) => (caller.type === 'number' ? [caller.number] : []));
  }

  async #ask<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    return (await (await send(this.#url, this.#cookie, method, path, body)).json()) as Body;
  }
}

async function send(
  url: string,
  cookie: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      'X-Rusuban': '1',
      Cookie: cookie,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply;
}
