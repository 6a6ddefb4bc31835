import { EMPTY_REPORT, isBetter, type Report, type Verdict, verdictOf } from './report.ts';

/**
 * One line of the telephone network as a modem hears it. In data mode it tells neither who answers nor who hangs up: a
 * call has ended when the bell is silent for too long, or when a second report proves that another call is there. In
 * voice mode some modems tell of the hook.
 *
 *   no call --RING--> ringing --RING--> ringing --report after a RING--> (released) ringing, the next call
 *      |                 |  \--- report: caller-id
 *      |                 |  \--- off hook: answered --on hook, 4 hours: released--> no call
 *      |                 |             \----- RING: released --> ringing, the next call
 *      |                 \------ silence: released --> no call
 *      \--report--> announced --RING--> ringing        (United Kingdom: the report comes before the bell)
 *                       \------- silence --> no call
 */
export interface ModemCall {
  readonly phase: 'announced' | 'ringing' | 'answered';
  /** The report came before the first bell. The next call of this line will do the same. */
  readonly reportFirst: boolean;
  /** Somebody was told who calls. */
  readonly identified: boolean;
  /** When it last gave a sign: a bell, the announcement, the answer. Monotonic milliseconds. */
  readonly heardAt: number;
}

export interface DecoderState {
  readonly line: string;
  readonly call: ModemCall | null;
  /** The report that is coming in since the last bell, and when its last field came. */
  readonly report: Report;
  readonly reportAt: number;
  /** What was told out of this report already. */
  readonly told: Verdict | null;
  /** A raw packet that has not come in whole. */
  readonly packet: Uint8Array | null;
  /** Longest pause between two bells of the present call, milliseconds; 0 = not measured yet. */
  readonly period: number;
}

/**
 * A modem prints its report in one go: between two fields there is no more than the time of a line (170 ms at
 * 1200 bit/s). Half a second after a number no name will come, and the desk waits for the number.
 */
const REPORT_SILENCE = 500;
/** A raw packet takes up to 2.2 s on the line, but is printed as a whole too. */
const PACKET_SILENCE = 1_500;
/** Longest pause of a bell is 6 s (North America); some lines ring in patterns. */
const SHORTEST_PATIENCE = 8_000;
export const LONGEST_PERIOD = 10_000;
/** Who is still said to talk after this has hung up unheard. */
const LONGEST_TALK = 4 * 3_600_000;

export function silentLine(line: string): DecoderState {
  return {
    line,
    call: null,
    report: EMPTY_REPORT,
    reportAt: 0,
    told: null,
    packet: null,
    period: 0,
  };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline(state: DecoderState): number | null {
  const due = [reportDue(state), packetDue(state), releaseDue(state)].filter((time) => time !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** A call is there, or a packet comes in: no moment to talk to the modem. */
export function isBusy(state: DecoderState): boolean {
  return state.call !== null || state.packet !== null;
}

export function reportDue(state: DecoderState): number | null {
  const verdict = verdictOf(state.report);
  return verdict !== null && isBetter(verdict, state.told) ? state.reportAt + REPORT_SILENCE : null;
}

export function packetDue(state: DecoderState): number | null {
  return state.packet === null ? null : state.reportAt + PACKET_SILENCE;
}

export function releaseDue(state: DecoderState): number | null {
  if (state.call === null) return null;
  if (state.call.phase === 'answered') return state.call.heardAt + LONGEST_TALK;
  return state.call.heardAt + Math.max(SHORTEST_PATIENCE, 1.5 * state.period + 2_000);
}

export function isDue(time: number | null, at: number): boolean {
  return time !== null && time <= at;
}
