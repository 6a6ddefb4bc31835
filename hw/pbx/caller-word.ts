import type { AbsenceReason } from '../line-event.ts';

/** What is known of a caller so far. It becomes an event only once the presentation could have been heard. */
export interface Caller {
  readonly number: string;
  readonly name: string;
  /** The network or the dialplan said that the number (or only the name) must not be shown. */
  readonly numberHidden: boolean;
  readonly nameHidden: boolean;
  /** The network said that it has no number. */
  readonly numberMissing: boolean;
}

export const UNKNOWN_CALLER: Caller = {
  number: '',
  name: '',
  numberHidden: false,
  nameHidden: false,
  numberMissing: false,
};

/** A caller as the house may know it: nothing of a hidden number is left in here. */
export type CallerWord =
  | { readonly number: string; readonly name?: string }
  | { readonly reason: AbsenceReason };

export const NUMBER_LIMIT = 64;
export const NAME_LIMIT = 200;

/** Words that stand where a number should be, in any letter case. Recorded: anonymous, unavailable, <unknown>, ''. */
const HIDDEN_WORDS = new Set(['anonymous', 'restricted', 'withheld', 'private']);
const MISSING_WORDS = new Set(['', '<unknown>', 'unknown', 'unavailable', 'asterisk', 's']);
/** Reasons that an IMS network puts into the display name (3GPP TS 24.607, cause of no ID). */
const REASONS_BY_NAME: ReadonlyMap<string, AbsenceReason> = new Map([
  ['anonymous', 'withheld'],
  ['coin line/payphone', 'payphone'],
  ['interaction with other service', 'service-conflict'],
  ['unavailable', 'unavailable'],
]);

/** The word on a caller that may leave this folder. */
export function callerWord(caller: Caller): CallerWord {
  if (caller.numberHidden) return { reason: 'withheld' };
  const word = caller.number.toLowerCase();
  if (HIDDEN_WORDS.has(word)) return { reason: REASONS_BY_NAME.get(caller.name.toLowerCase()) ?? 'withheld' };
  if (caller.numberMissing || MISSING_WORDS.has(word)) {
    return { reason: REASONS_BY_NAME.get(caller.name.toLowerCase()) ?? 'unavailable' };
  }
  const name = caller.nameHidden || MISSING_WORDS.has(caller.name.toLowerCase()) ? '' : caller.name;
  return name === '' ? { number: caller.number } : { number: caller.number, name };
}

/** Text of a wire as it may be passed on: no control characters, no more than `limit` characters. */
export function clean(text: string, limit: number): string {
  return text
    .replace(/\p{Cc}/gu, '')
    .slice(0, limit)
    .trim();
}
