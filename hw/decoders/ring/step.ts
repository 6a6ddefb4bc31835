import type { LineEvent } from '../../line-event.ts';
import { type Burst, burstDeadline, levelChanged, SILENT, timePassed } from './burst.ts';
import { type Cadence, silenceLimit } from './cadence.ts';
import { type Hook, hookChanged, hookDeadline, hookTime, ON_HOOK } from './hook.ts';

/**
 * A line with a ring-detect and perhaps a hook-detect coupler.
 *
 *   idle --burst--> ringing --off hook--> answered --on hook--> idle (released)
 *     |              |   \--no burst for one and a half of the longest pause--> idle (released)
 *     |              \--off hook behind a start signal--> receiving --on hook--> ringing
 *     |                                                      \--for too long--> answered
 *     \--off hook--> outgoing --on hook--> idle             (what rings meanwhile is dialling)
 *
 * Without a hook coupler an answer looks like a caller who gave up: the bell stops.
 */
export interface RingLine {
  readonly line: string;
  readonly cadence: Cadence;
  readonly phase: 'idle' | 'ringing' | 'receiving' | 'answered' | 'outgoing';
  readonly burst: Burst;
  readonly hook: Hook;
  /** Since when the present phase has lasted; while it rings, when the bell last sounded. Monotonic milliseconds. */
  readonly since: number;
  /** When the present burst began, and the longest one of this call, milliseconds. */
  readonly burstAt: number | null;
  readonly longestBurst: number;
}

/** `at` is monotonic milliseconds; inputs come in the order of time. */
export type RingInput =
  | { readonly type: 'ring'; readonly active: boolean; readonly at: number }
  | { readonly type: 'hook'; readonly active: boolean; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number };

export interface RingStepped {
  readonly state: RingLine;
  readonly events: readonly LineEvent[];
}

export function quietLine(line: string, cadence: Cadence): RingLine {
  const nothing = { burst: SILENT, hook: ON_HOOK, since: 0, burstAt: null, longestBurst: 0 };
  return { line, cadence, phase: 'idle', ...nothing };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline(state: RingLine): number | null {
  const due = [burstDeadline(state.burst), hookDeadline(state.hook), phaseDeadline(state)];
  const times = due.filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

/** One level, or the passing of time, gives the next state and what is told. Pure, never throws. */
export function step(before: RingLine, input: RingInput): RingStepped {
  // What fell due before this input happened before it, also when nobody sent the time.
  let state = before;
  const events: LineEvent[] = [];
  const take = (one: RingInput) => {
    const next = settled(moved(state, one), one.at);
    state = next.state;
    events.push(...next.events);
  };
  for (let due = deadline(state); due !== null && due <= input.at; due = deadline(state)) {
    take({ type: 'time', at: due });
  }
  take(input);
  return { state, events };
}

/** When the present phase ends by itself. */
function phaseDeadline({ phase, burst, hook, since, cadence }: RingLine): number | null {
  if (phase === 'receiving') return since + (cadence.startSignal?.longestReception ?? 0);
  // A telephone that was lifted a moment ago is on its way to answer: the bell stops before its hook counts.
  const isSilent = phase === 'ringing' && burst.phase === 'silent' && !hook.active;
  return isSilent ? since + silenceLimit(cadence) : null;
}

/** Levels and times are taken over; what they mean for the call is settled behind it. */
function moved(state: RingLine, input: RingInput): RingLine {
  const { burst, hook } = state;
  switch (input.type) {
    case 'ring':
      return { ...state, burst: levelChanged(burst, input.active, input.at) };
    case 'hook':
      return { ...state, hook: hookChanged(hook, input.active, input.at) };
    case 'time':
      return { ...state, burst: timePassed(burst, input.at), hook: hookTime(hook, input.at) };
  }
}

function settled(state: RingLine, at: number): RingStepped {
  const { line, phase, burst, hook } = state;
  const due = phaseDeadline(state);
  const isDue = due !== null && due <= at;
  switch (phase) {
    case 'idle':
      if (hook.offHook) return enter(state, 'outgoing', at);
      // A telephone that was just taken off dials: its pulses are no bell.
      if (burst.phase === 'silent' || hook.active) return stay(state);
      return enter(measured({ ...state, burstAt: null, longestBurst: 0 }, at), 'ringing', at, {
        type: 'ringing',
        line,
      });
    case 'ringing':
      if (hook.offHook) return lifted(state, at);
      if (burst.phase === 'burst') return stay(measured({ ...state, since: at }, at));
      return isDue ? enter(state, 'idle', at, { type: 'released', line }) : stay({ ...state, burstAt: null });
    case 'receiving':
      if (!hook.offHook) return enter(state, 'ringing', at);
      return isDue ? enter(state, 'answered', at, { type: 'answered', line }) : stay(state);
    case 'answered':
      return hook.offHook ? stay(state) : enter(state, 'idle', at, { type: 'released', line });
    case 'outgoing':
      return hook.offHook ? stay(state) : enter(state, 'idle', at);
  }
}

/** Whoever goes off hook behind nothing but a start signal is the receiver of the number. */
function lifted(state: RingLine, at: number): RingStepped {
  const { line, cadence, longestBurst } = state;
  const isReceiver = cadence.startSignal !== null && longestBurst <= cadence.startSignal.longestBurst;
  return isReceiver
    ? enter(state, 'receiving', at)
    : enter(state, 'answered', at, { type: 'answered', line });
}

function measured(state: RingLine, at: number): RingLine {
  const burstAt = state.burstAt ?? at;
  return { ...state, burstAt, longestBurst: Math.max(state.longestBurst, at - burstAt) };
}

function enter(state: RingLine, phase: RingLine['phase'], at: number, event?: LineEvent): RingStepped {
  return { state: { ...state, phase, since: at }, events: event === undefined ? [] : [event] };
}

function stay(state: RingLine): RingStepped {
  return { state, events: [] };
}
