import type { LineEvent } from '../../line-event.ts';
import type { LineMemory } from './line-memory.ts';
import { outcomeOf } from './logged.ts';
import { mayBeSame, type Party } from './party.ts';
import type { CallRecord } from './read.ts';

export interface LineTold {
  readonly memory: LineMemory;
  readonly events: readonly LineEvent[];
}

/** A call rings on the line now, or a further telephone does. */
export function rings(memory: LineMemory, record: CallRecord): LineTold {
  const { line, extension, called } = record;
  const { live } = memory;
  if (line === undefined) return { memory, events: [] };
  // A record without an extension tells of a caller, once a call: the second one is of the next call.
  const isSame = live?.phase === 'ringing' && extension !== undefined && mayBeSame(live.party, record);
  const caller = callerOnce(line, isSame ? live.party : {}, record);
  const events: readonly LineEvent[] = [
    ...(live === null || isSame ? [] : [{ type: 'released', line } as const]),
    {
      type: 'ringing',
      line,
      ...(called === undefined ? {} : { called }),
      ...(extension === undefined ? {} : { extension }),
    },
    ...caller.events,
  ];
  return {
    memory: { live: { phase: 'ringing', party: caller.party }, leg: null, direction: 'incoming' },
    events,
  };
}

/** Somebody took the call. */
export function isTaken(memory: LineMemory, record: CallRecord): LineTold {
  const { line } = record;
  if (line === undefined) return { memory, events: [] };
  const { party, events } = callerOnce(line, memory.live?.party ?? {}, record);
  return {
    memory: { ...memory, live: { phase: 'answered', party }, direction: 'incoming' },
    events: [...events, answeredBy(line, record)],
  };
}

/** The record of its end ends a live call, and tells that it was answered where no live record did. */
export function freed({ live }: LineMemory, record: CallRecord): readonly LineEvent[] {
  const { line } = record;
  if (live === null || line === undefined) return [];
  const isNews = live.phase === 'ringing' && record.means !== 'outgoing' && outcomeOf(record) === 'answered';
  return [...(isNews ? [answeredBy(line, record)] : []), { type: 'released', line }];
}

function answeredBy(line: string, { extension }: CallRecord): LineEvent {
  return { type: 'answered', line, ...(extension === undefined ? {} : { extension }) };
}

interface CallerOnce {
  readonly party: Party;
  readonly events: readonly LineEvent[];
}

/** A log is silent about a withheld number and about one that never came: then nothing is told. */
function callerOnce(line: string, known: Party, { number, name, reason }: Party): CallerOnce {
  if (known.number !== undefined || known.reason !== undefined) return { party: known, events: [] };
  if (number !== undefined) {
    const named = name === undefined ? {} : { name };
    return { party: { number }, events: [{ type: 'caller-id', line, number, ...named }] };
  }
  if (reason === undefined) return { party: {}, events: [] };
  return { party: { reason }, events: [{ type: 'caller-id', line, reason }] };
}
