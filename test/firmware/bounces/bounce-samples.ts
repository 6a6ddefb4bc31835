import type { BouncesConfig } from '../../../firmware/config/bounce-config.ts';
import { MAILBOX } from '../../support/dovecot.ts';

/** A mailbox on this machine. */
export const bouncesConfig = (known: Partial<BouncesConfig> & { readonly port: number }): BouncesConfig => ({
  host: '127.0.0.1',
  security: 'none',
  login: { type: 'password', ...MAILBOX, method: null },
  verifyCertificate: true,
  authorities: [],
  folder: 'INBOX',
  cron: '* * * * *',
  done: { type: 'seen' },
  ...known,
});
