import type { MailFault } from '../mail-faults/mail-fault.ts';
import { oneLine } from './compose-clean.ts';
import { MOST_REPLY } from './smtp-error.ts';

/** A fault of ours, or of the machine under us. @param error whatever was thrown */
export function unexpectedFault(error: unknown): MailFault {
  const words = error instanceof Error ? error.message : String(error);
  return { code: 'unexpected', said: oneLine(words, MOST_REPLY), by: 'machine' };
}
