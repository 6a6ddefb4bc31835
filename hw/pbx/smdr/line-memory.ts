import type { LoggedEvent } from '../../line-event.ts';
import { mayBeSame, type Party } from './party.ts';
import type { CallRecord } from './read.ts';

/** The beginning of a call of which a later record tells the end. */
export interface Leg {
  readonly record: CallRecord;
  /** A person talked, or at least took the call. */
  readonly isAnswered: boolean;
  /** Monotonic milliseconds of the first record. */
  readonly since: number;
}

/** What is remembered of an outside line, or of a call where records are joined by the call. */
export interface LineMemory {
  /** A call that live records told of and no record of its end. */
  readonly live: { readonly phase: 'ringing' | 'answered'; readonly party: Party } | null;
  readonly leg: Leg | null;
  /** Direction of the last call: what a transfer on this line belongs to. */
  readonly direction: LoggedEvent['direction'] | null;
}

export const NOTHING_KNOWN: LineMemory = { live: null, leg: null, direction: null };

/** More lines than the largest of these PBXs has; the one that was silent longest is forgotten. */
const MEMORY_LIMIT = 512;

export type Memories = ReadonlyMap<string, LineMemory>;

export function remembered(memories: Memories, key: string, memory: LineMemory): Memories {
  const next = new Map(memories);
  next.delete(key);
  next.set(key, memory);
  const [oldest] = next.keys();
  if (next.size > MEMORY_LIMIT && oldest !== undefined) next.delete(oldest);
  return next;
}

/** On a line the next call rings; what goes on does not ring from the beginning. With the call's number it is sure. */
export function goesOn({ record: leg }: Leg, record: CallRecord, joined: 'line' | 'call'): boolean {
  if (joined === 'call') return true;
  return (record.ringSeconds ?? 0) === 0 && mayBeSame(leg, record);
}

/** One record of two: it rang at the first and was taken by the one who talked. */
export function joinedRecord(leg: Leg, record: CallRecord): CallRecord {
  const first = leg.record;
  const isPersonal = record.means !== 'waiting' && record.means !== 'missed';
  const talks = [leg.isAnswered ? first.talkSeconds : undefined, isPersonal ? record.talkSeconds : undefined];
  const talk = talks.reduce(
    (sum, seconds) => (seconds === undefined ? sum : (sum ?? 0) + seconds),
    undefined,
  );
  const { ringSeconds = record.ringSeconds, startedAt = record.startedAt, called = record.called } = first;
  const wasTalking = leg.isAnswered && (first.talkSeconds ?? 0) > 0;
  const extension = isPersonal
    ? (record.extension ?? first.extension)
    : (first.extension ?? record.extension);
  const means = wasTalking ? 'answered' : record.means;
  return withoutUndefined({
    ...first,
    ...record,
    ...joinedParty(first, record),
    means,
    ringSeconds,
    startedAt,
    called,
    extension,
    talkSeconds: talk,
  });
}

/** A part that keeps the number back keeps it back for the whole call; a number is better than any other reason. */
function joinedParty(first: CallRecord, record: CallRecord): Loose {
  const isWithheld = first.reason === 'withheld' || record.reason === 'withheld';
  if (isWithheld) return { number: undefined, name: undefined, reason: 'withheld' };
  const number = record.number ?? first.number;
  return number === undefined ? {} : { number, reason: undefined };
}

type Loose = { readonly [Key in keyof CallRecord]?: CallRecord[Key] | undefined };

function withoutUndefined(record: Loose & Pick<CallRecord, 'means'>): CallRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as CallRecord &
    object;
}
