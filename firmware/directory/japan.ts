/** Rules of the Japanese numbering plan that the box needs itself. National digits begin with 0. */

/** 184 and 186 before a number hide or show the caller's own; some PBXs log them with it. */
const CALLER_ID_PREFIX = /^18[46](?=0)/;

/**
 * Can this be a subscriber's number? Ten digits on land, eleven for mobiles, IP telephones, pagers, 0800. The
 * digits after the area code are not judged: numbers made for examples (03-0000-…) must work like real ones.
 */
const POSSIBLE = /^0(?:[1-9]\d{8}|[25-9]0\d{8})$/;

export function isPossibleInJapan(national: string): boolean {
  return POSSIBLE.test(national);
}

export function withoutCallerIdPrefix(digits: string): string {
  const rest = digits.replace(CALLER_ID_PREFIX, '');
  return isPossibleInJapan(rest) ? rest : digits;
}

/**
 * National form of a number that was written with a country code.
 *
 * `+81…`, `0081…`, `01081…` (dialled abroad or through a carrier's 010) and the bare `81…` of SIP trunks, each
 * also with the 0 that should have been left out.
 *
 * @returns null when it is not such a number
 */
export function nationalOfInternational(digits: string): string | null {
  const subscriber = /^(?:\+|00|010)?81(\d+)$/.exec(digits)?.[1];
  if (subscriber === undefined) return null;
  const national = subscriber.startsWith('0') ? subscriber : `0${subscriber}`;
  return isPossibleInJapan(national) ? national : null;
}

/** 03-1234-5678. Area codes of one digit are only two; the published tables know the others. */
const SHORT_AREA = /^(0[36])(\d{4})(\d{4})$/;
const ELEVEN = /^(0800|0\d0)(\d{3,4})(\d{4})$/;

/** Hyphens for the forms that need no table of area codes; null for the others. */
export function hyphenateSimple(national: string): string | null {
  if (national.length === 10 && SHORT_AREA.test(national)) return national.replace(SHORT_AREA, '$1-$2-$3');
  if (national.length === 11 && ELEVEN.test(national)) return national.replace(ELEVEN, '$1-$2-$3');
  return null;
}

/**
 * The beginning of a number as it would be dialled at home, for a search while somebody types: `+81 3 12` → 0312.
 * Other digits come back as they are.
 */
export function nationalBeginning(digits: string): string {
  const whole = nationalOfInternational(digits);
  if (whole !== null) return whole;
  const begun = /^(?:\+|00|010)81(\d*)$/.exec(digits)?.[1];
  if (begun === undefined) return digits;
  return begun.startsWith('0') ? begun : `0${begun}`;
}
