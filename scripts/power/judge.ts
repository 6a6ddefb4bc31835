import type { Seen } from './testimony.ts';

/** What the database of a box holds that was started after the cut and has sent its mail. */
export interface Facts {
  readonly calls: readonly {
    readonly key: string;
    readonly number: string | null;
    readonly outcome: string | null;
    readonly memo: string;
    readonly mode: string;
  }[];
  readonly mails: readonly {
    readonly callKey: string | null;
    readonly purpose: string;
    readonly state: string;
    readonly messageId: string;
  }[];
  /** null: nobody ever pressed anything. */
  readonly mode: { readonly mode: string; readonly since: number } | null;
}

export const FAULT_KINDS = [
  'mount',
  'file-system',
  'start',
  'integrity',
  'call-lost',
  'end-lost',
  'memo-lost',
  'mode-lost',
  'mail-lost',
  'mail-never-composed',
  'sent-and-never-received',
  'mail-twice',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly detail: string;
}

export interface Evidence {
  readonly facts: Facts;
  /** Everything that was seen before the power went. */
  readonly before: readonly Seen[];
  /** Numbers of the calls that rang in away mode. */
  readonly away: ReadonlySet<string>;
  /** Message-IDs that a mail server has taken: of the whole recording, and after the cut. */
  readonly received: ReadonlySet<string>;
}

/** Holds what a box remembers after a power cut against what people outside had seen of it before. */
export function judge({ facts, before, away, received }: Evidence): Fault[] {
  const callOf = new Map(facts.calls.map((call) => [call.number, call]));
  const mailsOf = (number: string) =>
    facts.mails.filter(({ callKey }) => callKey !== null && callKey === callOf.get(number)?.key);
  const faults: Fault[] = [];
  const expect = (isSo: boolean, kind: FaultKind, detail: string) => {
    if (!isSo) faults.push({ kind, detail });
  };
  for (const one of before) {
    if (one.type === 'mode') continue;
    if (one.type === 'mail') {
      const isKnown = facts.mails.some(({ messageId }) => messageId === one.messageId);
      expect(isKnown, 'mail-lost', `the outbox does not know ${one.messageId}, which was received`);
      continue;
    }
    const call = callOf.get(one.number);
    expect(call !== undefined, 'call-lost', `${one.number} was seen (${one.type})`);
    if (call === undefined) continue;
    if (one.type === 'ended') {
      expect(call.outcome === one.outcome, 'end-lost', `${one.number}: ${one.outcome}, now ${call.outcome}`);
      const isDue = away.has(one.number) && one.outcome === 'missed';
      const mails = mailsOf(one.number).filter(({ purpose }) => purpose === 'missed');
      const isReceived = mails.some(({ messageId }) => received.has(messageId));
      expect(!isDue || isReceived, 'mail-lost', `${one.number}: no server took the mail of the missed call`);
    }
    if (one.type === 'memo') {
      expect(call.memo === one.text, 'memo-lost', `${one.number}: the record does not have its memo`);
      const hasMail = mailsOf(one.number).some(({ purpose }) => purpose.startsWith('memo'));
      expect(hasMail, 'mail-lost', `${one.number}: the memo has no mail`);
    }
  }
  return [...faults, ...modeFaults(facts, before), ...mailFaults(facts, received)];
}

/** What was seen last, or something newer that was stored and not yet seen. */
function modeFaults({ mode }: Facts, before: readonly Seen[]): Fault[] {
  const last = before.findLast((one) => one.type === 'mode');
  if (last === undefined) return [];
  const isKept =
    mode !== null && (mode.since > last.since || (mode.since === last.since && mode.mode === last.mode));
  return isKept ? [] : [{ kind: 'mode-lost', detail: `${last.mode} was seen, now ${mode?.mode ?? 'none'}` }];
}

/** What must hold of any outbox, whatever was seen. */
function mailFaults({ calls, mails }: Facts, received: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  for (const { messageId, state } of mails)
    if (state === 'sent' && !received.has(messageId))
      faults.push({ kind: 'sent-and-never-received', detail: messageId });
  for (const { key, number, mode, outcome } of calls) {
    const automatic = mails.filter(({ callKey, purpose }) => callKey === key && purpose === 'missed');
    const isDue = mode === 'away' && outcome === 'missed';
    if (isDue && automatic.length === 0) faults.push({ kind: 'mail-never-composed', detail: `${number}` });
    if (automatic.length > 1) faults.push({ kind: 'mail-twice', detail: `${number}` });
  }
  return faults;
}
