import { v5 } from 'uuid';
import type { Call, Caller, CustomerSnapshot, Outcome } from '../../../firmware/calls/call.ts';
import { callKey, customerId, epochMs, extension, lineId } from '../../../firmware/calls/ids.ts';
import { saveCall } from '../../../firmware/store/calls.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { NOW } from './temporary-box.ts';

const SAMPLES = '01900000-0000-7000-8000-000000000000';

export const keyOf = (name: string) => callKey(v5(name, SAMPLES));

export const byNumber = (digits: string): Caller => ({
  type: 'number',
  number: digits,
  e164: `+81${digits.slice(1)}`,
});
export const WITHHELD: Caller = { type: 'absent', reason: 'withheld' };

/** A call that rings on line 1 since NOW; the name stands for its key. */
export function ringing(name: string, known: Partial<Call> = {}): Call {
  return {
    key: keyOf(name),
    line: lineId('1'),
    phase: 'ringing',
    bindings: [{ source: 'pbx', call: name, answers: true, ended: false }],
    caller: byNumber('0312345678'),
    match: { type: 'none' },
    called: null,
    rang: [extension('101')],
    answers: [],
    mode: 'present',
    startedAt: epochMs(NOW),
    answeredAt: null,
    releasedAt: null,
    releasedBy: null,
    outcome: null,
    ...known,
  };
}

/** The call ended after `seconds` of ringing without an answer. */
export function missed(call: Call, outcome: Outcome = 'missed', seconds = 10): Call {
  const releasedAt = epochMs(call.startedAt + seconds * 1000);
  return { ...call, phase: 'released', releasedAt, releasedBy: 'caller', outcome };
}

/** Extension 101 took the call after `ring` seconds and talked for `talk` seconds. */
export function answered(call: Call, ring = 4, talk = 60): Call {
  const at = epochMs(call.startedAt + ring * 1000);
  const answers = [{ extension: extension('101'), at }];
  const releasedAt = epochMs(at + talk * 1000);
  return {
    ...call,
    phase: 'released',
    answers,
    answeredAt: at,
    releasedAt,
    releasedBy: 'caller',
    outcome: 'answered',
  };
}

export function snapshot(name: string, known: Partial<CustomerSnapshot> = {}): CustomerSnapshot {
  const id = customerId(v5(name, SAMPLES));
  const unknown = { kana: '', department: '', contact: '', address: '', fax: '' };
  return { id, name, ...unknown, importance: null, representative: null, ...known };
}

export const minutes = (count: number) => epochMs(NOW + count * 60_000);

export const save = (db: Database, ...calls: Call[]) =>
  db.knex.transaction(async (trx) => {
    for (const call of calls) await saveCall(trx, call, NOW);
  });
