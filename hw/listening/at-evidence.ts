import { readPacket } from '../decoders/fsk/caller-packet.ts';
import { wordsOf as taWordsOf } from '../decoders/isdn-ta/word.ts';
import { frame, NOTHING_PENDING, unfinished } from '../decoders/modem/frame.ts';
import { bytesOf, wordOf as modemWordOf } from '../decoders/modem/word.ts';
import type { Described } from './described.ts';
import { type Evidence, type Reason, type Sample, textOf } from './evidence.ts';
import { firstWord, type LineKind, textLines, weighLines } from './line-evidence.ts';

/** Names of the fields that a modem prints and an adapter does not, though its decoder lets them pass. */
const MODEM_ONLY = /^(DATE|TIME|DDN_NMBR|CALLER_NUMBER|CALLER_NAME|MESG|DRO[NF])\s*=/i;

const AT_TAKEN = 0.75;
const CALLER_ID_TAKEN = 0.95;

/** How a voice-mode code stands among the lines. */
const CODE = 'DLE ';

/** Voice-mode codes stand inside the lines: they are taken out of them, as the decoder does. */
function modemLines({ characters }: Sample): readonly string[] {
  const { frames, rest } = frame(NOTHING_PENDING, characters);
  const last = unfinished(rest);
  return [...frames, ...(last === null ? [] : [last])]
    .map((one) =>
      one.type === 'line' ? textOf(one.bytes).trim() : `${CODE}${String.fromCharCode(one.code)}`,
    )
    .filter((line) => line !== '');
}

function modemKind(line: string): LineKind {
  // The bell. Other codes may be any two bytes.
  if (line.startsWith(CODE)) return line === `${CODE}R` ? 'shared' : 'known';
  const word = modemWordOf(line);
  switch (word.type) {
    case 'raw':
      return isRawReport(word.bytes, word.begins) ? 'sure' : 'foreign';
    case 'unknown':
      return /^\+VCIDR:/i.test(line) ? 'sure' : 'foreign';
    case 'field':
      return MODEM_ONLY.test(line) ? 'sure' : 'shared';
    case 'ring':
      return 'shared';
    case 'aside':
      return MODEM_ONLY.test(line) ? 'sure' : 'known';
    // An echo alone may be the device at the other end of a crossed cable.
    case 'echo':
      return 'known';
    default:
      return 'shared';
  }
}

/** Rows of digits can be read as hexadecimal: only a report's beginning is one. */
function isRawReport(bytes: Uint8Array, begins: boolean): boolean {
  if (begins) return true;
  if (bytes.length < 8 || (bytes[0] !== 0x04 && bytes[0] !== 0x80)) return false;
  return readPacket(bytes).type !== 'broken' || /\d{7}/.test(textOf(bytes));
}

export function modemEvidence(sample: Sample): Evidence | null {
  const lines = joinedHex(modemLines(sample));
  const found = weighLines(
    { format: 'modem', kindOf: modemKind, label: modemLabel, sharedWith: ['isdn-ta'], shared: 0.7 },
    lines,
  );
  const { answered } = sample;
  if (answered.length === 0) return found;
  const reasons: readonly Reason[] = [{ type: 'answered', commands: answered }, ...(found?.reasons ?? [])];
  // Every adapter answers AT; one that takes the command for caller ID is a caller-ID modem.
  const worth = answered.some((command) => command !== 'AT') ? CALLER_ID_TAKEN : AT_TAKEN;
  return { format: 'modem', confidence: Math.max(found?.confidence ?? 0, worth), reasons };
}

const RAW: Described = 'a raw report';
const modemLabel = (line: string): string => (bytesOf(line) === null ? firstWord(line) : RAW);

/** The rows of a raw report belong to the row that begins it. */
function joinedHex(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const isRow = /^[0-9A-F]{2}(\s[0-9A-F]{2})+$/i.test(line);
    if (isRow && before !== undefined && /^(\+VCIDR:|[0-9A-F]{2}(\s[0-9A-F]{2})+$)/i.test(before)) {
      joined[joined.length - 1] = `${before} ${line}`;
    } else joined.push(line);
  }
  return joined;
}

function taKind(line: string): LineKind {
  const words = taWordsOf(line);
  if (words.some(({ type }) => type === 'unknown'))
    return /^FM:\S+ +TO:\S+$/i.test(line) ? 'sure' : 'foreign';
  // A row of digits and the codes of ATV0 are words of this format, but anything can print digits.
  if (/^\+?\d+$/.test(line)) return words.some(({ type }) => type !== 'aside') ? 'shared' : 'known';
  const isModem = modemWordOf(line).type !== 'unknown';
  if (/^(OK|ERROR)$/.test(line)) return 'shared';
  if (words.every(({ type }) => type === 'aside')) {
    return !isModem && /^(DISPLAY|DIVERTING NUMBER|REASON)/i.test(line) ? 'sure' : 'known';
  }
  return isModem ? 'shared' : 'sure';
}

export function isdnTaEvidence(sample: Sample): Evidence | null {
  const lines = textLines(sample);
  const hasWords = lines.some((line) => /^(RING|NMBR|NBR|NO CARRIER|OK$|ERROR$)/i.test(line));
  const isCoded =
    !hasWords && lines.every((line) => /^(\d{1,2}|\+?\d{3,24})$/.test(line)) && lines.includes('2');
  const found = weighLines(
    {
      format: 'isdn-ta',
      kindOf: taKind,
      label: firstWord,
      sharedWith: ['modem'],
      shared: hasWords || isCoded ? 0.64 : 0.3,
    },
    lines,
  );
  // A number on a line of its own between RINGs is what some adapters print and no modem does.
  const hasBareNumber =
    lines.some((line) => /^RING/i.test(line)) && lines.some((line) => /^\+?\d{5,16}$/.test(line));
  return found === null || !hasBareNumber
    ? found
    : { ...found, confidence: Math.max(found.confidence, 0.85) };
}
