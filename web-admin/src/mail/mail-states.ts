import type { MailState } from '../../../firmware/http/contract/outbox.ts';
import type { IconName } from '../parts/icon.tsx';

/** The stations in the order of a mail's life. What waits for others stands with what is queued, what came back with what is parked. */
export const LIFE = ['held', 'approval', 'queued', 'sending', 'sent', 'parked'] as const;

/** In these states a mail needs a person. */
export const asksForPerson = (state: MailState): boolean =>
  state === 'parked' || state === 'bounced' || state === 'approval';

export const MAIL_ICONS: Readonly<Record<MailState, IconName>> = {
  held: 'held',
  approval: 'eye',
  batched: 'queued',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  joined: 'list',
  parked: 'parked',
  bounced: 'bounced',
  dropped: 'close',
};
