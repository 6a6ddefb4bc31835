/** A mail server is named as `host:port`. These say no more than which one it was. */
export const AT_SERVER = [
  'unknown-host',
  'nobody-listens',
  'unreachable',
  'not-tls',
  'no-starttls',
  'certificate-expired',
  'certificate-name',
  'certificate-unknown',
  'certificate-pin',
  'tls',
  'greeting',
  'login-missing',
  'relay-refused',
  'recipient-refused',
  'recipient-later',
  'message-refused',
  'message-later',
  'too-big',
  'busy',
  'cut',
  'other',
] as const;

/** How far a session had come: connect (with greeting and TLS), login, or the mail itself. */
export const STEPS = ['connect', 'login', 'mail'] as const;
export type Step = (typeof STEPS)[number];

/** The provider gives no token for the login, or cannot be asked. */
export const OF_TOKENS = ['token-refused', 'token-unreachable'] as const;

/** Of a program of this machine that takes mails as sendmail(1) does; the exit codes are those of sysexits.h. */
export const OF_PROGRAM = [
  'program-missing',
  'program-refuses-mail',
  'program-knows-nobody',
  'program-knows-no-host',
  'program-later',
] as const;

/** An HTTP status with which a receiver of notifications does not take one: for good, or for now. */
export const OF_STATUS = ['webhook-refused', 'webhook-failed'] as const;

/**
 * Nothing more is to be told of these. `stopped`: the box broke it off; `interrupted`: it was off in the middle of it,
 * and nobody knows whether the mail went. `delayed`, `bounced`: what a report said after the server had taken the mail.
 * `unexpected`: a fault of ours.
 */
export const PLAIN = [
  'no-address',
  'stopped',
  'interrupted',
  'delayed',
  'bounced',
  'webhook-unsigned',
  'broker-missing',
  'broker-unreachable',
  'unexpected',
] as const;

type FactsByCode = Record<(typeof AT_SERVER)[number], { readonly server: string }> &
  Record<(typeof OF_TOKENS)[number], { readonly service: string }> &
  Record<(typeof OF_PROGRAM)[number], { readonly program: string }> &
  Record<(typeof OF_STATUS)[number], { readonly receiver: string; readonly status: number }> &
  Record<(typeof PLAIN)[number], unknown> & {
    timeout: { readonly server: string; readonly step: Step };
    'login-refused': { readonly server: string; readonly user: string };
    /** `sender`: the address in the envelope. */
    'sender-refused': { readonly server: string; readonly sender: string };
    'bad-address': { readonly addresses: readonly string[] };
    'program-slow': { readonly program: string; readonly seconds: number };
    'program-failed': { readonly program: string; readonly exit: number };
    'webhook-unreachable': { readonly receiver: string };
    'webhook-silent': { readonly receiver: string; readonly seconds: number };
    /** The mail waited in a backup that was made at `madeAt`, ms since 1970. */
    restored: { readonly madeAt: number };
  };

export type MailFaultCode = keyof FactsByCode;

export const MOST_SAID = 1000;

/** Words of others, in their language. `server`: of whoever was to take the mail; `machine`: of the system or a library. */
export interface Told {
  /** One line, at most `MOST_SAID` characters; '' where nothing was said. */
  readonly said: string;
  readonly by: 'server' | 'machine';
}

export type FaultOf<C extends MailFaultCode> = { [K in C]: { readonly code: K } & Told & FactsByCode[K] }[C];

/** Why a mail, or a notification for a program, did not get through: a closed vocabulary with a sentence in each language. */
export type MailFault = FaultOf<MailFaultCode>;

/** Faults that are told of one attempt: of the first server and the second, or of several addressees. */
export const MOST_FAULTS = 4;

/** The same fault with the same words once, and not too many. */
export function distinctFaults(faults: readonly MailFault[]): readonly MailFault[] {
  const byText = new Map(faults.map((fault) => [JSON.stringify(fault), fault]));
  return [...byText.values()].slice(0, MOST_FAULTS);
}
