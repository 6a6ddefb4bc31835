import { filePath, host, secret, section } from './fields.ts';
import { oauth } from './mail-sections.ts';
import { flag, oneOf, text, whole } from './scalar.ts';
import { cron } from './timing.ts';

/** Reports of mails that did not arrive. */
export const bounces = section(
  'The mailbox of `mail.bounce-address`, read by IMAP: reports of mails that a server took and could not deliver. Left out: set in the browser, and where it is not, nobody looks. See [delivery.md](delivery.md).',
  {
    host: host('Address of the server.', 'imap.example.co.jp'),
    port: whole('TCP port. Left out: 993 with tls, 143 otherwise.', 1, 65535, 993).optional(),
    security: oneOf('`tls` and `starttls` insist on encryption; `none` is for a server on this machine.', [
      'tls',
      'starttls',
      'none',
    ]).prefault('tls'),
    user: text('User name.', 'bounces@example.co.jp'),
    password: secret('Its password. Give this or `password-file`.').optional(),
    'password-file': filePath(
      'File whose first line is the password.',
      '/etc/rusuban/bounces.password',
    ).optional(),
    oauth: oauth.optional(),
    'verify-certificate': flag('Refuse a server whose certificate is not good.').prefault('true'),
    'ca-file': filePath(
      'Certificate of an authority that is trusted besides those of the machine, PEM; also that of a server that signed its own.',
      '/etc/rusuban/office-ca.pem',
    ).optional(),
    folder: text('Folder that is looked through.', 'INBOX', 200).prefault('INBOX'),
    cron: cron('When it is looked through, besides at the start.').prefault('*/5 * * * *'),
    done: oneOf(
      'What becomes of a report about a mail of the box: marked as read, moved to `move-to`, or left as it is. Everything else in the folder is left alone.',
      ['seen', 'move', 'leave'],
    ).prefault('seen'),
    'move-to': text('Folder for `done: move`; it is made where it is missing.', 'Rusuban', 200).optional(),
  },
);
