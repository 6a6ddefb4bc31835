import { type Fact, factsFrom, valueAt } from '../fact.ts';
import type { HttpJsonRule } from '../rule.ts';
import { type AskedNumber, type AskedSource, SourceFault } from '../source.ts';
import { boundedBody } from './bounded-body.ts';

const MOST_BYTES = 262_144;

/** A web service that answers a GET for one number with JSON; 404 and 204 mean that it knows nothing of it. */
export class HttpJsonSource implements AskedSource {
  readonly #rule: HttpJsonRule;

  constructor(rule: HttpJsonRule) {
    this.#rule = rule;
  }

  async ask(number: AskedNumber, signal: AbortSignal): Promise<readonly Fact[]> {
    const { url, token, numberForm, fields } = this.#rule;
    const wanted = numberForm === 'e164' ? (number.e164 ?? number.national) : number.national;
    const response = await this.#get(url.replaceAll('{number}', encodeURIComponent(wanted)), token, signal);
    if (response.status === 404 || response.status === 204) {
      await response.body?.cancel();
      return [];
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new SourceFault(`answered with status ${response.status}; ${remedyFor(response.status)}`);
    }
    const document = parse(await boundedBody(response, MOST_BYTES));
    return factsFrom(fields, (from) => valueAt(document, from));
  }

  async close(): Promise<void> {}

  async #get(url: string, token: string | null, signal: AbortSignal): Promise<Response> {
    const headers = {
      accept: 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    };
    try {
      // A redirect would carry the caller's number to a place that nobody configured.
      return await fetch(url, { headers, signal, redirect: 'error' });
    } catch (error) {
      if (signal.aborted) throw error;
      throw new SourceFault('could not be reached; check the address and the network', causeOf(error));
    }
  }
}

/** The cause alone: the message of the outer error may hold the address, and with it the number. */
function causeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? new Error(String(cause.code)) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which is about a person.
    throw new SourceFault('answered with something that is not JSON; check the address');
  }
}

function remedyFor(status: number): string {
  if (status === 401 || status === 403) return 'check its secret';
  return status >= 500 ? 'look at its own log' : 'check the address';
}
