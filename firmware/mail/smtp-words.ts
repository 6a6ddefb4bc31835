import type { FaultKind } from './smtp-fault.ts';

/** What is wrong, in a sentence; null where the server's own words say it best. */
export const FAULT_SAYS: Readonly<Record<FaultKind, string | null>> = {
  'unknown-host': 'the name of the mail server cannot be resolved',
  'nobody-listens': 'nobody listens at the address and port of the mail server',
  unreachable: 'there is no way through the network to the mail server',
  timeout: 'the mail server did not answer in time',
  'not-tls': 'the mail server does not speak TLS on this port',
  'no-starttls': 'the mail server does not offer encryption (STARTTLS)',
  'certificate-expired': "the mail server's certificate is not valid today",
  'certificate-name': "the mail server's certificate is for another name",
  'certificate-unknown': "the mail server's certificate is signed by nobody known",
  'certificate-pin': "the mail server's certificate is not the one that is written down as `fingerprint`",
  tls: 'no encrypted connection to the mail server came about',
  greeting: 'the mail server does not let us in',
  'login-missing': 'the mail server offers no login here, but a user name is configured',
  'login-refused': 'the mail server does not accept the user name and password',
  'token-refused': 'the provider gives no token for the login',
  'token-unreachable': 'the service that gives tokens for the login does not answer',
  'sender-refused': 'the mail server does not take mail from our sender address',
  'relay-refused': 'the mail server does not forward mail for us',
  'recipient-refused': null,
  'recipient-later': null,
  'message-refused': null,
  'bad-address': 'this is not a mail address',
  'too-big': 'the mail is larger than the mail server allows',
  busy: 'the mail server has no time at present',
  cut: 'the mail server ended the connection before it had the mail',
  stopped: null,
  other: null,
};

/** What to do about it, for whoever set the box up. Keys of the configuration are in backticks. */
export const REMEDY: Readonly<Record<FaultKind, string>> = {
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
  'bad-address': 'Check the address: something@something.',
  'too-big': 'Ask whoever runs the server for a higher limit.',
  busy: 'Nothing: the box tries again by itself.',
  cut: 'Try again; if it stays, look into the journal of the mail server.',
  stopped: 'Nothing: the box tries again when it runs.',
  other: 'Look into the journal of the mail server.',
};
