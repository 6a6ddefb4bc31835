import type { Caller, Match } from './call.ts';

interface Identity {
  readonly caller: Caller;
  readonly match: Match;
}

/** How many last digits must agree when one side carries a prefix that the other has not. */
const TELLING_DIGITS = 8;

/** Same telephone? Sources write it differently: `0312345678`, `+81312345678`, with an outside-line prefix. */
export function sameNumber(
  a: Extract<Caller, { type: 'number' }>,
  b: Extract<Caller, { type: 'number' }>,
): boolean {
  if (a.e164 !== null && a.e164 === b.e164) return true;
  const [x, y] = [digits(a.number), digits(b.number)];
  if (x === y) return true;
  const shorter = Math.min(x.length, y.length);
  return shorter >= TELLING_DIGITS && x.slice(-TELLING_DIGITS) === y.slice(-TELLING_DIGITS);
}

/** Two callers that cannot be one: both gave a number, and the numbers differ. */
export function contradicts(a: Caller, b: Caller): boolean {
  return a.type === 'number' && b.type === 'number' && !sameNumber(a, b);
}

/**
 * What is known of the caller after another source spoke. Withheld wins over any number, whoever leaked it;
 * a number wins over every other reason; a reason wins over silence.
 */
export function unite(known: Identity, heard: Identity): Identity {
  if (isWithheld(known.caller)) return known;
  if (isWithheld(heard.caller)) return { caller: heard.caller, match: { type: 'none' } };
  if (heard.caller.type === 'number') {
    if (known.caller.type !== 'number') return heard;
    return addName(known, heard);
  }
  if (known.caller.type === 'number') return known;
  if (known.caller.type === 'absent' && known.caller.reason !== 'none') return known;
  return heard;
}

/** The number was known already; the second source may add the network's name, or a customer found by its form. */
function addName(known: Identity, heard: Identity): Identity {
  if (known.caller.type !== 'number' || heard.caller.type !== 'number') return known;
  const name = known.caller.name ?? heard.caller.name;
  const e164 = known.caller.e164 ?? heard.caller.e164;
  return {
    caller: { ...known.caller, e164, ...(name === undefined ? {} : { name }) },
    match: known.match.type === 'none' ? heard.match : known.match,
  };
}

function isWithheld(caller: Caller): boolean {
  return caller.type === 'absent' && caller.reason === 'withheld';
}

function digits(number: string): string {
  return number.replace(/\D/g, '');
}
