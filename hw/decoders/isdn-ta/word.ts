import { absenceOf } from '../absence.ts';
import { type Party, partyOf } from '../party.ts';

/** What a line of a terminal adapter means; some lines mean several things. */
export type TaWord =
  | { readonly type: 'ring' }
  | { readonly type: 'caller'; readonly party: Party }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'called'; readonly number: string }
  /** The caller gave up, or the connection ended. */
  | { readonly type: 'end' }
  /** Known and of no use: replies to commands, time, display, charges. */
  | { readonly type: 'aside' }
  | { readonly type: 'unknown' };

const RING: TaWord = { type: 'ring' };
const END: TaWord = { type: 'end' };
const ASIDE: readonly TaWord[] = [{ type: 'aside' }];
/** A network that shows no number says no reason: withheld and unavailable look alike. */
const UNAVAILABLE: TaWord = { type: 'caller', party: { reason: 'unavailable' } };

type Reading = (match: RegExpExecArray) => readonly TaWord[];

/** The lines of the makers, each with its source. The first pattern that fits decides. */
const LINES: readonly (readonly [RegExp, Reading])[] = [
  // `RING A`, `RING 1`: distinctive rings; `+CRING: VOICE`: GSM modules with AT+CRC=1.
  [/^(RING( ?[A-Z]| \d)?|\+CRING:.*)$/i, () => [RING]],
  // isdn4linux with S23 bit 0: the number that was dialled.
  [/^RING\/(\d*)$/i, ([, to = '']) => [...calledOf(to), RING]],
  // ELSA MicroLink, ATS153=6.
  [/^RING;([^;]*)(?:;([^;]*))?$/i, ([, from = '', to = '']) => [...calledOf(to), RING, callerOf(from)]],
  // ZyXEL 2864.
  [/^FM:(.*?)(?: +TO:(.*))?$/i, ([, from = '', to = '']) => [...calledOf(to), RING, callerOf(from)]],
  // Zoom MX/S: kind of the call, directory number of ours, caller.
  [/^RING: *\S+ +DN(\d+)(?: +(.*))?$/i, ([, , from = '']) => [RING, callerOf(from)]],
  // NTT West INS-Mate V-8DSU, AT$D12: caller and sub-address; how the dialled number is joined on was not seen.
  [/^RING_ANALOG_(\d*)(?:\/\d*)?(.*)$/i, ([, from = '', rest = '']) => [RING, analogCaller(from, rest)]],
  // Stream TA: address and sub-address of the caller.
  [/^RING *(\d{2,})(?:\*\d*)?$/i, ([, from = '']) => [RING, callerOf(from)]],
  // isdn4linux, ZyXEL Omni, Telia, Kortex, Digi, USR.
  [/^(?:CALLER(?:'S)? NUMBER|CALLERID)\s*:(.*)$/i, ([, from = '']) => [callerOf(from)]],
  [/^(?:NMBR|NBR)\s*=(.*)$/i, ([, from = '']) => [callerOf(from)]],
  [/^CALLER NAME:(.*)$/i, ([, name = '']) => nameOf(name)],
  [/^NAME\s*=(.*)$/i, ([, name = '']) => nameOf(name)],
  [/^REASON FOR NO CALLER NUMBER:(.*)$/i, ([, reason = '']) => [reasonOf(reason)]],
  [/^(?:CALLED NUMBER\s*:|NDID\s*=)(.*)$/i, ([, to = '']) => calledOf(to)],
  // GSM modules, 3GPP TS 27.007: number, type, sub-address, its type, name, validity.
  [/^\+CLIP: *"([^"]*)"(?:,([^,]*))?(?:,[^,]*,[^,]*,(?:"([^"]*)")?)?(?:,(\d))?/i, clip],
  // isdn4linux: the caller gave up; the connection ended, with the cause.
  [/^(RUNG|NO CARRIER.*)$/i, () => [END]],
  [
    /^(OK|ERROR|BUSY|NO ANSWER|NO DIALTONE|CONNECT.*|VCON|AT.*|DISPLAY:.*|DIVERTING NUMBER:.*)$/i,
    () => ASIDE,
  ],
  [/^(TIME\s*[:=].*|DATE\s*[:=].*|REASON FOR NO CALLER NAME:.*)$/i, () => ASIDE],
  // ATV0: codes in place of words.
  [/^(\d|1[0-2])$/, ([code]) => (code === '2' ? [RING] : code === '12' || code === '3' ? [END] : ASIDE)],
  // ELINK 301, AT\O: the number and nothing else.
  [/^\+?\d{3,24}$/, ([from]) => [callerOf(from)]],
];

/** Reads one line of a terminal adapter. Never throws. Sources: mgetty's table, the Linux kernel, makers' manuals. */
export function wordsOf(line: string): readonly TaWord[] {
  const text = line.trim();
  for (const [pattern, reading] of LINES) {
    const match = pattern.exec(text);
    if (match !== null) return reading(match);
  }
  return [{ type: 'unknown' }];
}

/** isdn4linux writes 0 where there is no number. */
function callerOf(field: string): TaWord {
  const number = field.trim().replace(/^"(.*)"$/, '$1');
  if (number === '' || number === '0') return UNAVAILABLE;
  const party = partyOf(number);
  return party === null ? { type: 'unknown' } : { type: 'caller', party };
}

function analogCaller(from: string, rest: string): TaWord {
  const reason = absenceOf(rest.replace(/[^\p{L}]/gu, ''));
  return from === '' && reason !== null ? { type: 'caller', party: { reason } } : callerOf(from);
}

function nameOf(field: string): readonly TaWord[] {
  const name = field.replace(/\p{Cc}/gu, '').trim();
  return name === '' ? ASIDE : [{ type: 'name', name }];
}

function calledOf(field: string): readonly TaWord[] {
  const number = field.trim();
  return /^\+?\d{2,24}$/.test(number) ? [{ type: 'called', number }] : [];
}

function reasonOf(field: string): TaWord {
  return { type: 'caller', party: { reason: absenceOf(field) ?? 'unavailable' } };
}

/** Validity 1 is withheld, 2 is unavailable; without it an empty number is a withheld one. */
function clip([, from = '', , name = '', validity]: RegExpExecArray): readonly TaWord[] {
  if (validity === '1') return [{ type: 'caller', party: { reason: 'withheld' } }];
  if (from === '') {
    return [{ type: 'caller', party: { reason: validity === undefined ? 'withheld' : 'unavailable' } }];
  }
  return [callerOf(from), ...(name === '' ? [] : nameOf(name))];
}
