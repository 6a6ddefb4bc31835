import test from 'ava';
import fc from 'fast-check';
import { faultOf } from '../../../firmware/mail/smtp-error.ts';
import { type FaultKind, kindOf, type SessionFault } from '../../../firmware/mail/smtp-fault.ts';
import { verdictOf } from '../../../firmware/mail/smtp-verdict.ts';
import { refused, resultText } from '../../support/mail-faults.ts';

type Stage = SessionFault['stage'];
const PLACE = {
  ...{ server: 'mail.example:587', user: 'box', tokenService: '', sender: 'rusuban@office.example' },
  to: ['ito@office.example'],
};
const fault = (stage: Stage, fields: object) => faultOf(stage, Object.assign(new Error('it failed'), fields));

const isKind = test.macro({
  exec(t, stage: Stage, fields: object, kind: FaultKind) {
    t.is(kindOf(fault(stage, fields)), kind);
    t.deepEqual(verdictOf(fault(stage, fields), PLACE).type, 'later');
  },
  title: (says) => `${says} is for later`,
});
const system = (code: string, originalCode: string) => ({ code, originalCode });
test('a name that no name server knows', isKind, 'connect', system('EDNS', 'ENOTFOUND'), 'unknown-host');
test('a port where nobody listens', isKind, 'connect', system('ESOCKET', 'ECONNREFUSED'), 'nobody-listens');
test('a network that is down', isKind, 'connect', system('ESOCKET', 'ENETUNREACH'), 'unreachable');
test('a host that does not answer', isKind, 'connect', { code: 'ETIMEDOUT' }, 'timeout');
test('a connection that is reset', isKind, 'connect', system('ESOCKET', 'ECONNRESET'), 'cut');
test(
  'a connection that is reset in the middle of a mail',
  isKind,
  'mail',
  system('ESOCKET', 'ECONNRESET'),
  'cut',
);
test(
  'plain text where encryption is expected',
  isKind,
  'connect',
  system('ESOCKET', 'ERR_SSL_WRONG_VERSION_NUMBER'),
  'not-tls',
);
test(
  'encryption that is too old',
  isKind,
  'connect',
  system('ESOCKET', 'ERR_SSL_UNSUPPORTED_PROTOCOL'),
  'tls',
);
test(
  'a certificate that ran out',
  isKind,
  'connect',
  system('ESOCKET', 'CERT_HAS_EXPIRED'),
  'certificate-expired',
);
test(
  'a certificate of nobody we know',
  isKind,
  'connect',
  system('ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
  'certificate-unknown',
);
test(
  'a certificate for another name',
  isKind,
  'connect',
  system('ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID'),
  'certificate-name',
);
test(
  'a server without STARTTLS',
  isKind,
  'connect',
  { code: 'ETLS', command: 'STARTTLS', response: '502 5.5.1 not implemented' },
  'no-starttls',
);
test(
  'a wrong password',
  isKind,
  'login',
  { code: 'EAUTH', command: 'AUTH PLAIN', response: '535 5.7.8 authentication failed' },
  'login-refused',
);
test('an empty password', isKind, 'login', { code: 'EAUTH' }, 'login-refused');
test(
  'a login that cannot be checked at present',
  isKind,
  'login',
  { code: 'EAUTH', command: 'AUTH PLAIN', response: '454 4.7.0 temporary failure' },
  'busy',
);
test(
  'an answer out of order (503)',
  isKind,
  'mail',
  { code: 'EENVELOPE', command: 'DATA', response: '503 5.5.1 no' },
  'message-later',
);
test(
  'an answer that nobody asked for',
  isKind,
  'mail',
  { code: 'EPROTOCOL', response: '550 go away' },
  'greeting',
);

const replied = (command: string, response: string) => verdictOf(fault('mail', { command, response }), PLACE);

test('a 5xx parks a mail only where it answers its recipients or its content', (t) => {
  t.is(replied('RCPT TO', '550 no').type, 'refused');
  t.is(replied('DATA', '550 no').type, 'refused');
  t.deepEqual(replied('MAIL FROM', '550 no'), {
    type: 'later',
    scope: 'server',
    faults: [
      {
        ...{ code: 'sender-refused', said: '550 no', by: 'server' },
        ...{ server: 'mail.example:587', sender: 'rusuban@office.example' },
      },
    ],
  });
  for (const command of ['CONN', 'EHLO', 'STARTTLS', 'AUTH PLAIN'])
    t.is(verdictOf(fault('connect', { command, response: '550 no' }), PLACE).type, 'later', command);
});

test('what the server holds against the box, and says only at the recipient, parks no mail', (t) => {
  const at = (response: string) => replied('RCPT TO', response).type;
  t.is(at('554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked'), 'later');
  t.is(at('554 5.7.1 <box@example.com>: Sender address rejected: Domain not found'), 'later');
  t.is(at('554 5.7.1 <box>: Helo command rejected: need fully-qualified hostname'), 'later');
  t.is(at('554 5.7.1 <a@example.com>: Recipient address rejected: Access denied'), 'refused');
});

const ofAll = test.macro({
  exec(t, command: string, response: string, kind: FaultKind) {
    t.is(kindOf(fault('mail', { command, response })), kind);
    t.like(replied(command, response), { type: 'later', scope: 'server' });
  },
  title: (title = '') => `true of every mail, and so it parks none: ${title}`,
});
const NOT_OWNED = '553 5.7.1 <a@example.com>: Sender address rejected: not owned by user b';
test('a sender of somebody else, said at the recipient', ofAll, 'RCPT TO', NOT_OWNED, 'sender-refused');
const EXCHANGE = '554 5.2.252 SendAsDenied; a@example.com not allowed to send as b@example.com';
test('a sender of somebody else, said after the mail', ofAll, 'DATA', EXCHANGE, 'sender-refused');
const OWN_SERVER = '550 5.7.60 SMTP; Client does not have permissions to send as this sender';
test('a sender of somebody else, in other words', ofAll, 'DATA', OWN_SERVER, 'sender-refused');
const GMAIL = '550 5.4.5 Daily user sending limit exceeded. For more information, visit Gmail help';
test('too much was sent today, said after the mail', ofAll, 'DATA', GMAIL, 'busy');
const HOSTER = '550 5.4.6 <a@example.com>: Recipient address rejected: Sender Daily Quota Exceeded';
test('too much was sent today, said at the recipient', ofAll, 'RCPT TO', HOSTER, 'busy');

test('a mailbox that is full for good is the matter of its owner', (t) => {
  t.is(replied('RCPT TO', '550 5.2.2 <a@example.com>: user is over quota, limit exceeded').type, 'refused');
});

test('of several recipients all must be refused for good before the mail is parked', (t) => {
  const rejectedErrors = [
    { recipient: 'a@example.com', response: '550 5.1.1 unknown' },
    { recipient: 'b@example.com', response: '450 4.2.0 greylisted' },
  ];
  const all = { command: 'RCPT TO', response: '450 4.2.0 greylisted', rejectedErrors };
  t.is(verdictOf(fault('mail', all), PLACE).type, 'later');
  const alone = rejectedErrors.slice(0, 1);
  const one = { command: 'RCPT TO', response: '550 5.1.1 unknown', rejectedErrors: alone };
  t.deepEqual(verdictOf(fault('mail', one), PLACE), {
    type: 'refused',
    faults: [{ ...refused('550 5.1.1 unknown'), server: PLACE.server }],
  });
});

test('whatever is thrown, there is a verdict, and it parks nothing that no server refused', (t) => {
  const property = fc.property(
    fc.anything(),
    fc.constantFrom<Stage>('connect', 'login', 'mail'),
    (thrown, stage) => {
      const verdict = verdictOf(faultOf(stage, thrown), PLACE);
      return verdict.type === 'later' && verdict.faults.every(({ said }) => said.length <= 1000);
    },
  );
  t.notThrows(() => fc.assert(property, { seed: 20261124, numRuns: 500 }));
});

test('what the server says is kept as one line, cut between characters, without control characters', (t) => {
  const reply = (response: string) => resultText(replied('RCPT TO', response));
  t.is(reply(`550 ${'a'.repeat(995)}𠮷𠮷`), `550 ${'a'.repeat(995)}…`);
  t.is(reply('550-one\r\n550 two\u0007\u001b[2J '), '550 one two [2J');
});
