import type { Clock } from '../../hw/clock.ts';
import type { SendResult } from '../mail/delivery.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import type { Notification } from './notification.ts';
import { signatureOf } from './signature.ts';

export interface WebhookOptions {
  readonly clock: Clock;
  /** null: none is configured, and nothing leaves unsigned. */
  readonly secret: string | null;
}

/** A receiver that has not answered by then is busy or gone. */
const PATIENCE_MS = 15_000;
const MOST_REPLY_BYTES = 2_000;
/** Says "not now" although it begins with a 4: a time limit, too early, too many. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429]);

/** Posts notifications to addresses of the office's own programs, signed. */
export class Webhook {
  readonly #options: WebhookOptions;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /** Ends within fifteen seconds, or as soon as `signal` is aborted. Never rejects. */
  async post(url: string, notification: Notification, signal: AbortSignal): Promise<SendResult> {
    const { clock, secret } = this.#options;
    if (secret === null)
      return { type: 'refused', faults: [{ code: 'webhook-unsigned', said: '', by: 'machine' }] };
    const receiver = new URL(url).host;
    const body = JSON.stringify(notification);
    const patience = new AbortController();
    const timer = clock.after(PATIENCE_MS, () => patience.abort());
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-rusuban-signature': signatureOf(body, secret, Math.floor(clock.now() / 1000)),
          'x-rusuban-id': notification.id,
        },
        // A redirect would carry the notification to a place that nobody configured.
        redirect: 'error',
        signal: AbortSignal.any([signal, patience.signal]),
      });
      return verdict(receiver, response.status, await beginningOf(response));
    } catch (error) {
      return later(patience.signal.aborted ? silentFault(receiver) : unreachableFault(receiver, error));
    } finally {
      timer.cancel();
    }
  }
}

function verdict(receiver: string, status: number, said: string): SendResult {
  if (status >= 200 && status < 300)
    return { type: 'accepted', reply: `${status} ${said}`.trim(), leftOut: [] };
  const isRefused = status >= 400 && status < 500 && !LATER.has(status);
  const told = { said, by: 'server', receiver, status } as const;
  return isRefused
    ? { type: 'refused', faults: [{ code: 'webhook-refused', ...told }] }
    : later({ code: 'webhook-failed', ...told });
}

const later = (fault: MailFault): SendResult => ({ type: 'later', scope: 'domain', faults: [fault] });

const silentFault = (receiver: string): MailFault => {
  return { code: 'webhook-silent', said: '', by: 'machine', receiver, seconds: PATIENCE_MS / 1000 };
};

/** The receiver's own words, as far as a person reads them and as they come. Never rejects. */
async function beginningOf(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Leaving the loop gives the rest up.
    for await (const chunk of response.body) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= MOST_REPLY_BYTES) break;
    }
  } catch {
    // The answer is in the status: a program that goes on working after it would be told again and again.
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MOST_REPLY_BYTES));
  return text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

function unreachableFault(receiver: string, error: unknown): MailFault {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const words = cause instanceof Error ? cause.message : String(cause);
  return { code: 'webhook-unreachable', said: words.slice(0, 300), by: 'machine', receiver };
}
