import test from 'ava';
import { rejects } from './rejects.ts';
import { good, SMALL } from './sample-files.ts';

const USER = 'host: imap.example.co.jp, user: bounces@example.co.jp';
/** The small file with a mailbox of returned mails. */
const bounces = (words: string) => `${SMALL.trimEnd()}\nbounces: { ${words} }\n`;
const LINE = bounces('').trimEnd().split('\n').length;

test('without the section nobody looks for returned mails, and they go to the sender', (t) => {
  const config = good(SMALL);
  t.is(config.bounces, null);
  t.is(config.mail.bounceAddress, config.mail.from.address);
});

test('a mailbox is read in TLS every five minutes, and reports are marked as read', (t) => {
  t.deepEqual(good(bounces(`${USER}, password: secret`)).bounces, {
    host: 'imap.example.co.jp',
    port: 993,
    security: 'tls',
    login: { type: 'password', user: 'bounces@example.co.jp', password: 'secret', method: null },
    verifyCertificate: true,
    authorities: [],
    folder: 'INBOX',
    cron: '*/5 * * * *',
    done: { type: 'seen' },
  });
});

test('reports may be moved, the folder named, the password kept in a file', (t) => {
  const words = `${USER}, security: starttls, password-file: p, folder: Reports, done: move, move-to: Done`;
  t.like(
    good(bounces(words), () => 'hush\n'),
    {
      bounces: {
        ...{ port: 143, folder: 'Reports', done: { type: 'move', folder: 'Done' } },
        login: { type: 'password', user: 'bounces@example.co.jp', password: 'hush', method: null },
      },
    },
  );
});

test('a login by token has its secrets from files', (t) => {
  const oauth = 'oauth: { token-url: "https://x.example/token", client-id: c, refresh-token-file: r }';
  t.like(
    good(bounces(`${USER}, ${oauth}`), () => 'lasting\n'),
    { bounces: { login: { type: 'token', clientId: 'c', refreshToken: 'lasting' } } },
  );
});

test('reports may go to another address than that of the sender', (t) => {
  const text = SMALL.replace('mail: {', 'mail: { bounce-address: b@example.co.jp,');
  t.is(good(text).mail.bounceAddress, 'b@example.co.jp');
});

test(
  'a mailbox without a password',
  rejects,
  bounces(USER),
  'bounces.password',
  LINE,
  /missing/,
  /password-file/,
);
test(
  'a password through the network unencrypted',
  rejects,
  bounces(`${USER}, password: p, security: none`),
  'bounces.security',
  LINE,
  /unencrypted/,
  /tls/,
);
test(
  'a token and a password for the mailbox',
  rejects,
  bounces(
    `${USER}, password: p, oauth: { token-url: "https://x.example/t", client-id: c, refresh-token: r }`,
  ),
  'bounces.password',
  LINE,
  /besides "oauth"/,
  /one of the two/,
);
test(
  'reports moved nowhere',
  rejects,
  bounces(`${USER}, password: p, done: move`),
  'bounces.move-to',
  LINE,
  /missing/,
  /folder/,
);
test(
  'a folder to move to without moving',
  rejects,
  bounces(`${USER}, password: p, move-to: Done`),
  'bounces.move-to',
  LINE,
  /done: move/,
  /remove/,
);
test(
  'reports moved to where they are',
  rejects,
  bounces(`${USER}, password: p, done: move, move-to: INBOX`),
  'bounces.move-to',
  LINE,
  /itself/,
  /another/,
);
