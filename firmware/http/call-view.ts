import type { CallToReturn } from '../store/call-returns.ts';
import type { StoredCall } from '../store/call-row.ts';
import type { MailOfCall } from '../store/outbox-of-calls.ts';
import { callerView, customerBrief, type Wording } from './board-call.ts';
import type { ToReturn } from './contract/board.ts';
import type { CallRow } from './contract/calls.ts';

/** A call record in the words of the history page. */
export function callRow(
  call: StoredCall,
  mails: readonly MailOfCall[],
  wording: Wording & { lineName(id: string): string },
): CallRow {
  const answeredBy = call.answers.flatMap(({ extension }) =>
    extension === null ? [] : [{ id: String(extension), name: wording.extensionName(extension) }],
  );
  const { key, phase, called, mode, startedAt, answeredAt, releasedAt, ringSeconds, talkSeconds } = call;
  const { outcome, memo, memoBy, owner, doneAt, doneBy, isTimeKnown } = call;
  return {
    key,
    line: { id: call.line, name: wording.lineName(call.line) },
    phase,
    caller: callerView(call.caller, wording),
    customer: call.customer === null ? null : customerBrief(call.customer),
    candidateCount: candidateCount(call),
    called,
    rang: call.rang.map(String),
    answeredBy,
    mode,
    startedAt,
    isTimeKnown,
    answeredAt,
    releasedAt,
    ringSeconds,
    talkSeconds,
    outcome,
    memo,
    memoBy,
    owner,
    doneAt,
    doneBy,
    mails: mails.filter((mail) => mail.callKey === call.key),
  };
}

/** A caller who waits for a call, as the board's right side shows him. */
export function toReturnView(
  item: CallToReturn,
  mails: readonly MailOfCall[],
  wording: Wording,
  isDefault: (toName: string) => boolean,
): ToReturn {
  const { call } = item;
  const mail = mails.filter((one) => one.callKey === call.key).at(-1);
  return {
    callKey: call.key,
    times: item.times,
    startedAt: call.startedAt,
    isTimeKnown: call.isTimeKnown,
    ringSeconds: call.ringSeconds,
    outcome: call.outcome ?? 'unknown',
    mode: call.mode,
    caller: callerView(call.caller, wording),
    customer: call.customer === null ? null : customerBrief(call.customer),
    candidateCount: candidateCount(call),
    mail:
      mail === undefined
        ? null
        : { toName: mail.toName, state: mail.state, at: mail.at, toDefault: isDefault(mail.toName) },
    owner: item.owner,
  };
}

const candidateCount = ({ match }: StoredCall): number =>
  match.type === 'several' ? match.candidates.length : 0;
