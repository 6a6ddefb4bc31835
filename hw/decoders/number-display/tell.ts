import type { CallerIdEvent, LineEvent } from '../../line-event.ts';
import type { FrontEnd, FrontEndEffect, FrontEndInput, FrontEndStepped } from './front-end.ts';

type Packet = Extract<FrontEndInput, { type: 'packet' }>;

/** Nothing is to be done. */
export function stay(state: FrontEnd): FrontEndStepped {
  return { state, effects: [] };
}

/** Goes into a phase; the relay follows, and goes first: nothing that is told may hold it up. */
export function enter(
  { state, effects }: FrontEndStepped,
  phase: FrontEnd['phase'],
  at: number,
): FrontEndStepped {
  const wasClosed = state.phase === 'receiving';
  const closed = phase === 'receiving';
  const relay: readonly FrontEndEffect[] = wasClosed === closed ? [] : [{ type: 'relay', closed }];
  const hook = wasClosed
    ? { ...state.hook, offHook: false, changedAt: at + state.timing.settle }
    : state.hook;
  const forgotten = phase === 'idle' ? { told: { ringing: false, caller: false }, hasFailed: false } : {};
  return { state: { ...state, ...forgotten, phase, hook, since: at }, effects: [...relay, ...effects] };
}

/** The call is told, once; and that its number was lost, if it was. */
export function telling(state: FrontEnd): FrontEndStepped {
  const { line, told, hasFailed } = state;
  const events: LineEvent[] = [];
  if (!told.ringing) events.push({ type: 'ringing', line });
  const isLost = hasFailed && !told.caller;
  if (isLost) events.push({ type: 'caller-id', line, reason: 'receive-error' });
  return {
    state: { ...state, told: { ringing: true, caller: told.caller || isLost } },
    effects: events.map((event) => ({ type: 'event', event })),
  };
}

/**
 * A good packet: it makes good for one that was lost. In a conversation it belongs to the call as long as the line was
 * taken just now; later ones knock on a line that is talking.
 */
export function received(state: FrontEnd, packet: Packet): FrontEndStepped {
  const { phase, since, told, hasFailed, timing } = state;
  const isKnown = told.caller && !hasFailed;
  switch (phase) {
    case 'outgoing':
      return stay(state);
    case 'answered':
      return isKnown || packet.at - since > timing.receiveLimit ? stay(state) : withCaller(state, packet);
    case 'ringing':
    case 'waiting':
      return isKnown ? stay(state) : withCaller(state, packet);
    default:
      return enter(withCaller(state, packet), 'waiting', packet.at);
  }
}

function withCaller(state: FrontEnd, { party, called }: Packet): FrontEndStepped {
  const { line, told } = state;
  const events: LineEvent[] = [];
  if (!told.ringing || called !== undefined) {
    events.push({ type: 'ringing', line, ...(called !== undefined && { called }) });
  }
  if (party !== null) events.push({ type: 'caller-id', line, ...party } satisfies CallerIdEvent);
  return {
    state: { ...state, told: { ringing: true, caller: told.caller || party !== null }, hasFailed: false },
    effects: events.map((event) => ({ type: 'event', event })),
  };
}
