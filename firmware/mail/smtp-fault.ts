import type { AT_SERVER, OF_TOKENS, Step } from '../mail-faults/mail-fault.ts';

/** Why a mail did not pass, as the session saw it. Plain data, so that the verdict needs no server. */
export interface SessionFault {
  readonly stage: Step;
  /** Name of the library's or the system's error: ETIMEDOUT, EAUTH, ECONNREFUSED, CERT_HAS_EXPIRED … */
  readonly codes: readonly string[];
  /** Command that the server answered: `MAIL FROM`, `RCPT TO`, `DATA`, `STARTTLS`, …; '' when it was none. */
  readonly command: string;
  /** The server's reply code and words; null when it said nothing. */
  readonly reply: ServerReply | null;
  /** The error's own words, for what nothing else explains. */
  readonly message: string;
  /** Where all recipients were turned away: each with the words for him. */
  readonly rejected: readonly Rejection[];
}

export interface ServerReply {
  readonly code: number;
  readonly text: string;
}

export interface Rejection {
  readonly address: string;
  readonly reply: ServerReply;
}

/** What can go wrong with a session (mail-faults/mail-fault.ts). */
export type FaultKind =
  | (typeof AT_SERVER)[number]
  | (typeof OF_TOKENS)[number]
  | 'timeout'
  | 'login-refused'
  | 'sender-refused'
  | 'bad-address'
  | 'stopped';

const BY_CODE: Readonly<Record<string, FaultKind>> = {
  EDNS: 'unknown-host',
  ENOTFOUND: 'unknown-host',
  ECONNREFUSED: 'nobody-listens',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timeout',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  EPIN: 'certificate-pin',
  ELOGINMISSING: 'login-missing',
  ETOKENREFUSED: 'token-refused',
  ETOKENUNREACHABLE: 'token-unreachable',
  ESTOPPED: 'stopped',
};

/** Names the fault, by the most telling thing that is known of it. */
export function kindOf(fault: SessionFault): FaultKind {
  const { reply, command, stage, codes } = fault;
  const byCode = codes.map((code) => BY_CODE[code]).find((kind) => kind !== undefined);
  if (byCode !== undefined) return byCode;
  if (reply === null) return kindOfSilence(fault);
  if (reply.code === 421) return 'busy';
  if (command === 'RCPT TO') return kindOfRecipient(reply);
  if (command === 'DATA') return kindOfSender(reply) ?? kindOfMessage(reply);
  if (reply.code < 500) return 'busy';
  if (command === 'MAIL FROM') return reply.code === 552 ? 'too-big' : 'sender-refused';
  if (command === 'STARTTLS') return 'no-starttls';
  if (stage === 'login') return 'login-refused';
  return stage === 'connect' || codes.includes('EPROTOCOL') ? 'greeting' : 'other';
}

/** Refuses a command out of order: the session went wrong, not the mail. */
const BAD_SEQUENCE = 503;

function kindOfMessage({ code }: ServerReply): FaultKind {
  return code >= 500 && code !== BAD_SEQUENCE ? 'message-refused' : 'message-later';
}

/** The server said nothing: the connection ended, or the library would not even ask. */
function kindOfSilence({ stage, codes }: SessionFault): FaultKind {
  if (codes.some((code) => code === 'ETLS' || code.startsWith('ERR_SSL_'))) return 'tls';
  // An empty password is not even offered to the server.
  if (codes.includes('EAUTH')) return 'login-refused';
  if (stage === 'mail' && codes.includes('EENVELOPE')) return 'bad-address';
  if (stage === 'mail' && codes.includes('EMESSAGE')) return 'too-big';
  return codes.includes('EPROTOCOL') ? 'other' : 'cut';
}

/** Postfix says so to the first recipient, Exchange (SendAsDenied) only after the whole mail. */
const NOT_THIS_SENDER = /sender address rejected|sendasdenied|(?:allowed|permissions?) to send as/i;
/** What the account may send in a day is used up: true of every mail, and over by itself. */
const SENT_TOO_MUCH = /\bsend(?:er|ing)\b.{0,30}\b(?:limit|quota)\b.{0,10}\bexceeded/i;

type SenderFault = 'sender-refused' | 'busy';

/** What a reply for good holds against the sender, whichever command it answers; null: nothing. */
function kindOfSender({ code, text }: ServerReply): SenderFault | null {
  if (code < 500) return null;
  if (NOT_THIS_SENDER.test(text)) return 'sender-refused';
  return SENT_TOO_MUCH.test(text) ? 'busy' : null;
}

/** Servers such as Postfix keep what they hold against the client until the first recipient. */
const AGAINST_US = /relay|client host|helo command|authentication (?:is )?required/i;
/** RFC 4954: authentication required, too weak, failed, encryption needed for it. */
const WANTS_LOGIN: ReadonlySet<number> = new Set([530, 534, 535, 538]);
/** Often a full mailbox; RFC 5321, 4.5.3.1.10 has us treat it like 452. */
const NO_ROOM = 552;

/** A recipient is refused for good by 5xx, but not where the words are about us: that would park every mail. */
export function kindOfRecipient({
  code,
  text,
}: ServerReply): 'recipient-later' | 'recipient-refused' | 'relay-refused' | SenderFault {
  if (code < 500 || code === NO_ROOM) return 'recipient-later';
  const bySender = kindOfSender({ code, text });
  if (bySender !== null) return bySender;
  return WANTS_LOGIN.has(code) || AGAINST_US.test(text) ? 'relay-refused' : 'recipient-refused';
}
