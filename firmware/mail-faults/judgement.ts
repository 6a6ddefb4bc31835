import type { MailFaultCode } from './mail-fault.ts';

/**
 * Where a fault is mended. `settings`: at the server that is set, by an administrator; `address`: at the addressee;
 * `decide`: somebody has to say whether it goes; `outside`: with whoever runs the other end; `wait`: the box tries again
 * by itself, and that is enough.
 */
export type Repair = 'settings' | 'address' | 'decide' | 'outside' | 'wait';

export const REPAIR: Readonly<Record<MailFaultCode, Repair>> = {
  'unknown-host': 'settings',
  'nobody-listens': 'settings',
  unreachable: 'outside',
  timeout: 'settings',
  'not-tls': 'settings',
  'no-starttls': 'settings',
  'certificate-expired': 'outside',
  'certificate-name': 'settings',
  'certificate-unknown': 'settings',
  'certificate-pin': 'settings',
  tls: 'settings',
  greeting: 'outside',
  'login-missing': 'settings',
  'login-refused': 'settings',
  'token-refused': 'outside',
  'token-unreachable': 'outside',
  'sender-refused': 'settings',
  'relay-refused': 'settings',
  'recipient-refused': 'address',
  'recipient-later': 'wait',
  'message-refused': 'outside',
  'message-later': 'wait',
  'bad-address': 'address',
  'no-address': 'address',
  'too-big': 'outside',
  busy: 'wait',
  cut: 'wait',
  stopped: 'wait',
  other: 'outside',
  interrupted: 'wait',
  restored: 'decide',
  delayed: 'wait',
  bounced: 'address',
  'program-missing': 'outside',
  'program-slow': 'outside',
  'program-refuses-mail': 'outside',
  'program-knows-nobody': 'address',
  'program-knows-no-host': 'address',
  'program-later': 'wait',
  'program-failed': 'outside',
  'webhook-unsigned': 'outside',
  'webhook-refused': 'address',
  'webhook-failed': 'outside',
  'webhook-unreachable': 'outside',
  'webhook-silent': 'outside',
  'broker-missing': 'outside',
  'broker-unreachable': 'outside',
  unexpected: 'wait',
};

/** Whoever said this meant it for good: no attempt follows. Everything else is parked only when the list of waits is over. */
const FOR_GOOD: ReadonlySet<MailFaultCode> = new Set<MailFaultCode>([
  'recipient-refused',
  'message-refused',
  'bad-address',
  'no-address',
  'too-big',
  'restored',
  'bounced',
  'program-refuses-mail',
  'program-knows-nobody',
  'program-knows-no-host',
  'webhook-unsigned',
  'webhook-refused',
  'broker-missing',
]);

export const isForGood = (code: MailFaultCode): boolean => FOR_GOOD.has(code);

const SAYS_LATER: ReadonlySet<MailFaultCode> = new Set<MailFaultCode>([
  'recipient-later',
  'message-later',
  'busy',
  'program-later',
]);

/** Whether the other end asked to come again, and did not just fail. */
export const saysLater = (code: MailFaultCode): boolean => SAYS_LATER.has(code);

const SAID_BY_SERVER: ReadonlySet<MailFaultCode> = new Set<MailFaultCode>([
  'recipient-refused',
  'recipient-later',
  'message-refused',
  'message-later',
  'delayed',
  'bounced',
]);

/** Whether the server's own words tell it all to whoever knows that it refused, put off or returned the mail. */
export const serverSaysIt = (code: MailFaultCode): boolean => SAID_BY_SERVER.has(code);
