import type { Party } from '../party.ts';
import { partyOf } from '../party.ts';

/** What one line of an NCID server, of a gateway to one or of a NetCallerID box says. */
export type NcidWord =
  /** A call from outside. `refused`: the server hung up by itself, the caller is on its list. */
  | { readonly type: 'call'; readonly line: string; readonly party: Party | null; readonly refused: boolean }
  | { readonly type: 'outgoing'; readonly line: string }
  /** 1 and more: it rings. */
  | { readonly type: 'ring'; readonly line: string }
  /** Ringing is over, or the call is; `answered` where the server knows that somebody took it. */
  | { readonly type: 'end'; readonly line: string; readonly answered: boolean }
  /** Greeting, history, messages, options. */
  | { readonly type: 'other' }
  | { readonly type: 'unknown' };

const INCOMING: ReadonlySet<string> = new Set(['CID', 'PID', 'HUP', 'BLK']);
const REFUSED: ReadonlySet<string> = new Set(['HUP', 'BLK']);
/** Old calls and everything that is none; a call that waits (WID) has no line of its own. */
const OTHER =
  /^(?:\d{3} |(?:[A-Z]{3}LOG|MSG|NOT|WID|RID|END|OPT|REQ|ACK|INFO|RESP|REP|RLY|LCFG|HELLO)(?::|$)|###.*-MSG O(?:N|FF)-)/;

/** Reads one line. Text is Latin-1, which never fails. */
export function wordOf(text: string): NcidWord {
  const line = text.trim();
  const stars = /^([A-Z]{3,7}): *\*(.*)$/.exec(line);
  if (stars?.[1] !== undefined && stars[2] !== undefined) {
    const word = wordOfStars(stars[1], fieldsBetweenStars(stars[2]));
    if (word.type !== 'unknown') return word;
  }
  if (OTHER.test(line)) return { type: 'other' };
  const [, label, dots] = /^(?:(CALL|CALLINFO): *)?###(.*)\+\+\+$/.exec(line) ?? [];
  return dots === undefined ? { type: 'unknown' } : wordOfDots(label, dots);
}

type Fields = ReadonlyMap<string, string>;

const LINE_NAME_LIMIT = 64;

/** The server's name of the line, '' where it gives none. */
function lineOf(fields: Fields): string {
  return (fields.get('LINE') ?? '').replace(/\p{Cc}/gu, '').slice(0, LINE_NAME_LIMIT);
}

function fieldsBetweenStars(text: string): Fields {
  const parts = text.split('*');
  const pairs = parts.flatMap((name, at) => (at % 2 === 0 ? [[name, parts[at + 1] ?? ''] as const] : []));
  return new Map(pairs);
}

function wordOfStars(label: string, fields: Fields): NcidWord {
  const line = lineOf(fields);
  if (label === 'CIDINFO') return ringOf(line, Number(fields.get('RING') ?? ''));
  if (label === 'OUT') return { type: 'outgoing', line };
  if (!INCOMING.has(label) || !fields.has('NMBR')) return { type: 'unknown' };
  return { type: 'call', line, party: callerOf(fields), refused: REFUSED.has(label) };
}

/** 0: a modem no longer hears it ring. -1: given up, -2: over after it was taken, -3: busy outside, -4: hung up by itself. */
function ringOf(line: string, count: number): NcidWord {
  if (count > 0) return { type: 'ring', line };
  if (count === -3) return { type: 'other' };
  if (count <= 0) return { type: 'end', line, answered: count === -2 };
  return { type: 'unknown' };
}

/** `DATE03301423...NMBR4075551212...NAMEWIRELESS CALL`: names of four letters, of which CALL and BYE are the direction. */
function wordOfDots(label: string | undefined, text: string): NcidWord {
  const parts = text.split('...').map((part) => part.trim());
  const fields = new Map(parts.map((part) => [part.slice(0, 4), part.slice(4)]));
  const line = lineOf(fields);
  if (label === 'CALLINFO') return { type: 'end', line, answered: parts[0] === 'BYE' };
  if (fields.get('CALL') === 'OUT') return { type: 'outgoing', line };
  if (!fields.has('NMBR')) return { type: 'unknown' };
  return { type: 'call', line, party: callerOf(fields), refused: false };
}

const NO_NAME = /^(-*|no[ -]?name|unknown( name)?)$/i;

/** The server writes RING when no caller ID came at all: that is no reason of the network. */
function callerOf(fields: Fields): Party | null {
  const number = withoutDashes(fields.get('NMBR') ?? '');
  const name = withoutDashes(fields.get('NAME') ?? '');
  if (number === 'RING') return null;
  if (number === '' && NO_NAME.test(name)) return null;
  return partyOf(number, NO_NAME.test(name) ? '' : name);
}

/** `-UNKNOWN CALLER-` */
function withoutDashes(text: string): string {
  return text.trim().replace(/^-+/, '').replace(/-+$/, '');
}
