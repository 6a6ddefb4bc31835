import type { MailState } from '../../../firmware/http/contract/outbox.ts';
import type { IconName } from '../parts/icon.tsx';

/** The five states in the order of a mail's life; `dropped` is no station of it. */
export const LIFE = ['held', 'queued', 'sending', 'sent', 'parked'] as const;

export const MAIL_ICONS: Readonly<Record<MailState, IconName>> = {
  held: 'held',
  queued: 'queued',
  sending: 'sending',
  sent: 'sent',
  parked: 'parked',
  dropped: 'close',
};
