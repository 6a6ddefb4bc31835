import { burstDeadline, levelChanged, timePassed } from '../ring/burst.ts';
import { CADENCES, silenceLimit } from '../ring/cadence.ts';
import { hookChanged, hookDeadline, hookTime } from '../ring/hook.ts';
import type { FrontEnd, FrontEndEffect, FrontEndInput, FrontEndStepped } from './front-end.ts';
import { isReversed, polarityAt, polarityChanged } from './polarity.ts';
import { enter, received, stay, telling } from './tell.ts';

const BELL_SILENCE = silenceLimit(CADENCES.japan);

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline(state: FrontEnd): number | null {
  const due = [burstDeadline(state.burst), hookDeadline(state.hook), phaseDeadline(state)];
  const times = due.filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** One input gives the next state and what is to be done. Pure, never throws. */
export function step(before: FrontEnd, input: FrontEndInput): FrontEndStepped {
  let state = before;
  const effects: FrontEndEffect[] = [];
  const take = (one: FrontEndInput) => {
    const next = taken(state, one);
    state = next.state;
    effects.push(...next.effects);
  };
  // What fell due before this input happened before it, also when nobody sent the time.
  for (let due = deadline(state); due !== null && due <= input.at; due = deadline(state)) {
    take({ type: 'time', at: due });
  }
  take(input);
  return { state, effects };
}

/** When the present phase ends by itself. */
function phaseDeadline({ phase, burst, burstAt, hook, since, timing }: FrontEnd): number | null {
  switch (phase) {
    case 'sensing':
      return since + timing.longestStartBurst;
    case 'pausing':
      return since + timing.answerAfter;
    case 'receiving':
      return since + timing.receiveLimit;
    case 'waiting':
      if (burst.phase === 'burst') return burstAt === null ? null : burstAt + timing.longestStartBurst;
      return hook.active ? null : since + timing.bellWithin;
    case 'ringing':
      // A telephone that was lifted a moment ago is on its way to answer: the bell stops before its hook counts.
      return burst.phase === 'silent' && !hook.active ? since + BELL_SILENCE : null;
    default:
      return null;
  }
}

function taken(state: FrontEnd, input: FrontEndInput): FrontEndStepped {
  const { at } = input;
  switch (input.type) {
    case 'ring':
      return settled(withBurst(state, levelChanged(state.burst, input.active, at), at), at);
    case 'hook':
      return settled({ ...state, hook: hookChanged(state.hook, input.active, at) }, at);
    case 'polarity': {
      const { polarity } = state;
      const next =
        polarity === null ? polarityAt(input.active, at) : polarityChanged(polarity, input.active, at);
      return stay({ ...state, polarity: next });
    }
    case 'packet':
      return received(state, input);
    case 'broken':
      return state.phase === 'receiving'
        ? enter(telling({ ...state, hasFailed: true }), 'waiting', at)
        : stay(state);
    case 'receiver': {
      const next = { ...state, hasReceiver: input.isOpen };
      return state.phase === 'receiving' && !input.isOpen ? failed(next, at) : stay(next);
    }
    case 'forced':
      return state.phase === 'receiving' ? failed(state, at) : stay(state);
    case 'stop':
      return enter(stay(state), 'idle', at);
    case 'time':
      return settled(
        { ...withBurst(state, timePassed(state.burst, at), at), hook: hookTime(state.hook, at) },
        at,
      );
  }
}

function withBurst(state: FrontEnd, burst: FrontEnd['burst'], at: number): FrontEnd {
  return { ...state, burst, burstAt: burst.phase === 'burst' ? (state.burstAt ?? at) : null };
}

/** What levels and time mean for the call. */
function settled(state: FrontEnd, at: number): FrontEndStepped {
  const { phase, burst, hook } = state;
  const due = phaseDeadline(state);
  const isDue = due !== null && due <= at;
  switch (phase) {
    case 'idle':
      if (hook.offHook) return enter(stay(state), 'outgoing', at);
      // A telephone that was just taken off dials: its pulses are no bell.
      return burst.phase === 'burst' && !hook.active ? enter(stay(state), 'sensing', at) : stay(state);
    case 'sensing':
      if (hook.offHook) return answered(state, at);
      if (burst.phase === 'silent')
        return enter(stay(state), isStartSignal(state, at) ? 'pausing' : 'waiting', at);
      return isDue ? enter(telling(state), 'ringing', at) : stay(state);
    case 'pausing':
      if (hook.offHook) return answered(state, at);
      if (!isDue) return stay(state);
      return enter(stay(state), state.hasReceiver && !hook.active ? 'receiving' : 'waiting', at);
    case 'receiving':
      // What the hook coupler shows is our own loop.
      return isDue ? failed(state, at) : stay(state);
    case 'waiting':
      if (hook.offHook) return answered(state, at);
      if (burst.phase === 'burst')
        return isDue ? enter(telling(state), 'ringing', at) : stay({ ...state, since: at });
      return isDue ? released(state, at) : stay(state);
    case 'ringing':
      if (hook.offHook) return answered(state, at);
      if (burst.phase === 'burst') return stay({ ...state, since: at });
      return isDue ? released(state, at) : stay(state);
    case 'answered':
      return hook.offHook ? stay(state) : released(state, at);
    case 'outgoing':
      return hook.offHook ? stay(state) : enter(stay(state), 'idle', at);
  }
}

/** Whoever goes off hook behind anything else answers the call itself. */
function isStartSignal({ polarity, hasReceiver, hook }: FrontEnd, at: number): boolean {
  return hasReceiver && !hook.active && (polarity === null || isReversed(polarity, at));
}

/** No number came. A call is told when its bell sounds: what was taken for a start signal may have been none. */
function failed(state: FrontEnd, at: number): FrontEndStepped {
  return enter(stay({ ...state, hasFailed: true }), 'waiting', at);
}

function answered(state: FrontEnd, at: number): FrontEndStepped {
  const told = telling(state);
  const event = { type: 'answered', line: state.line } as const;
  return enter({ state: told.state, effects: [...told.effects, { type: 'event', event }] }, 'answered', at);
}

function released(state: FrontEnd, at: number): FrontEndStepped {
  const event = { type: 'released', line: state.line } as const;
  return enter({ state, effects: state.told.ringing ? [{ type: 'event', event }] : [] }, 'idle', at);
}
