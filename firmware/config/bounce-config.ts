import type { MailLogin } from './mail-config.ts';

/** The mailbox into which reports of mails come that did not arrive. */
export interface BouncesConfig {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly login: MailLogin;
  readonly verifyCertificate: boolean;
  /** Certificates of authorities besides those of the machine, PEM. */
  readonly authorities: readonly string[];
  readonly folder: string;
  /** Cron expression, checked. */
  readonly cron: string;
  readonly done: DoneWith;
}

/** What becomes of a report that the box has dealt with. Whatever else is in the mailbox stays as it is. */
export type DoneWith =
  | { readonly type: 'seen' }
  | { readonly type: 'move'; readonly folder: string }
  | { readonly type: 'leave' };
