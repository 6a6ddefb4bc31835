import { type Caller, clean, NAME_LIMIT, NUMBER_LIMIT } from '../caller-word.ts';
import { type AmiMessage, value, values } from './message.ts';

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
