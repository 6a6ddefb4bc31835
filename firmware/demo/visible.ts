import type { DeviceType } from '../../hw/simulated/make-device.ts';

export interface VisibleBytes {
  /** Two digits a byte, blanks between them. */
  readonly hex: string;
  /** Control characters as their pictures (U+2400 …), other bytes that are no character as a dot. */
  readonly text: string;
}

/** Where U+2400, the picture of NUL, stands. */
const PICTURES = 0x2400;
const PICTURE_OF_DEL = '␡';

/** Bytes as a person can read them. The Aloha adapter has a parity bit in each, which is left out of the text. */
export function visible(bytes: Uint8Array, type: DeviceType): VisibleBytes {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const characters = type === 'aloha' ? bytes.map((byte) => byte & 0x7f) : bytes;
  const text = Array.from(characters, characterOf).join('');
  // A modem sends CR LF before a word, too: where there is no word before it, there is no line to end.
  return { hex, text: text.replace(/([^\u2400-\u2421\n][\u2400-\u2421]*?␊)(?=.)/g, '$1\n') };
}

function characterOf(byte: number): string {
  if (byte < 0x20) return String.fromCharCode(PICTURES + byte);
  if (byte === 0x7f) return PICTURE_OF_DEL;
  return byte < 0x7f ? String.fromCharCode(byte) : '·';
}
