import { distinctFaults, type MailFault, type Told } from '../mail-faults/mail-fault.ts';
import { oneLine } from './compose-clean.ts';
import type { LeftOut, SendResult } from './delivery.ts';
import { MOST_REPLY } from './smtp-error.ts';
import { type FaultKind, kindOf, kindOfRecipient, type Rejection, type SessionFault } from './smtp-fault.ts';
import type { Place } from './smtp-place.ts';

/** Said while a mail was being handed over, and true of every other mail as well. */
const OF_THE_SERVER: ReadonlySet<FaultKind> = new Set(['sender-refused', 'relay-refused', 'busy', 'stopped']);
/** RFC 3463: the server cannot reach or find the domain (X.4.n routing, X.1.2 bad destination system). */
const OF_THE_DOMAIN = /^4\d\d 4\.(?:4\.\d+|1\.2)\b/;
/** Only about this mail, and only the server or the library can say so. */
const FINAL: ReadonlySet<FaultKind> = new Set(['bad-address', 'too-big', 'message-refused']);

/**
 * What a fault means for the mail. Only what the server says about this recipient or this content is final; a
 * password that expired or a certificate that ran out would otherwise park every mail of the office.
 */
export function verdictOf(fault: SessionFault, place: Place): SendResult {
  const kind = kindOf(fault);
  if (kind === 'recipient-refused' || kind === 'recipient-later') return verdictOfRecipients(fault, place);
  const faults = [mailFaultOf(fault, place)];
  if (fault.stage === 'mail' && FINAL.has(kind)) return { type: 'refused', faults };
  if (fault.stage !== 'mail' || OF_THE_SERVER.has(kind)) return { type: 'later', scope: 'server', faults };
  // Minutes were waited in vain: the next mail to the same place would wait as long.
  return { type: 'later', scope: kind === 'timeout' ? 'domain' : 'mail', faults };
}

/** Nobody was accepted. While one may be taken later, the mail is tried again for all. */
function verdictOfRecipients(fault: SessionFault, place: Place): SendResult {
  const { rejected } = fault;
  const faults =
    rejected.length > 0
      ? distinctFaults(rejected.map((one) => faultOfRecipient(one, place)))
      : [mailFaultOf(fault, place)];
  if (faults.every(({ code }) => code === 'recipient-refused')) return { type: 'refused', faults };
  const isOfDomain = faults.some(({ said }) => OF_THE_DOMAIN.test(said));
  return { type: 'later', scope: isOfDomain ? 'domain' : 'mail', faults };
}

/** Of several recipients: those that were turned away while others were accepted. */
export function leftOutOf(rejected: readonly Rejection[], place: Place): readonly LeftOut[] {
  return rejected.map((one) => {
    const fault = faultOfRecipient(one, place);
    return { address: one.address, type: fault.code === 'recipient-refused' ? 'refused' : 'later', fault };
  });
}

function faultOfRecipient({ reply }: Rejection, { server, sender }: Place): MailFault {
  const code = kindOfRecipient(reply);
  const told = { said: reply.text, by: 'server', server } as const;
  return code === 'sender-refused' ? { code, ...told, sender } : { code, ...told };
}

/** The fault of a session with what it names, and with the words of whoever spoke. */
export function mailFaultOf(fault: SessionFault, { server, ...place }: Place): MailFault {
  const kind = kindOf(fault);
  const told = toldOf(fault, kind);
  switch (kind) {
    case 'stopped':
      return { code: kind, ...told };
    case 'timeout':
      return { code: kind, ...told, server, step: fault.stage };
    case 'login-refused':
      return { code: kind, ...told, server, user: place.user };
    case 'token-refused':
    case 'token-unreachable':
      return { code: kind, ...told, service: place.tokenService };
    case 'sender-refused':
      return { code: kind, ...told, server, sender: place.sender };
    case 'bad-address':
      return { code: kind, ...told, addresses: place.to };
    default:
      return { code: kind, ...told, server };
  }
}

/** What Node adds to an error of a certificate is of no use to anybody who cannot start it by hand. */
const ADVICE_OF_NODE = /; if the root CA is installed locally, .*$/;

/** What the server said, otherwise what the system or the library did. */
function toldOf({ reply, rejected, message }: SessionFault, kind: FaultKind): Told {
  const said = rejected[0]?.reply.text ?? reply?.text;
  const isOfService = kind === 'token-refused';
  return {
    said: oneLine(said ?? message.replace(ADVICE_OF_NODE, ''), MOST_REPLY),
    by: said === undefined && !isOfService ? 'machine' : 'server',
  };
}
