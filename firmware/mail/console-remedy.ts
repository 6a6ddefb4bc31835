import type { MailFault, OF_PROGRAM } from '../mail-faults/mail-fault.ts';
import type { FaultKind } from './smtp-fault.ts';

type Kind = FaultKind | (typeof OF_PROGRAM)[number] | 'program-slow' | 'program-failed';

const BY_HAND = 'Try the program by hand, as the user of the box; look into its journal.';

/** What to do about it, for whoever works on the console. Keys of the configuration are in backticks. */
const REMEDY: Readonly<Record<Kind, string>> = {
  'unknown-host':
    'Check `mail.server.host`, and that this machine has a name server (try: getent hosts NAME).',
  'nobody-listens':
    'Check `mail.server.host` and `mail.server.port`: 587 with starttls, 465 with tls, 25 with none. Does the server run?',
  unreachable: 'Is the network cable in, is the router on, does it let this machine out?',
  timeout:
    'Check host and port: 465 wants `security: tls`, 587 `starttls`; port 25 is closed by many providers. A firewall may swallow the connection.',
  'not-tls': 'Write `security: starttls` for port 587, or `security: tls` with port 465.',
  'no-starttls':
    'Ask for another port (`security: tls` with 465), or write `security: none` if the server stands on this machine.',
  'certificate-expired':
    'Is the date of this machine right (date)? Otherwise the server needs a new certificate: tell whoever runs it.',
  'certificate-name':
    'Write the name in the certificate as `mail.server.host`, or ask whoever runs the server for the right name.',
  'certificate-unknown':
    'Put the certificate authority of the office into /usr/local/share/ca-certificates (NAME.crt), run update-ca-certificates and start the box again; or give its file as `ca-file`. To trust this one certificate and no other, write its `fingerprint`.',
  'certificate-pin':
    'Ask whoever runs the server whether it has a new certificate; if so, write its fingerprint. Otherwise somebody stands between.',
  tls: 'Try the other way: `security: tls` with port 465, or `security: starttls` with port 587.',
  greeting:
    'Read the words of the server: it may know this office by its address only, or have us on a list.',
  'login-missing':
    'Most servers offer the login only on an encrypted connection: write `security: starttls` or `security: tls`. Otherwise remove `user`.',
  'login-refused':
    'Check `mail.server.user` and its password. With two-step verification the provider wants an app password.',
  'token-refused':
    'The permission was withdrawn or has run out: sign in at the provider again and write the new refresh token; check `client-id` and its secret.',
  'token-unreachable':
    'Check `token-url`, and whether this machine gets out by HTTPS. The box tries again by itself.',
  'sender-refused': 'Set `mail.from.address` to an address that this account may send from.',
  'relay-refused': 'Set `user` and password, or have whoever runs the server allow mail from this machine.',
  'recipient-refused': 'Check the address, letter by letter.',
  'recipient-later': 'Nothing: the box tries again by itself (greylisting, or a full mailbox).',
  'message-refused': 'Read the words of the server: it takes the mail for spam or a rule forbids it.',
  'message-later': 'Nothing: the box tries again by itself.',
  'bad-address': 'Check the address: something@something.',
  'too-big': 'Ask whoever runs the server for a higher limit.',
  busy: 'Nothing: the box tries again by itself.',
  cut: 'Try again; if it stays, look into the journal of the mail server.',
  stopped: 'Nothing: the box tries again when it runs.',
  other: 'Look into the journal of the mail server.',
  'program-missing': 'Check `mail.sendmail.command`, and that the user of the box may run it.',
  'program-slow': BY_HAND,
  'program-refuses-mail': BY_HAND,
  'program-knows-nobody': 'Check the address, letter by letter.',
  'program-knows-no-host': 'Check what stands behind the @ of the address.',
  'program-later': 'Nothing: the box tries again by itself.',
  'program-failed': BY_HAND,
};

/** @returns '' for what no test mail meets */
export function consoleRemedy({ code }: MailFault): string {
  const known: Readonly<Partial<Record<MailFault['code'], string>>> = REMEDY;
  return known[code] ?? '';
}
