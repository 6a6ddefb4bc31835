import type { Call, CustomerSnapshot, Caller as DomainCaller } from '../calls/call.ts';
import type { BoardCall } from './contract/board.ts';
import type { Caller, CustomerBrief } from './contract/common.ts';

/** What is needed to say a call in the words of the page. */
export interface Wording {
  /** A number the way the site's country writes it. */
  display(number: string): string;
  /** The person at an inside telephone; the telephone's own name where nobody is known. */
  extensionName(id: string): string;
}

/** A live call as a row of the board shows it. An announced call is shown as ringing: it is about to. */
export function boardCall(call: Call, wording: Wording, mailAtHangUp: boolean): BoardCall {
  const holder = call.answers.at(-1)?.extension ?? null;
  return {
    key: call.key,
    line: call.line,
    phase: call.phase === 'answered' ? 'answered' : 'ringing',
    startedAt: call.startedAt,
    answeredAt: call.answeredAt,
    caller: callerView(call.caller, wording),
    customer: call.match.type === 'one' ? customerBrief(call.match.customer) : null,
    candidates: call.match.type === 'several' ? call.match.candidates.map(customerBrief) : [],
    called: call.called,
    rang: call.rang.map(String),
    answeredBy: holder === null ? null : { id: holder, name: wording.extensionName(holder) },
    mode: call.mode,
    mailAtHangUp,
  };
}

export function callerView(caller: DomainCaller, wording: Wording): Caller {
  if (caller.type !== 'number') return caller;
  return { ...caller, display: wording.display(caller.e164 ?? caller.number) };
}

export function customerBrief(customer: CustomerSnapshot): CustomerBrief {
  const { id, name, kana, department, contact, importance, representative } = customer;
  return { id, name, kana, department, contact, importance, representative };
}
