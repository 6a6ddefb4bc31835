import type { z } from 'zod';
import { BusyError } from '../access/password.ts';
import { ImportRefusal } from '../import/received.ts';
import { CursorError } from '../store/cursor.ts';
import { diskFaultOf } from '../store/disk-watch.ts';
import type { Refusal } from './contract/common.ts';

const STATUS: Record<Refusal['code'], number> = {
  invalid: 400,
  'log-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  unavailable: 503,
  'not-stored': 507,
  internal: 500,
};

/** A request that cannot be granted: thrown by handlers, turned into a reply in one place. */
export class RefusalError extends Error {
  readonly code: Refusal['code'];
  readonly fields: Refusal['fields'];
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(
    code: Refusal['code'],
    message: string,
    fields?: Refusal['fields'],
    retryAfter?: number | undefined,
  ) {
    super(message);
    this.code = code;
    this.fields = fields;
    this.retryAfter = retryAfter;
  }

  get status(): number {
    return STATUS[this.code];
  }

  get body(): Refusal {
    const { code, message, fields, retryAfter } = this;
    return {
      code,
      message,
      ...(fields === undefined ? {} : { fields }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  }
}

export const notFound = (what: string): RefusalError =>
  new RefusalError('not-found', `there is no such ${what}`);

/** What the store has found. @throws RefusalError for null and false: there is no such thing, and nothing is changed */
export function found<Result>(what: string, result: Result): Exclude<Result, null | false> {
  if (result === null || result === false) throw notFound(what);
  return result as Exclude<Result, null | false>;
}

export const forbidden = (): RefusalError => new RefusalError('forbidden', 'you may not do this');

export const notStored = (): RefusalError =>
  new RefusalError('not-stored', 'the disk of the box is full or failing; nothing was stored');

/** Every wrong field of a request by its path. */
export function invalid(where: string, error: z.ZodError): RefusalError {
  const fields = error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  return new RefusalError('invalid', `the ${where} of the request is not valid`, fields);
}

/** Fastify's own errors and everything unexpected, in our words. */
export function refusalOf(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  if (error instanceof ImportRefusal) return new RefusalError(error.code, error.message);
  if (error instanceof CursorError) return new RefusalError('invalid', error.message);
  if (error instanceof BusyError) return new RefusalError('unavailable', `${error.message}; wait a moment`);
  if (diskFaultOf(error) !== null) return notStored();
  const code = error instanceof Error && 'code' in error ? error.code : '';
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new RefusalError('too-large', 'the body of the request is too large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new RefusalError('unsupported-media-type', 'send application/json');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return new RefusalError('invalid', 'the body of the request is not JSON');
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (status === 429) return new RefusalError('too-many-requests', 'too many requests; wait a minute');
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new RefusalError('invalid', 'the request cannot be read');
  }
  return new RefusalError('internal', 'the box could not do this; its log says why');
}
