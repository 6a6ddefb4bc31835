/**
 * What every part may say. The fields come first, as pino takes them. At `info` and above no number, no
 * name and no memo may appear: an operator mails the journal to a supplier without thinking twice.
 */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

export const silentLog: Log = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  child: () => silentLog,
};
