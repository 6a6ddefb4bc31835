import type { CallerIdEvent, LineEvent } from '../../line-event.ts';
import { isPacketType, readPacket } from '../fsk/caller-packet.ts';
import {
  type DecoderState,
  isDue,
  LONGEST_PERIOD,
  type ModemCall,
  packetDue,
  releaseDue,
  reportDue,
  silentLine,
} from './line-state.ts';
import {
  EMPTY_REPORT,
  isBetter,
  isComplete,
  type Verdict,
  verdictOf,
  withCaller,
  withField,
  withReason,
} from './report.ts';
import type { ModemWord } from './word.ts';

/** `at` is monotonic milliseconds; a recording without times gives 0 everywhere and never sends `time`. */
export type DecoderInput =
  | { readonly type: 'word'; readonly word: ModemWord; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number }
  /** No more bytes come. */
  | { readonly type: 'end' };

export interface Decoded {
  readonly state: DecoderState;
  readonly events: readonly LineEvent[];
  /** The word fits nowhere: noise, or a message nobody has described. */
  readonly unrecognised: boolean;
}

/** One word, or the passing of time, gives the next state and what is to be told. Pure, never throws. */
export function step(state: DecoderState, input: DecoderInput): Decoded {
  switch (input.type) {
    case 'word':
      return heard(state, input.word, input.at);
    case 'time':
      return timePassed(state, input.at);
    case 'end':
      return told(tell(endPacket(state), 0));
  }
}

/** A packet with its type, length and checksum has at most 258 bytes. */
const PACKET_LIMIT = 258;
/** Fewer bytes than this, without a mark before them, are some reply in digits. */
const SHORTEST_ROW = 8;

type Step = readonly [DecoderState, readonly LineEvent[]];

function told([state, events]: Step): Decoded {
  return { state, events, unrecognised: false };
}

function heard(state: DecoderState, word: ModemWord, at: number): Decoded {
  switch (word.type) {
    case 'ring':
      return told(bell(state, at));
    case 'hook':
      return told(word.offHook ? lifted(state, at) : putDown(state));
    case 'field':
      return isTaken(state) ? told([state, []]) : told(field(state, word, at));
    case 'raw':
      return isTaken(state) ? told([state, []]) : raw(state, word, at);
    case 'unknown':
      return { state, events: [], unrecognised: true };
    default:
      return { state, events: [], unrecognised: false };
  }
}

/** Somebody talks: a report is of a caller who knocks, and one line cannot tell of two calls. */
function isTaken({ call }: DecoderState): boolean {
  return call?.phase === 'answered';
}

/** Off hook without a bell is a call to outside. */
function lifted(before: DecoderState, at: number): Step {
  if (before.call?.phase !== 'ringing') return [before, []];
  const [state, events] = tell(endPacket(before), at);
  const { line, call } = state;
  if (call === null) return [state, events];
  const answered: ModemCall = { ...call, phase: 'answered', heardAt: at };
  return [{ ...silentLine(line), call: answered }, [...events, { type: 'answered', line }]];
}

function putDown(state: DecoderState): Step {
  return isTaken(state) ? [silentLine(state.line), [{ type: 'released', line: state.line }]] : [state, []];
}

/** A bell also ends the report that came before it, and a call whose end was not heard. */
function bell(before: DecoderState, at: number): Step {
  if (isTaken(before)) {
    const [free, released] = putDown(before);
    const [rung, ringing] = bell(free, at);
    return [rung, [...released, ...ringing]];
  }
  const [state, events] = tell(endPacket(before), at);
  const { call, report } = state;
  const next = { ...state, report: EMPTY_REPORT, told: null };
  if (call !== null && call.phase === 'ringing') {
    const period = Math.min(Math.max(state.period, at - call.heardAt), LONGEST_PERIOD);
    return [{ ...next, period, call: { ...call, heardAt: at } }, events];
  }
  const ringing: ModemCall =
    call === null
      ? { phase: 'ringing', reportFirst: false, identified: false, heardAt: at }
      : { ...call, phase: 'ringing', heardAt: at };
  return [{ ...next, call: ringing }, [...events, ringingOf(state.line, report.called)]];
}

function field(before: DecoderState, word: Extract<ModemWord, { type: 'field' }>, at: number): Step {
  // Without a bell between them two reports are one, except where the report comes first: there, a second date
  // means a second call whose forerunner never rang.
  const isNext = word.field === 'date' && before.report.dated && before.call?.phase === 'announced';
  const [state, events] = isNext ? endReport(before, at) : ([before, []] as const);
  const report = withField(state.report, word.field, word.value);
  const [next, more] = tellIfComplete({ ...state, report, reportAt: at }, at);
  return [next, [...events, ...more]];
}

function endReport(state: DecoderState, at: number): Step {
  const [next, events] = tell(state, at);
  return [{ ...next, report: EMPTY_REPORT, told: null }, events];
}

/** A raw report comes in one line or in several; its length says when it is whole. */
function raw(state: DecoderState, word: Extract<ModemWord, { type: 'raw' }>, at: number): Decoded {
  const begun = word.begins ? new Uint8Array(0) : state.packet;
  const isPacket = begun !== null || (isPacketType(word.bytes[0]) && word.bytes.length >= SHORTEST_ROW);
  if (!isPacket) return { state, events: [], unrecognised: true };
  const packet = new Uint8Array([...(begun ?? []), ...word.bytes]).slice(0, PACKET_LIMIT);
  const reading = readPacket(packet);
  if (reading.type === 'incomplete') return told([{ ...state, packet, reportAt: at }, []]);
  const next: DecoderState = { ...state, packet: null, reportAt: at };
  if (reading.type === 'other') return told([next, []]);
  const report =
    reading.type === 'broken'
      ? withReason(state.report, 'receive-error')
      : withCaller(state.report, reading.caller);
  return told(tell({ ...next, report }, at));
}

/** A packet that never became whole is a receive error: half a number is a wrong number. */
function endPacket(state: DecoderState): DecoderState {
  if (state.packet === null) return state;
  return { ...state, packet: null, report: withReason(state.report, 'receive-error') };
}

function tellIfComplete(state: DecoderState, at: number): Step {
  return isComplete(state.report) || state.told !== null ? tell(state, at) : [state, []];
}

/** Tells what the report comes to, unless that or something better was told already. */
function tell(state: DecoderState, at: number): Step {
  const verdict = verdictOf(state.report);
  if (verdict === null || !isBetter(verdict, state.told)) return [state, []];
  const { line, call } = state;
  const isNextCall = call?.identified === true && state.told === null;
  const reportFirst = call?.reportFirst ?? true;
  const events: LineEvent[] = isNextCall ? [{ type: 'released', line }] : [];
  const rings = isNextCall && !reportFirst;
  if (rings || (call?.phase === 'ringing' && state.report.called !== null && state.told === null)) {
    events.push(ringingOf(line, state.report.called));
  }
  const phase = isNextCall || call === null ? (rings ? 'ringing' : 'announced') : call.phase;
  // The bell before the report was the first one of the next call; pauses that end with it belong to no call.
  const heardAt = call === null || (isNextCall && !rings) ? at : call.heardAt;
  const period = isNextCall ? 0 : state.period;
  return [
    { ...state, period, told: verdict, call: { phase, reportFirst, identified: true, heardAt } },
    [...events, eventOf(line, verdict)],
  ];
}

function ringingOf(line: string, called: string | null): LineEvent {
  return { type: 'ringing', line, ...(called !== null && { called }) };
}

function eventOf(line: string, verdict: Verdict): CallerIdEvent {
  if (verdict.type === 'absent') return { type: 'caller-id', line, reason: verdict.reason };
  const { number, name } = verdict;
  return { type: 'caller-id', line, number, ...(name !== null && { name }) };
}

function timePassed(before: DecoderState, at: number): Decoded {
  const whole = isDue(packetDue(before), at) ? endPacket(before) : before;
  const [state, events] =
    isDue(packetDue(before), at) || isDue(reportDue(before), at) ? tell(whole, at) : [whole, []];
  if (!isDue(releaseDue(state), at)) return told([state, events]);
  const { line, call } = state;
  // What never rang is forgotten without a word: nobody's line was taken.
  const wasTaken = call !== null && call.phase !== 'announced';
  const released: readonly LineEvent[] = wasTaken ? [{ type: 'released', line }] : [];
  return told([silentLine(line), [...events, ...released]]);
}
