import { z } from 'zod';
import { filePath, host, mailAddress, secret, section } from './fields.ts';
import { flag, matching, oneOf, parsed, parseText, refused, scalar, text, whole } from './scalar.ts';
import { cron, retryList } from './timing.ts';

const tokenAddress = scalar(
  {
    description: 'Where tokens are fetched, as the provider says.',
    example: 'https://login.microsoftonline.com/TENANT/oauth2/v2.0/token',
    kind: 'an address that begins with https://',
  },
  (value) => {
    const plain = parseText(value, 500);
    if (plain.type === 'refused') return plain;
    const url = URL.canParse(value) ? new URL(value) : null;
    const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
    return isSafe
      ? parsed(value)
      : refused('is not an address that begins with https://', 'Write the token address of the provider.');
  },
);

export const oauth = section('Login with tokens (XOAUTH2) in place of a password.', {
  'token-url': tokenAddress,
  'client-id': text('Name under which the box was registered at the provider.', '3f0c…', 300),
  'client-secret': secret('Secret of that registration, where it has one.').optional(),
  'client-secret-file': filePath('File whose first line it is.', 'mail-client.secret').optional(),
  'refresh-token': secret('The token that lasts. Better in a file.').optional(),
  'refresh-token-file': filePath('File whose first line it is.', 'mail-refresh.token').optional(),
  scope: text(
    'What is asked for, where the provider wants it said.',
    'https://outlook.office.com/SMTP.Send offline_access',
    500,
  ).optional(),
});

const fingerprint = scalar(
  {
    description:
      'SHA-256 fingerprint of the only certificate that is taken, whoever signed it and whatever name it carries; `rusuban test-mail` shows it.',
    example: 'AB:CD:… (32 pairs)',
    kind: '32 pairs of hexadecimal digits',
  },
  (value) => {
    const digits = value.replaceAll(':', '').toUpperCase();
    if (/^[0-9A-F]{64}$/.test(digits)) return parsed(digits.match(/../g)?.join(':') ?? '');
    return refused('is not a SHA-256 fingerprint', 'Copy the one that rusuban test-mail shows.');
  },
);

const serverKeys = {
  host: host('Address of the server.', 'smtp.example.co.jp'),
  port: whole('TCP port. Left out: 587 with starttls, 465 with tls, 25 with none.', 1, 65535, 587).optional(),
  security: oneOf(
    '`starttls` and `tls` insist on encryption; `none` is for a server on this machine or a closed network, without a password.',
    ['starttls', 'tls', 'none'],
  ).prefault('starttls'),
  user: text('User name, where the server asks for one.', 'rusuban@example.co.jp').optional(),
  password: secret('Its password. Give this or `password-file`.').optional(),
  'password-file': filePath(
    'File whose first line is the password.',
    '/etc/rusuban/mail.password',
  ).optional(),
  'login-method': oneOf('How the password is said; `auto`: the first way that the server offers.', [
    'auto',
    'plain',
    'login',
  ]).prefault('auto'),
  oauth: oauth.optional(),
  'verify-certificate': flag('Refuse a server whose certificate is not good.').prefault('true'),
  fingerprint: fingerprint.optional(),
  'ca-file': filePath(
    'Certificate of an authority that is trusted besides those of the machine, PEM.',
    '/etc/rusuban/office-ca.pem',
  ).optional(),
};

const command = (example: string) =>
  z
    .array(text('The program, then its arguments, each for itself; no shell looks at them.', example, 500))
    .min(1)
    .max(50)
    .meta({ description: `The program and its arguments, each an entry: [${example}].` });

const limit = (seconds: number, what: string) => whole(what, 1, 600, seconds).prefault(String(seconds));

const hook = (description: string) =>
  section(description, {
    command: command('/usr/local/sbin/uplink, up'),
    'limit-seconds': limit(30, 'After so many seconds it is ended.'),
  });

export const mail = section('Outgoing mail. Left out: set in the browser.', {
  from: section('The sender.', {
    address: mailAddress('Address that mails come from.', 'rusuban@example.co.jp'),
    name: text('Name beside it. Left out: the name of the office.', '日向設備 留守番', 100).optional(),
  }),
  'bounce-address': mailAddress(
    'Where servers report a mail that they could not deliver (the envelope’s sender). Left out: `from.address`.',
    'bounces@example.co.jp',
  ).optional(),
  server: section('The mail server that takes our mail.', serverKeys).optional(),
  sendmail: section('A program of this machine that takes our mail, in place of `server`.', {
    command: command('/usr/sbin/sendmail, -i'),
    'limit-seconds': limit(60, 'After so many seconds it is ended, and the mail waits.'),
  }).optional(),
  fallback: section(
    'A second server that takes the mails while the first cannot; the first is tried again by the list of waits.',
    serverKeys,
  ).optional(),
  retry: retryList(
    'Waits between attempts while the server cannot be reached or says "later". After the last one the mail is set aside and shown.',
  ).prefault('1m, 5m*2, 15m, 1h*4, 4h*…'),
  sweep: cron('When waiting mails are looked through besides right after a call.').prefault('* * * * *'),
  connections: whole('Mails on the wire at the same time.', 1, 32, 2).prefault('2'),
  'mails-per-connection': whole(
    'After so many mails a connection is closed and another opened.',
    1,
    10_000,
    100,
  ).prefault('100'),
  'mails-per-minute': whole('Most mails in any minute. Left out: as many as pass.', 1, 10_000, 30).optional(),
  dkim: section('Signature of the sender’s domain (DKIM); only where the mail server does not sign.', {
    selector: matching(
      'Name of the key in the DNS.',
      'rusuban',
      /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
      'a name of letters, digits and dashes',
    ),
    'key-file': filePath('The private RSA key, PEM.', '/etc/rusuban/dkim.key'),
    domain: matching(
      'Domain that signs. Left out: that of the sender.',
      'example.co.jp',
      /^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/,
      'a domain name',
    ).optional(),
  }).optional(),
  'before-flush': hook(
    'Run before waiting mails are sent, such as to dial in. If it fails or takes too long, the mails are tried all the same.',
  ).optional(),
  'after-flush': hook('Run when the mails have been tried, whatever became of them.').optional(),
  domain: matching(
    'Right side of every Message-ID. Left out: the domain of the sender.',
    'example.co.jp',
    /^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/,
    'a domain name',
  ).optional(),
});
