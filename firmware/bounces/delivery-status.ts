import { addressesIn, type Field, fieldOf, headerFields } from './header-fields.ts';
import { MOST_ADDRESSES } from './report.ts';

/** One recipient of a delivery status notification (RFC 3464, 2.3; RFC 6533 with addresses beyond ASCII). */
export interface RecipientStatus {
  /** The original and the final one, in small letters: a mailbox may pass mails on. */
  readonly addresses: readonly string[];
  /** `delivered`, `relayed`, `expanded` and whatever else is no fault. */
  readonly type: 'failed' | 'delayed' | 'fine';
  /** Enhanced status code (RFC 3463), `5.1.1`; '' where there is none. */
  readonly status: string;
  /** What the server said that refused it; '' where nobody quotes it. */
  readonly diagnostic: string;
}

export interface DeliveryStatus {
  readonly recipients: readonly RecipientStatus[];
  /** Message-ID of the mail, where a system tells it beside the recipients. */
  readonly originalIds: string;
}

/** @param text content of a part message/delivery-status. Never throws */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const groups = text
    .split(/\r?\n[ \t]*\r?\n/, MOST_ADDRESSES + 2)
    .map((group) => headerFields(group.replace(/^[\r\n]+/, '')))
    .filter((fields) => fields.length > 0);
  const recipients = groups.flatMap((fields) => recipientOf(fields) ?? []).slice(0, MOST_ADDRESSES);
  const originalIds = groups
    .map((fields) => fieldOf(fields, 'x-original-message-id') ?? fieldOf(fields, 'original-message-id') ?? '')
    .join(' ');
  return { recipients, originalIds };
}

function recipientOf(fields: readonly Field[]): RecipientStatus | null {
  const final = fieldOf(fields, 'final-recipient');
  const original = fieldOf(fields, 'original-recipient');
  const action = fieldOf(fields, 'action')?.toLowerCase() || null;
  if (final === null && original === null && action === null) return null;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fieldOf(fields, 'status') ?? '')?.[0] ?? '';
  return {
    addresses: addressesIn(`${original ?? ''} ${final ?? ''}`.replaceAll(';', ' '), 4),
    type: typeOf(action, status),
    status,
    diagnostic: (fieldOf(fields, 'diagnostic-code') ?? '').replace(/^[\w-]{1,30}[ \t]{0,3};[ \t]*/, ''),
  };
}

/** The action decides: a mail that was given up after days of trying has failed with a status of 4. */
function typeOf(action: string | null, status: string): RecipientStatus['type'] {
  if (action?.startsWith('failed')) return 'failed';
  if (action?.startsWith('delayed')) return 'delayed';
  if (action !== null) return 'fine';
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'fine';
}
