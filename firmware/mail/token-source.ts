import type { Clock } from '../../hw/clock.ts';
import type { TokenLogin } from '../config/mail-config.ts';
import { oneLine } from './compose-clean.ts';

/** No token came. `code`: whether the provider refuses, or could not be asked. */
export class TokenError extends Error {
  readonly code: 'ETOKENREFUSED' | 'ETOKENUNREACHABLE';

  constructor(code: TokenError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TokenError';
    this.code = code;
  }
}

/** A token that is nearly over is not used any more: the login would take longer than it lives. */
const MARGIN_MS = 60_000;
/** Where the provider does not say how long a token lives. */
const USUAL_SECONDS = 3600;
const LIMIT_MS = 20_000;
const MOST_ANSWER = 64 * 1024;

interface Token {
  readonly text: string;
  /** Monotonic ms. */
  readonly until: number;
}

/** Tokens for XOAUTH2: fetched with the refresh token, kept until shortly before their end (RFC 6749, 6). */
export class TokenSource {
  readonly #login: TokenLogin;
  readonly #clock: Clock;
  #token: Token | null = null;
  #fetching: Promise<Token> | null = null;

  constructor(login: TokenLogin, clock: Clock) {
    this.#login = login;
    this.#clock = clock;
  }

  /** @param isRefused the mail server did not take the last one. @throws TokenError */
  async token(isRefused: boolean): Promise<string> {
    const isFresh = this.#token !== null && this.#token.until > this.#clock.monotonic();
    if (this.#token !== null && isFresh && !isRefused) return this.#token.text;
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    this.#token = await this.#fetching;
    return this.#token.text;
  }

  /** A token that was not taken is not used again, whatever its end: permissions are withdrawn in between. */
  forget(text: string): void {
    if (this.#token?.text === text) this.#token = null;
  }

  async #fetch(): Promise<Token> {
    const limit = new AbortController();
    const timer = this.#clock.after(LIMIT_MS, () => limit.abort(new Error('ETIMEDOUT')));
    try {
      return this.#read(await this.#ask(limit.signal));
    } finally {
      timer.cancel();
    }
  }

  async #ask(signal: AbortSignal): Promise<{ readonly status: number; readonly text: string }> {
    const { url, clientId, clientSecret, refreshToken, scope } = this.#login;
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
      ...(clientSecret === '' ? {} : { client_secret: clientSecret }),
      ...(scope === null ? {} : { scope }),
    });
    try {
      const response = await fetch(url, { method: 'POST', body: form, signal, redirect: 'error' });
      return { status: response.status, text: await beginningOf(response) };
    } catch (cause) {
      const words =
        cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
      throw new TokenError('ETOKENUNREACHABLE', `${new URL(url).host}: ${oneLine(words, 200)}`, cause);
    }
  }

  #read({ status, text }: { readonly status: number; readonly text: string }): Token {
    const answer = fieldsOf(text);
    if (status >= 500) throw new TokenError('ETOKENUNREACHABLE', `HTTP ${status}`);
    if (typeof answer['access_token'] !== 'string') {
      const words = [answer['error'], answer['error_description']].filter((one) => typeof one === 'string');
      throw new TokenError('ETOKENREFUSED', oneLine(words.join(': ') || `HTTP ${status}`, 300));
    }
    const seconds = Number(answer['expires_in'] ?? USUAL_SECONDS);
    const lives = (Number.isFinite(seconds) ? seconds : USUAL_SECONDS) * 1000 - MARGIN_MS;
    return { text: answer['access_token'], until: this.#clock.monotonic() + Math.max(0, lives) };
  }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Whoever sends more is no token service. */
async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
