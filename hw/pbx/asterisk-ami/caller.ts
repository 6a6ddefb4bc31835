import type { AbsenceReason } from '../../line-event.ts';
import { type AmiMessage, value, values } from './message.ts';

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

const NUMBER_LIMIT = 64;
const NAME_LIMIT = 200;

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

/** Takes in an event of the caller's own channel. Hidden stays hidden: a later event cannot lift it. */
export function heard(caller: Caller, message: AmiMessage): Caller {
  let known = caller;
  if (message.fields.has('calleridnum')) {
    const number = clean(value(message, 'calleridnum'), NUMBER_LIMIT);
    known = { ...caller, number, name: clean(value(message, 'calleridname'), NAME_LIMIT) };
  }
  if (value(message, 'event') === 'VarSet') {
    known = heardVariable(known, value(message, 'variable'), value(message, 'value'));
  }
  // `channelvars` of manager.conf adds variables to every event, and a list of channels can be asked with theirs.
  for (const setting of [...values(message, 'chanvariable'), ...listedVariables(message)]) {
    const equals = setting.indexOf('=');
    known = heardVariable(known, setting.slice(0, equals), setting.slice(equals + 1));
  }
  return heardPresentationCode(known, value(message, 'cid-callingpres'));
}

/** A `VarSet` event uses the same key for the bare name of the variable. */
function listedVariables(message: AmiMessage): readonly string[] {
  return value(message, 'event') === 'VarSet' ? [] : values(message, 'variable');
}

/**
 * A dialplan that exports the presentation does so under a name of its own choice, such as
 * `Set(CLI_PRES=${CALLERID(num-pres)})`, so it is known by its value; FreePBX has one variable for the name too.
 */
function heardVariable(caller: Caller, name: string, text: string): Caller {
  if (/^prohib(?:_(?:not_screened|passed_screen|failed_screen))?$/.test(text)) {
    return /name/i.test(name) ? { ...caller, nameHidden: true } : { ...caller, numberHidden: true };
  }
  const isPresentation = /pres/i.test(name) && !/name/i.test(name);
  return isPresentation && text === 'unavailable' ? { ...caller, numberMissing: true } : caller;
}

/** `CID-CallingPres: 32 (Presentation Prohibited, …)`: bits 6 and 5 are the presentation of Q.951. */
function heardPresentationCode(caller: Caller, text: string): Caller {
  if (text === '') return caller;
  const presentation = Number.parseInt(text, 10) & 0x60;
  if (presentation === 0x20) return { ...caller, numberHidden: true };
  return { ...caller, numberMissing: presentation === 0x40 };
}

function clean(text: string, limit: number): string {
  return text
    .replace(/\p{Cc}/gu, '')
    .slice(0, limit)
    .trim();
}
