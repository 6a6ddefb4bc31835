import { type AlohaFrame, REPORT, REPORTS } from '../decoders/aloha/frame.ts';
import { itemsOf, readPacket } from '../decoders/fsk/caller-packet.ts';
import { PACKETS } from '../decoders/fsk/frame.ts';
import { giveUp, hunt, NOTHING_HUNTED, type Quarry } from '../decoders/hunt.ts';
import { type JclipFrame, NUMBER_DISPLAY } from '../decoders/jclip/frame.ts';
import type { Described } from './described.ts';
import type { Evidence, Reason, Sample } from './evidence.ts';

/** Two packets with a right check value are no chance. */
const SURE = 0.97;
const ONE_GOOD = 0.95;
/** The shape of a packet, damaged: more than a suspicion, less than a proof. */
const DAMAGED = 0.65;

function framesIn<Frame>(quarry: Quarry<Frame>, bytes: Uint8Array): readonly Frame[] {
  const { frames, rest } = hunt(quarry, NOTHING_HUNTED, bytes);
  return [...frames, ...giveUp(quarry, rest).frames];
}

/** SDMF and MDMF of a decoder chip. The checksum is one byte, so the inside of a packet must be right, too. */
export function fskEvidence({ bytes }: Sample): Evidence | null {
  const frames = framesIn(PACKETS, bytes);
  const good = frames.flatMap((one) => (one.type === 'packet' && isPlausible(one.bytes) ? [one.bytes] : []));
  const damaged = frames.filter((one) => one.type === 'broken' && hasDigits(one.bytes)).length;
  const kinds = good.map((packet) => `${(packet[0] ?? 0) < 0x80 ? 'SDMF' : 'MDMF'} ${hex(packet[0])}`);
  return fromPackets('fsk', good.length, damaged, kinds, 'checksum');
}

function isPlausible(packet: Uint8Array): boolean {
  const reading = readPacket(packet);
  const body = packet.subarray(2, -1);
  if ((packet[0] ?? 0) < 0x80) return reading.type === 'other' || /^\d{8}/.test(latin(body));
  return itemsOf(body)?.some(({ type }) => KNOWN_ITEMS.has(type)) ?? false;
}

/** Date, number, dialable number, why there is none, name, message lamp, type of the call (GR-30, EN 300 659-3). */
const KNOWN_ITEMS: ReadonlySet<number> = new Set([
  0x01, 0x02, 0x03, 0x04, 0x07, 0x08, 0x0b, 0x11, 0x12, 0x20,
]);

/** A date or a number: without one the shape is chance. */
function hasDigits(bytes: Uint8Array): boolean {
  return /\d{7}/.test(latin(bytes));
}

export function jclipEvidence({ bytes }: Sample): Evidence | null {
  const frames: readonly JclipFrame[] = framesIn(NUMBER_DISPLAY, bytes);
  const good = frames.flatMap((one) => (one.type === 'packet' ? [hex(one.content)] : []));
  const damaged = frames.filter((one) => one.type === 'broken' && one.bytes.length >= 6).length;
  return fromPackets('jclip', good.length, damaged, good, 'crc');
}

/** A report has no check value: date, weekday and time between STX and ETX must be such, and the parity right. */
export function alohaEvidence({ bytes, lines }: Sample): Evidence | null {
  const frames: readonly AlohaFrame[] = framesIn(REPORTS, bytes);
  const good = frames.filter((one) => one.type === 'report');
  const damaged = frames.filter((one) => one.type === 'broken').length;
  if (good.length === 0) return isReportOnly(bytes) ? fromPackets('aloha', 0, damaged, [], 'shape') : null;
  const isFramed = bytes.some((byte) => (byte & 0x7f) === 0x02);
  const kind: Described = isFramed
    ? 'STX date weekday time number ETX'
    : 'date weekday time number, a line each';
  const found = fromPackets(
    'aloha',
    good.length,
    damaged,
    [kind],
    good.some(({ hasParity }) => hasParity) ? 'parity' : 'shape',
  );
  if (found === null || isFramed) return found;
  // Twenty digits in a row may be something else that prints digits.
  return lines.some(isReportLine) ? { ...found, confidence: 0.75 } : null;
}

/** Date, weekday and time, and at most sixteen digits of a number: no other line in the sample is longer. */
const isReportLine = (line: Uint8Array): boolean => line.length <= 25 && REPORT.test(latin(line));

/** A damaged report is one only where nothing else is: call logs of several makers stand between STX and ETX, too. */
function isReportOnly(bytes: Uint8Array): boolean {
  const marks: ReadonlyMap<number, string> = new Map([
    [0x02, '<'],
    [0x03, '>'],
    [0x10, '~'],
  ]);
  const text = Array.from(bytes, (byte) => marks.get(byte & 0x7f) ?? latin(Uint8Array.of(byte & 0x7f))).join(
    '',
  );
  // A DLE before them makes them marks of Number Display.
  return bytes.length <= 160 && /((^|[^~])<[01]\d{7}|\d{9}[^~\s]{0,14}>)/.test(text);
}

function fromPackets(
  format: string,
  good: number,
  damaged: number,
  kinds: readonly string[],
  check: 'checksum' | 'crc' | 'parity' | 'shape',
): Evidence | null {
  if (good + damaged === 0) return null;
  const reasons: Reason[] = [];
  if (good > 0) reasons.push({ type: 'packets', count: good, kinds: [...new Set(kinds)].slice(0, 4), check });
  if (damaged > 0) reasons.push({ type: 'damaged', count: damaged, check });
  const confidence = good > 1 ? SURE : good === 1 ? ONE_GOOD : DAMAGED;
  return { format, confidence, reasons };
}

const hex = (byte = 0): string => `0x${byte.toString(16).padStart(2, '0').toUpperCase()}`;
const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
