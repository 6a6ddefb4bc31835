import { type Party, partyOf } from '../party.ts';

export type WhozzRecord =
  /** A call record. `line` counts from 1, `seconds` is how long the line was in use. */
  | {
      readonly type: 'call';
      readonly line: number;
      readonly direction: 'incoming' | 'outgoing';
      readonly at: 'start' | 'end';
      readonly seconds: number;
      /** Date and time of the unit, as text: it knows no year and its clock drifts. */
      readonly stamp: string;
      readonly party: Party;
    }
  /** A detailed record: the line rings, its telephones go off hook or on hook, or a hook flash. */
  | {
      readonly type: 'signal';
      readonly line: number;
      readonly signal: 'ring' | 'off-hook' | 'on-hook' | 'flash';
    }
  /** The unit speaks of itself: after power-up, or asked by `V`. */
  | { readonly type: 'banner' }
  | { readonly type: 'unknown' };

const DATE = String.raw`\d\d\/\d\d`;
const TIME = String.raw`\d\d:\d\d [AP]M`;
/** line, direction, start or end, seconds, checksum, rings, date, time; number and name stand in columns behind. */
const CALL = new RegExp(String.raw`^(\d\d) ([IO]) ([SEB]) (\d{4}) ([GB]) (\S\S) (${DATE} ${TIME}) (.*)$`);
const SIGNAL = new RegExp(String.raw`^(\d\d) ([RFNH]) +${DATE} \d\d:\d\d:\d\d *$`);
/** The format of the toggle `x`: fields with blanks between them. */
const LIMITED = new RegExp(String.raw`^\$(\d\d) +(${DATE} ${TIME}) +(\S(?: ?\S)*) +([IO])(?: +(.*))?$`);
const BANNER = /^V\S* [A-Za-z]+ L=/;
const NUMBER_WIDTH = 15;

const SIGNALS = { R: 'ring', F: 'off-hook', N: 'on-hook', H: 'flash' } as const;

/** Reads one record of a CallerID.com unit. Never throws. Source: manuals of the Whozz Calling? units. */
export function recordOf(bytes: Uint8Array): WhozzRecord {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return (
    callOf(text) ?? signalOf(text) ?? limitedOf(text) ?? { type: BANNER.test(text) ? 'banner' : 'unknown' }
  );
}

function callOf(text: string): WhozzRecord | null {
  const [, line, direction, at, seconds, checksum, , stamp = '', rest] = CALL.exec(text) ?? [];
  if (line === undefined || rest === undefined) return null;
  const isBad = checksum === 'B';
  const party = isBad ? BROKEN : partyOf(rest.slice(0, NUMBER_WIDTH), rest.slice(NUMBER_WIDTH));
  if (party === null) return null;
  return {
    type: 'call',
    line: Number(line),
    direction: direction === 'O' ? 'outgoing' : 'incoming',
    // `B` is in the vendor's own pattern; nobody says what it means, and no sample has it.
    at: at === 'E' ? 'end' : 'start',
    seconds: Number(seconds),
    stamp,
    party,
  };
}

function signalOf(text: string): WhozzRecord | null {
  const [, line, letter] = SIGNAL.exec(text) ?? [];
  if (line === undefined || letter === undefined) return null;
  return { type: 'signal', line: Number(line), signal: SIGNALS[letter as keyof typeof SIGNALS] };
}

function limitedOf(text: string): WhozzRecord | null {
  const [, line, stamp = '', number, direction, name = ''] = LIMITED.exec(text) ?? [];
  if (line === undefined || number === undefined) return null;
  const party = partyOf(number, name);
  if (party === null) return null;
  return {
    type: 'call',
    line: Number(line),
    direction: direction === 'O' ? 'outgoing' : 'incoming',
    at: 'start',
    seconds: 0,
    stamp,
    party,
  };
}

/** The unit says that the checksum of the caller-ID packet was wrong: its digits may not be believed. */
const BROKEN: Party = { reason: 'receive-error' };
