import { oneLine } from './compose-clean.ts';
import type { Rejection, ServerReply, SessionFault } from './smtp-fault.ts';

/** Longest reply that is kept; it is shown to people, and a server may say anything. */
export const MOST_REPLY = 1000;

/** A login is configured, and the server offers none. */
export class LoginMissingError extends Error {
  readonly code = 'ELOGINMISSING';

  constructor() {
    super();
    this.name = 'LoginMissingError';
  }
}

/** The box stops, or its owner broke the session off. */
export class StoppedError extends Error {
  readonly code = 'ESTOPPED';

  constructor() {
    super();
    this.name = 'StoppedError';
  }
}

/** What the library puts on its errors; nothing of it is promised to be there. */
interface SessionError {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly recipient?: unknown;
  readonly rejectedErrors?: unknown;
}

/** @param error whatever ended the session */
export function faultOf(stage: SessionFault['stage'], error: unknown): SessionFault {
  const known: SessionError = typeof error === 'object' && error !== null ? error : {};
  const { code, originalCode, command, response, rejectedErrors } = known;
  return {
    stage,
    codes: [originalCode, code].filter((one) => typeof one === 'string'),
    command: typeof command === 'string' ? command : '',
    reply: replyOf(response),
    message: error instanceof Error ? oneLine(error.message, MOST_REPLY) : '',
    rejected: Array.isArray(rejectedErrors) ? rejectionsOf(rejectedErrors) : [],
  };
}

/** @param errors one a recipient, as the library lists them */
export function rejectionsOf(errors: readonly unknown[]): readonly Rejection[] {
  return errors.flatMap((error) => {
    const { recipient, response }: SessionError = typeof error === 'object' && error !== null ? error : {};
    const reply = replyOf(response);
    return typeof recipient === 'string' && reply !== null ? [{ address: recipient, reply }] : [];
  });
}

/** `550-5.1.1 no such user\n550 5.1.1 here` becomes one line that says its code once, without control characters. */
export function replyText(response: string): string {
  const text = response.replace(/\r?\n(?:\d{3}(?:[ -]|$))?/g, ' ').replace(/^(\d{3})-/, '$1 ');
  return oneLine(text, MOST_REPLY);
}

function replyOf(response: unknown): ServerReply | null {
  if (typeof response !== 'string') return null;
  const digits = /^\d{3}/.exec(response)?.[0];
  return digits === undefined ? null : { code: Number(digits), text: replyText(response) };
}
