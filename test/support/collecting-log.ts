import { type Log, silentLog } from '../../hw/log.ts';

/** A log that keeps what is said at `warn`, with its message. */
export function collectingLog() {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const log: Log = {
    ...silentLog,
    warn: (fields, message) => void lines.push({ ...fields, message }),
    child: () => log,
  };
  return { log, lines };
}
