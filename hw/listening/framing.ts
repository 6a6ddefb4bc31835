import { withEvenParity } from '../decoders/seven-bits.ts';
import type { SerialSettings } from '../links/serial-settings.ts';

/** Data bits, parity, stop bits of a serial port, as manuals write them: `8N1`, `7E1`. */
export type Framing = `${7 | 8}${'N' | 'E' | 'O'}${1 | 2}`;

const FRAMING = /^[78][NEO][12]$/;

/** Null when the text is none; small letters are taken. */
export function framingOf(text: string): Framing | null {
  const upper = text.trim().toUpperCase();
  return isFraming(upper) ? upper : null;
}

function isFraming(text: string): text is Framing {
  return FRAMING.test(text);
}

/** The settings of a port for a speed (bits per second) and a framing. */
export function settingsOf(speed: number, framing: Framing): SerialSettings {
  const parity = ({ N: 'none', E: 'even', O: 'odd' } as const)[framing.charAt(1) as 'N' | 'E' | 'O'];
  return {
    baud: speed,
    dataBits: framing.startsWith('7') ? 7 : 8,
    parity,
    stopBits: framing.endsWith('2') ? 2 : 1,
  };
}

/** What bit 7 of the bytes of a port of eight bits turns out to be. */
export type BitSeven =
  /** It is always zero: seven bits, or eight that are never used. */
  | { readonly type: 'unused' }
  /** It makes the ones of nearly every character even, or odd: the sender has seven bits and parity. */
  | { readonly type: 'even' | 'odd'; readonly right: number; readonly of: number }
  /** It is part of the data, or the bytes are noise. */
  | { readonly type: 'data' };

/** With fewer characters than this a pattern of parity is chance. */
const FEWEST = 8;
/** A check value or a damaged character may stand among characters with parity. */
const MOSTLY = 0.96;

/**
 * Parity that the port left in, by statistics: a sender of 7E1 read at 8N1 has even parity in every byte, ASCII has it
 * in about half of them.
 */
export function bitSevenOf(bytes: Uint8Array): BitSeven {
  if (bytes.every((byte) => byte < 0x80)) return { type: 'unused' };
  if (bytes.length < FEWEST) return { type: 'data' };
  const even = bytes.reduce((count, byte) => count + (withEvenParity(byte) === byte ? 1 : 0), 0);
  const of = bytes.length;
  if (even / of >= MOSTLY) return { type: 'even', right: even, of };
  if ((of - even) / of >= MOSTLY) return { type: 'odd', right: of - even, of };
  return { type: 'data' };
}

/** The bytes as characters: without parity, where bit 7 is that. */
export function withoutParity(bytes: Uint8Array, bit: BitSeven): Uint8Array {
  return bit.type === 'even' || bit.type === 'odd' ? bytes.map((byte) => byte & 0x7f) : bytes;
}

/** Fewer bytes than this say nothing about the speed. */
const ENOUGH = 4;
/** Text has no more of them, whatever the layout; at the wrong speed most bytes are so. */
const UNREADABLE = 0.25;

/**
 * Do these bytes look as if the port had another speed or framing than the sender? Edges at the wrong places come in
 * as zeros, as bytes of ones, and as control characters.
 */
export function looksMisread(bytes: Uint8Array): boolean {
  return bytes.length >= ENOUGH && unreadableShareOf(bytes) > UNREADABLE;
}

/** The part of the bytes, from 0 to 1, that text has not. */
export function unreadableShareOf(bytes: Uint8Array): number {
  const characters = withoutParity(bytes, bitSevenOf(bytes));
  return characters.filter((byte) => !isOfText(byte)).length / Math.max(1, characters.length);
}

/** Line ends, blanks, page feed, STX and ETX, and the DLE before the codes of a modem in voice mode. */
const CONTROLS: ReadonlySet<number> = new Set([0x02, 0x03, 0x09, 0x0a, 0x0c, 0x0d, 0x10]);

const isOfText = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || CONTROLS.has(byte);
