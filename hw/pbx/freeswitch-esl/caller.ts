import { type CallerWord, callerWord, clean, NAME_LIMIT, NUMBER_LIMIT } from '../caller-word.ts';
import { type Fields, field } from './message.ts';

/**
 * Who calls, by an event of the caller's own channel. A number that must not be shown is in the event all the same
 * (P-Asserted-Identity of a trusted carrier); `Caller-Privacy-Hide-Number` says so.
 */
export function callerOf(event: Fields): CallerWord {
  const number = clean(field(event, 'Caller-Caller-ID-Number'), NUMBER_LIMIT);
  const name = clean(field(event, 'Caller-Caller-ID-Name'), NAME_LIMIT);
  return callerWord({
    number,
    // FreeSWITCH puts the number where the network gave no name.
    name: name === number ? '' : name,
    numberHidden: isTrue(field(event, 'Caller-Privacy-Hide-Number')),
    nameHidden: isTrue(field(event, 'Caller-Privacy-Hide-Name')),
    numberMissing: /^0{7,}$/.test(number),
  });
}

function isTrue(text: string): boolean {
  return text === 'true' || text === 'yes';
}
