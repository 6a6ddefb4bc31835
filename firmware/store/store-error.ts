import { ConfigError } from '../errors.ts';

/** Why the database could not be opened. Nothing has been written to the file in any of these cases. */
export type StoreFault = 'cannot-open' | 'corrupt' | 'in-use' | 'newer';

/** The database cannot be used; the message names the file and the remedy. Trying again does not help. */
export class StoreError extends ConfigError {
  readonly fault: StoreFault;
  readonly file: string;

  constructor(fault: StoreFault, file: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.fault = fault;
    this.file = file;
  }
}

const CORRUPT = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT']);

/**
 * What went wrong while opening, in words for the person who has to repair it.
 *
 * @param cause whatever the driver threw; its `code` is SQLite's
 */
export function storeError(file: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = codeOf(cause);
  if (CORRUPT.has(code)) {
    return new StoreError(
      'corrupt',
      file,
      `The database ${file} is damaged (${code}) and was left as it is. ` +
        'Move it aside, with the files beside it that begin with the same name, and restore the last backup.',
      cause,
    );
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new StoreError(
    'cannot-open',
    file,
    `The database ${file} cannot be opened: ${why}. Does its folder exist, may this user write to it, is the disk full?`,
    cause,
  );
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
