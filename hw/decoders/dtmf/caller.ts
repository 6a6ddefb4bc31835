import type { Party } from '../party.ts';

/**
 * Reads one DTMF caller-ID frame, from the first digit to the closing C or #. Null when it is none.
 *
 * | frame | where |
 * | --- | --- |
 * | `A` number, `D` redirecting number, `B` information, in any order, each may be missing, then `C` | Belgium, Brazil, Denmark, India, Sweden, … |
 * | `A` number `#`; `D1#` withheld, `D2#` and `D3#` not available | |
 * | `D` number `C` | Taiwan, Kuwait |
 * | number `#` | Denmark, Netherlands |
 *
 * Source: ETSI ES 200 778-1, annexes of the national variants.
 */
export function callerIn(frame: string): Party | null {
  const body = frame.slice(0, -1);
  if (frame.endsWith('C')) return partsIn(body);
  if (!frame.endsWith('#')) return null;
  if (/^A\d*$/.test(body)) return partyOf(body.slice(1));
  if (/^D[123]$/.test(body)) return body === 'D1' ? WITHHELD : UNAVAILABLE;
  return /^\d{3,24}$/.test(body) ? partyOf(body) : null;
}

const WITHHELD: Party = { reason: 'withheld' };
const UNAVAILABLE: Party = { reason: 'unavailable' };
const RESTRICTED = '10';

function partsIn(body: string): Party | null {
  if (!/^([ABD]\d*){1,3}$/.test(body)) return null;
  const parts = new Map(body.match(/[ABD]\d*/g)?.map((part) => [part[0], part.slice(1)]));
  // A caller who keeps his number back is never shown, whatever else was sent.
  if (parts.get('B') === RESTRICTED) return WITHHELD;
  // Where there is no A, D is the caller and no redirecting number.
  const number = parts.get('A') ?? (parts.has('B') ? undefined : parts.get('D'));
  return partyOf(number ?? '');
}

/** Zeros alone stand for no number where the exchange must send digits (Netherlands). */
function partyOf(number: string): Party {
  return /[1-9]/.test(number) ? { number } : UNAVAILABLE;
}
