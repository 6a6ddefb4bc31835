/** What a line of a modem means. */
export type ModemWord =
  | { readonly type: 'ring' }
  /** A field of the caller-ID report. */
  | { readonly type: 'field'; readonly field: FieldName; readonly value: string }
  /** Bytes of a raw report; `begins` where the modem marks its start. */
  | { readonly type: 'raw'; readonly bytes: Uint8Array; readonly begins: boolean }
  /** The reply to a command. */
  | { readonly type: 'result'; readonly accepted: boolean }
  /** Our command comes back: echo is on. */
  | { readonly type: 'echo' }
  /** Voice mode: a telephone of the line goes off hook or on hook. */
  | { readonly type: 'hook'; readonly offHook: boolean }
  /** Known and of no use: cadence of the bell, carrier, marks. */
  | { readonly type: 'aside' }
  | { readonly type: 'unknown' };

export type FieldName = 'date' | 'time' | 'number' | 'name' | 'called' | 'message';

/** Field names of the makers (V.253, Rockwell, Kortex); what is not here is no field. */
const FIELDS: ReadonlyMap<string, FieldName> = new Map([
  ['DATE', 'date'],
  ['TIME', 'time'],
  ['NMBR', 'number'],
  ['DDN_NMBR', 'number'],
  ['NBR', 'number'],
  ['NUMBER', 'number'],
  ['CALLER_NUMBER', 'number'],
  ['NAME', 'name'],
  ['CALLER_NAME', 'name'],
  ['NDID', 'called'],
  ['MESG', 'message'],
]);

const FIELD = /^(\w+)\s*=\s*(.*)$/;
/** `RING 1…3` (Rockwell), `RING A…C` (USR) and `+CRING: VOICE` are distinctive rings. */
const RING = /^(RING(\s?\w{1,3})?|\+CRING:.*)$/i;
const ECHO = /^AT(\s|$|[A-Z&#%+\-$*\\?=\d])/i;
const ASIDE =
  /^(DRO[NF]\s*=\s*\d+|CIDM|FLASH|STAS|NO CARRIER|NO DIALTONE|NO ANSWER|BUSY|RINGBACK|CONNECT.*|VCON|\+VCID:.*|X)$/i;
const RAW_MARK = /^\+VCIDR:\s*/i;
/** Hexadecimal pairs, with or without blanks between; shorter ones are some reply. */
const HEX = /^[0-9A-F]{2}(\s?[0-9A-F]{2}){1,}$/i;

/** Reads one line. */
export function wordOf(line: string): ModemWord {
  const text = line.trim();
  if (RING.test(text)) return { type: 'ring' };
  if (/^OK$/i.test(text)) return { type: 'result', accepted: true };
  if (/^(\+CM[ES] )?ERROR\b/i.test(text)) return { type: 'result', accepted: false };
  if (ASIDE.test(text)) return { type: 'aside' };
  if (RAW_MARK.test(text)) return rawOf(text.replace(RAW_MARK, ''), true) ?? { type: 'unknown' };
  const field = fieldOf(text);
  if (field !== null) return field;
  if (ECHO.test(text)) return { type: 'echo' };
  return (HEX.test(text) ? rawOf(text, false) : null) ?? { type: 'unknown' };
}

/** Handset lifted, current in the loop (`H`), another telephone of the line off hook (`P`). */
const OFF_HOOK: ReadonlySet<string> = new Set(['H', 'P']);
/** The contrary, and `l`: the exchange interrupts the loop because the other side has hung up. */
const ON_HOOK: ReadonlySet<string> = new Set(['h', 'p', 'l']);

/** A reading of a voice-mode code (V.253): `R` is the bell; tones and silence say nothing of a call. */
export function wordOfCode(code: number): ModemWord {
  const letter = String.fromCharCode(code);
  if (letter === 'R') return { type: 'ring' };
  if (OFF_HOOK.has(letter)) return { type: 'hook', offHook: true };
  return ON_HOOK.has(letter) ? { type: 'hook', offHook: false } : { type: 'aside' };
}

function fieldOf(text: string): ModemWord | null {
  const [, tag, value] = FIELD.exec(text) ?? [];
  const field = tag === undefined ? undefined : FIELDS.get(tag.toUpperCase());
  if (field === undefined) return null;
  return { type: 'field', field, value: (value ?? '').trim() };
}

function rawOf(text: string, begins: boolean): ModemWord | null {
  const bytes = bytesOf(text);
  return bytes === null ? null : { type: 'raw', bytes, begins };
}

/** Hexadecimal pairs as bytes, null when the text is something else or half a byte is missing. */
export function bytesOf(text: string): Uint8Array | null {
  const digits = text.replace(/\s/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null;
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a line: UTF-8, or Latin-1 when it is not. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  }
}
