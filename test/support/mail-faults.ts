import type { SendResult } from '../../firmware/mail/delivery.ts';
import { faultsText } from '../../firmware/mail-faults/fault-text.ts';
import type { MailFault } from '../../firmware/mail-faults/mail-fault.ts';

const server = 'mail.example:25';

/** The server takes no mail for this address: never, or not now. */
export const refused = (said: string): MailFault => ({
  code: 'recipient-refused',
  said,
  by: 'server',
  server,
});
export const putOff = (said: string): MailFault => ({ code: 'recipient-later', said, by: 'server', server });

export const DOWN_FAULT: MailFault = { code: 'nobody-listens', said: '', by: 'machine', server };
export const SILENT_FAULT: MailFault = { code: 'timeout', said: '', by: 'machine', server, step: 'mail' };

/** What came of a mail, as the journal would say it. */
export const resultText = (result: SendResult): string =>
  result.type === 'accepted' ? result.reply : faultsText(result.faults);
