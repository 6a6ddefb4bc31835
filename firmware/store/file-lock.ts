import { closed, opened, ran } from './bare-connection.ts';
import { StoreError } from './store-error.ts';

/** A box that is being stopped has this long to let go. */
const PATIENCE_MS = 500;

/**
 * Holds a database for one box. Two on one file would take each other's mail for left over from a power cut and
 * send it twice. The lock is the kernel's, on an empty file beside the database: it ends with the process, however
 * that ends, and the database itself stays readable for others.
 *
 * @param file path of the database
 * @returns gives the lock back
 * @throws StoreError `in-use`; the driver's error when the file cannot be made
 */
export async function holdAlone(file: string): Promise<() => Promise<void>> {
  const lock = await opened(`${file}.lock`, 'create');
  try {
    // The transaction is never ended and never writes.
    await ran(lock, `PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE`);
  } catch (error) {
    await closed(lock);
    if (!isBusy(error)) throw error;
    throw new StoreError(
      'in-use',
      file,
      `The database ${file} is in use: another box runs on this folder. ` +
        'Stop that one, or give this one a folder of its own with --data.',
      error,
    );
  }
  return () => closed(lock);
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
