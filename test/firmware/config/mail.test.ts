import { generateKeyPairSync } from 'node:crypto';
import test from 'ava';
import { rejects } from './rejects.ts';
import { faultsOf, good, SMALL } from './sample-files.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const PIN = Array.from({ length: 32 }, () => 'ab').join(':');

/** The small file with more words in its server section, or in its mail section. */
const server = (words: string) => SMALL.replace('host: mail.example.co.jp', `host: m, ${words}`);
const mail = (words: string) => SMALL.replace('mail: {', `mail: { ${words},`);
const OAUTH = 'user: a@b.example, oauth: { token-url: "https://x.example/token", client-id: c';

test('a login by token has its secrets from files', (t) => {
  const text = server(`${OAUTH}, client-secret-file: s, refresh-token-file: r, scope: mail }`);
  const config = good(text, (path) => (path.endsWith('/s') ? 'hush\n' : 'lasting\n'));
  t.like(config.mail.server, {
    login: {
      type: 'token',
      user: 'a@b.example',
      url: 'https://x.example/token',
      clientId: 'c',
      clientSecret: 'hush',
      refreshToken: 'lasting',
      scope: 'mail',
    },
  });
});

test('a fingerprint may be written with and without colons, large and small', (t) => {
  const expected = PIN.toUpperCase();
  for (const written of [PIN, expected, PIN.replaceAll(':', '')])
    t.like(good(server(`fingerprint: "${written}"`)).mail.server, { fingerprint: expected });
});

test('a second server, a signature, commands and a rate', (t) => {
  const config = good(
    mail(
      'fallback: { host: second.example, security: tls }, dkim: { selector: box, key-file: k }, mails-per-minute: 30, before-flush: { command: [/bin/up, "a b"], limit-seconds: 5 }',
    ),
    () => KEY,
  );
  t.like(config.mail.fallback, { type: 'smtp', host: 'second.example', port: 465 });
  t.like(config.mail.dkim, { selector: 'box', domain: 'example.co.jp', privateKey: KEY });
  t.is(config.mail.pace.mailsPerMinute, 30);
  t.deepEqual(config.mail.flush, { before: { command: ['/bin/up', 'a b'], limitMs: 5000 }, after: null });
});

test('a program of the machine in place of a server', (t) => {
  const text = SMALL.replace(/server: \{[^}]*\}/, 'sendmail: { command: [/usr/sbin/sendmail, -i] }');
  t.deepEqual(good(text).mail.server, {
    type: 'sendmail',
    command: ['/usr/sbin/sendmail', '-i'],
    limitMs: 60_000,
  });
});

test(
  'a program besides a server',
  rejects,
  mail('sendmail: { command: [/usr/sbin/sendmail] }'),
  'mail.sendmail',
  3,
  /besides "server"/,
  /fallback/,
);
test(
  'neither server nor program',
  rejects,
  SMALL.replace(/server: \{[^}]*\}/, 'connections: 1'),
  'mail.server',
  3,
  /missing/,
  /host/,
);
test(
  'a token and a password',
  rejects,
  server(`${OAUTH}, refresh-token: r }, password: p`),
  'mail.server.password',
  3,
  /besides "oauth"/,
  /one of the two/,
);
test(
  'a token without its refresh token',
  rejects,
  server(`${OAUTH} }`),
  'mail.server.oauth.refresh-token',
  3,
  /missing/,
  /refresh-token-file/,
);
test(
  'tokens fetched without encryption',
  rejects,
  server('user: a, oauth: { token-url: "http://x.example/", client-id: c, refresh-token: r }'),
  'mail.server.oauth.token-url',
  3,
  /https/,
  /provider/,
);
test(
  'a fingerprint that is none',
  rejects,
  server('fingerprint: "AB:CD"'),
  'mail.server.fingerprint',
  3,
  /SHA-256/,
  /test-mail/,
);
test(
  'a fingerprint without encryption',
  rejects,
  server(`security: none, fingerprint: "${PIN}"`),
  'mail.server.fingerprint',
  3,
  /without encryption/,
  /starttls/,
);
test(
  'a password through the network to the second server',
  rejects,
  mail('fallback: { host: m, security: none, user: u, password: p }'),
  'mail.fallback.security',
  3,
  /unencrypted/,
  /starttls/,
);

test('a key that is none, and a certificate that is none, are told with their remedy', (t) => {
  const [key] = faultsOf(mail('dkim: { selector: s, key-file: k }'), () => 'no key');
  t.like(key, { path: 'mail.dkim.key-file' });
  t.regex(key?.remedy ?? '', /openssl genrsa/);
  const [authority] = faultsOf(server('ca-file: c'), () => 'no certificate');
  t.like(authority, { path: 'mail.server.ca-file' });
});

test('no secret of a login by token is shown in a fault', (t) => {
  const faults = faultsOf(server(`${OAUTH}, refresh-token: hush-hush, refresh-token-file: r }`));
  t.is(faults.length, 1);
  t.false(JSON.stringify(faults).includes('hush-hush'));
});
