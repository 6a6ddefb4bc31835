import type { Refusal } from '../../../firmware/http/contract/common.ts';
import type { Clock } from '../clock.ts';

/** The box answered and said no. `refusal` is its own account: a stable code and the fields that are wrong. */
export class BoxRefusal extends Error {
  readonly status: number;
  readonly refusal: Refusal;

  constructor(status: number, refusal: Refusal) {
    super(refusal.message);
    this.name = 'BoxRefusal';
    this.status = status;
    this.refusal = refusal;
  }
}

/** The box did not answer in time or not at all. What was typed stays on the screen; the user may try again. */
export class BoxUnreachable extends Error {
  constructor(cause: unknown) {
    super('The box did not answer.', { cause });
    this.name = 'BoxUnreachable';
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Api {
  /** Reads. An aborted `signal` rejects with the signal's reason; see BoxRefusal and BoxUnreachable. */
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  /** Changes something: always JSON, always with the header that another site's form cannot send. */
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T>;
  /** Sends a file as it is. */
  upload<T>(path: string, file: Blob): Promise<T>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** A LAN answers in milliseconds; whoever has not answered by then will not. */
const PATIENCE_MS = 10_000;
/** A large file over a slow wireless network. */
const UPLOAD_PATIENCE_MS = 300_000;

export function createApi(fetcher: Fetch, clock: Clock): Api {
  async function call<T>(
    path: string,
    init: RequestInit,
    outer?: AbortSignal,
    patienceMs = PATIENCE_MS,
  ): Promise<T> {
    const patience = new AbortController();
    const timer = clock.after(patienceMs, () => patience.abort(new Error('timeout')));
    const signal = outer ? AbortSignal.any([outer, patience.signal]) : patience.signal;
    try {
      const response = await fetcher(path, { ...init, signal });
      const body: unknown = await readBody(response);
      if (!response.ok) throw new BoxRefusal(response.status, asRefusal(body, response.status));
      return body as T;
    } catch (error) {
      if (error instanceof BoxRefusal || outer?.aborted) throw error;
      throw new BoxUnreachable(error);
    } finally {
      timer.cancel();
    }
  }

  return {
    get: (path, query, signal) => call(withQuery(path, query), { headers: ACCEPT }, signal),
    send: (method, path, body = {}) =>
      call(path, {
        method,
        headers: { ...ACCEPT, 'content-type': 'application/json', 'x-rusuban': '1' },
        body: JSON.stringify(body),
      }),
    upload: (path, file) =>
      call(
        path,
        {
          method: 'POST',
          headers: { ...ACCEPT, 'content-type': 'application/octet-stream', 'x-rusuban': '1' },
          body: file,
        },
        undefined,
        UPLOAD_PATIENCE_MS,
      ),
  };
}

const ACCEPT = { accept: 'application/json' };

export function withQuery(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    // A proxy in between may answer in HTML; the status still tells what happened.
    return null;
  }
}

function asRefusal(body: unknown, status: number): Refusal {
  if (typeof body === 'object' && body !== null && 'code' in body && 'message' in body)
    return body as Refusal;
  return { code: status === 404 ? 'not-found' : 'internal', message: `HTTP ${status}` };
}
