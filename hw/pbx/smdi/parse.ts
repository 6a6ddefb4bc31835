import { absenceOf } from '../../decoders/absence.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { CallerIdEvent, LineEvent } from '../../line-event.ts';

/**
 * A call that the PBX hands to the voicemail: message desk, its terminal, why (D direct, A all calls forwarded, B busy,
 * N no answer, U unknown), the telephone that was called, and who calls. Any of the last two may be missing.
 */
const CALL = /^MD(\d{3}) ?(\d{4})([DABNU])(?:(\d{3,24}) *)?(?: +(\S.*?))? *$/;
/** Answers to lamps of the voicemail: a number that does not exist, a lamp that is blocked. */
const LAMP = /^MWI\d* *(INV|BLK) *$/;

type Reason = 'D' | 'A' | 'B' | 'N' | 'U';

export interface SmdiCall {
  readonly line: string;
  readonly reason: Reason;
  /** The telephone that did not take the call; missing when the voicemail itself was called. */
  readonly forwardedFrom?: string;
  readonly caller?: CallerIdEvent;
}

/** Reads one line of the link. Null when it is none. */
export function callOf(text: string): SmdiCall | null {
  const [, , line, reason, forwardedFrom, source] = CALL.exec(text) ?? [];
  if (line === undefined || !isReason(reason)) return null;
  const caller = source === undefined ? null : callerOf(line, source);
  return {
    line,
    reason,
    ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
    ...(caller === null ? {} : { caller }),
  };
}

/**
 * What a line means. Nobody was there: the call is at the voicemail, of which the link tells nothing more, so the same
 * moment is its end for us. `line` of the events is the terminal of the message desk.
 */
export function eventsOf(bytes: Uint8Array): readonly LineEvent[] {
  const text = String.fromCharCode(...bytes).trim();
  if (LAMP.test(text)) return [];
  const call = callOf(text);
  if (call === null) return [unrecognised(bytes)];
  const { line, forwardedFrom, caller } = call;
  return [
    { type: 'ringing', line, ...(forwardedFrom === undefined ? {} : { called: forwardedFrom }) },
    ...(caller === undefined ? [] : [caller]),
    { type: 'released', line, outcome: 'voicemail' },
  ];
}

/** Blanks in place of a number say nothing about why it is missing. */
function callerOf(line: string, source: string): CallerIdEvent | null {
  if (/^\+?[\d*#]{2,24}$/.test(source)) return { type: 'caller-id', line, number: source };
  const reason = absenceOf(source);
  return reason === null ? null : { type: 'caller-id', line, reason };
}

function isReason(letter: string | undefined): letter is Reason {
  return letter !== undefined && /^[DABNU]$/.test(letter);
}
