import type { FaultOf, MailFault, MailFaultCode } from '../../firmware/mail-faults/mail-fault.ts';

const SERVER = 'mail.office.example:587';
const of = { said: 'words of the other end', by: 'server' } as const;
const server = <C extends MailFaultCode>(code: C) => ({ code, ...of, server: SERVER });
const program = <C extends MailFaultCode>(code: C) => ({ code, ...of, program: '/usr/sbin/sendmail' });
const receiver = <C extends MailFaultCode>(code: C) => ({ code, ...of, receiver: 'crm.office.example' });
const plain = <C extends MailFaultCode>(code: C) => ({ code, ...of });

/** One fault of every kind with all that it can tell. A kind that is missing here does not compile. */
const EVERY: { readonly [C in MailFaultCode]: FaultOf<C> } = {
  'unknown-host': server('unknown-host'),
  'nobody-listens': server('nobody-listens'),
  unreachable: server('unreachable'),
  timeout: { ...server('timeout'), step: 'connect' },
  'not-tls': server('not-tls'),
  'no-starttls': server('no-starttls'),
  'certificate-expired': server('certificate-expired'),
  'certificate-name': server('certificate-name'),
  'certificate-unknown': server('certificate-unknown'),
  'certificate-pin': server('certificate-pin'),
  tls: server('tls'),
  greeting: server('greeting'),
  'login-missing': server('login-missing'),
  'login-refused': { ...server('login-refused'), user: 'box@office.example' },
  'token-refused': { ...plain('token-refused'), service: 'login.provider.example' },
  'token-unreachable': { ...plain('token-unreachable'), service: 'login.provider.example' },
  'sender-refused': { ...server('sender-refused'), sender: 'rusuban@office.example' },
  'relay-refused': server('relay-refused'),
  'recipient-refused': server('recipient-refused'),
  'recipient-later': server('recipient-later'),
  'message-refused': server('message-refused'),
  'message-later': server('message-later'),
  'bad-address': { ...plain('bad-address'), addresses: ['ito.office.example', 'kato'] },
  'no-address': plain('no-address'),
  'too-big': server('too-big'),
  busy: server('busy'),
  cut: server('cut'),
  stopped: plain('stopped'),
  other: server('other'),
  interrupted: plain('interrupted'),
  restored: { ...plain('restored'), madeAt: Date.UTC(2026, 10, 24, 1, 30) },
  delayed: plain('delayed'),
  bounced: plain('bounced'),
  'program-missing': program('program-missing'),
  'program-slow': { ...program('program-slow'), seconds: 61 },
  'program-refuses-mail': program('program-refuses-mail'),
  'program-knows-nobody': program('program-knows-nobody'),
  'program-knows-no-host': program('program-knows-no-host'),
  'program-later': program('program-later'),
  'program-failed': { ...program('program-failed'), exit: 69 },
  'webhook-unsigned': plain('webhook-unsigned'),
  'webhook-refused': { ...receiver('webhook-refused'), status: 404 },
  'webhook-failed': { ...receiver('webhook-failed'), status: 503 },
  'webhook-unreachable': receiver('webhook-unreachable'),
  'webhook-silent': { ...receiver('webhook-silent'), seconds: 15 },
  'broker-missing': plain('broker-missing'),
  'broker-unreachable': plain('broker-unreachable'),
  unexpected: plain('unexpected'),
};

/** A timeout says where it happened: there are three of them. */
export const EVERY_MAIL_FAULT: readonly MailFault[] = [
  ...Object.values(EVERY),
  { ...EVERY.timeout, step: 'login' },
  { ...EVERY.timeout, step: 'mail' },
];
