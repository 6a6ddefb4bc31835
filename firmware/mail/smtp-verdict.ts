import { oneLine } from './compose-clean.ts';
import type { LeftOut, SendResult } from './delivery.ts';
import { MOST_REPLY } from './smtp-error.ts';
import { type FaultKind, kindOf, kindOfRecipient, type Rejection, type SessionFault } from './smtp-fault.ts';
import { FAULT_SAYS } from './smtp-words.ts';

/** Said while a mail was being handed over, and true of every other mail as well. */
const OF_THE_SERVER: ReadonlySet<FaultKind> = new Set(['sender-refused', 'relay-refused', 'busy', 'stopped']);
/** RFC 3463: the server cannot reach or find the domain (X.4.n routing, X.1.2 bad destination system). */
const OF_THE_DOMAIN = /^4\d\d 4\.(?:4\.\d+|1\.2)\b/;
/** Refuses a command out of order: the session went wrong, not the mail. */
const BAD_SEQUENCE = 503;

/**
 * What a fault means for the mail. Only what the server says about this recipient or this content is final; a
 * password that expired or a certificate that ran out would otherwise park every mail of the office.
 */
export function verdictOf(fault: SessionFault): SendResult {
  const kind = kindOf(fault);
  const reply = replyOf(kind, fault);
  if (kind === 'recipient-refused' || kind === 'recipient-later') return verdictOfRecipients(fault, reply);
  if (isFinal(kind, fault)) return { type: 'refused', reply };
  if (fault.stage !== 'mail' || OF_THE_SERVER.has(kind)) return { type: 'later', scope: 'server', reply };
  // Minutes were waited in vain: the next mail to the same place would wait as long.
  return { type: 'later', scope: kind === 'timeout' ? 'domain' : 'mail', reply };
}

function isFinal(kind: FaultKind, { stage, reply }: SessionFault): boolean {
  if (stage !== 'mail') return false;
  if (kind === 'bad-address' || kind === 'too-big') return true;
  return kind === 'message-refused' && reply !== null && reply.code >= 500 && reply.code !== BAD_SEQUENCE;
}

/** Nobody was accepted. While one may be taken later, the mail is tried again for all. */
function verdictOfRecipients({ rejected, reply }: SessionFault, words: string): SendResult {
  const kinds =
    rejected.length > 0 ? rejected.map((one) => kindOfRecipient(one.reply)) : [kindOfReply(reply)];
  const isRefused = kinds.every((kind) => kind === 'recipient-refused');
  if (isRefused) return { type: 'refused', reply: words };
  const scope = OF_THE_DOMAIN.test(words) ? 'domain' : 'mail';
  return { type: 'later', scope, reply: words };
}

function kindOfReply(reply: SessionFault['reply']): FaultKind {
  return reply === null ? 'recipient-later' : kindOfRecipient(reply);
}

/** Of several recipients: those that were turned away while others were accepted. */
export function leftOutOf(rejected: readonly Rejection[]): readonly LeftOut[] {
  return rejected.map(({ address, reply }) => ({
    address,
    type: kindOfRecipient(reply) === 'recipient-refused' ? 'refused' : 'later',
    reply: reply.text,
  }));
}

/** Our sentence and the server's words. */
function replyOf(kind: FaultKind, { reply, rejected, message }: SessionFault): string {
  const says = FAULT_SAYS[kind];
  const words = [...new Set(rejected.map((one) => one.reply.text))].join(' / ') || reply?.text || '';
  if (says === null) return oneLine(words || message, MOST_REPLY);
  return oneLine(words === '' ? `${says} (${message})` : `${says}: ${words}`, MOST_REPLY);
}
