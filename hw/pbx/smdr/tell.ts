import type { LineEvent } from '../../line-event.ts';
import { goesOn, joinedRecord, type Leg, type LineMemory } from './line-memory.ts';
import { freed, isTaken, type LineTold, rings } from './live.ts';
import { loggedOf, outcomeOf } from './logged.ts';
import type { CallRecord } from './read.ts';

/** What one record tells, given what is known of its line. `at`: monotonic milliseconds. Pure. */
export function tell(memory: LineMemory, record: CallRecord, joined: 'line' | 'call', at: number): LineTold {
  switch (record.means) {
    case 'nothing':
      return { memory, events: [] };
    case 'live-ringing':
      return behind(toldOfLeg(memory.leg), rings(memory, record));
    case 'live-answered':
      return isTaken(memory, record);
    case 'outgoing':
      return behind(toldOfLeg(memory.leg), {
        memory: { live: null, leg: null, direction: 'outgoing' },
        events: [...freed(memory, record), loggedOf(record, 'outgoing', outcomeOf(record))],
      });
    case 'transferred':
      return memory.leg === null ? movesOn(memory, record) : ends(memory, record, joined);
    case 'first-leg':
    case 'waiting':
      return begins(memory, record, joined, at);
    default:
      return ends(memory, record, joined);
  }
}

/** The rest of the call was never printed: its beginning stands for all of it. */
export function toldOfLeg(leg: Leg | null): readonly LineEvent[] {
  return leg === null ? [] : [loggedOf(leg.record, 'incoming', leg.isAnswered ? 'answered' : 'missed')];
}

function behind(events: readonly LineEvent[], told: LineTold): LineTold {
  return { memory: told.memory, events: [...events, ...told.events] };
}

/** Somebody had the call before it was transferred, in whatever direction the line was last used. */
function movesOn(memory: LineMemory, record: CallRecord): LineTold {
  const direction = memory.direction ?? 'incoming';
  return { memory: { ...memory, direction }, events: [loggedOf(record, direction, 'answered', true)] };
}

function begins(memory: LineMemory, record: CallRecord, joined: 'line' | 'call', at: number): LineTold {
  const before = legBefore(memory, record, joined);
  const isAnswered = record.means === 'first-leg' || before?.isAnswered === true;
  const whole = before === null ? record : joinedRecord(before, record);
  const leg: Leg = { record: whole, isAnswered, since: before?.since ?? at };
  return {
    memory: { ...memory, leg, direction: 'incoming' },
    events: before === null ? toldOfLeg(memory.leg) : [],
  };
}

function ends(memory: LineMemory, record: CallRecord, joined: 'line' | 'call'): LineTold {
  const before = legBefore(memory, record, joined);
  const whole = before === null ? record : joinedRecord(before, record);
  // A live record said that it was answered: less than a second of talk is an answer, too.
  const outcome = memory.live?.phase === 'answered' ? 'answered' : outcomeOf(whole);
  return {
    memory: { live: null, leg: null, direction: 'incoming' },
    events: [
      ...(before === null ? toldOfLeg(memory.leg) : []),
      ...freed(memory, whole),
      loggedOf(whole, 'incoming', outcome),
    ],
  };
}

function legBefore({ leg }: LineMemory, record: CallRecord, joined: 'line' | 'call'): Leg | null {
  return leg !== null && goesOn(leg, record, joined) ? leg : null;
}
