import type { AbsenceReason } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';

/** What a Bellcore/ETSI packet says of the caller. */
export interface PacketCaller {
  readonly number?: string;
  readonly name?: string;
  readonly reason?: AbsenceReason;
  /** The number that was dialled. */
  readonly called?: string;
}

export type PacketReading =
  /** More bytes are to come. */
  | { readonly type: 'incomplete' }
  | { readonly type: 'caller'; readonly caller: PacketCaller }
  /** A good packet that is about no call: message waiting, charges, a test. */
  | { readonly type: 'other' }
  /** Length or checksum is wrong: nothing in it may be believed. */
  | { readonly type: 'broken' };

const SDMF_CALL = 0x04;
const SDMF_MESSAGES = 0x06;
const MDMF_CALL = 0x80;
const MDMF_TYPES = [MDMF_CALL, 0x81, 0x82, 0x86, 0x89];

/** Can a packet begin with this byte? */
export function isPacketType(byte: number | undefined): boolean {
  return byte !== undefined && (byte === SDMF_CALL || byte === SDMF_MESSAGES || MDMF_TYPES.includes(byte));
}

/**
 * Reads one SDMF or MDMF packet (`type len body ck`) from the start of `bytes`. Bytes behind the packet are ignored.
 * Source: Bellcore GR-30, ETSI EN 300 659-3.
 */
export function readPacket(bytes: Uint8Array): PacketReading {
  const [type, length] = bytes;
  if (type === undefined || length === undefined) return { type: 'incomplete' };
  if (bytes.length < length + 3) return { type: 'incomplete' };
  // The checksum makes the sum of all bytes, itself included, zero modulo 256.
  const sum = bytes.subarray(0, length + 3).reduce((total, byte) => total + byte, 0);
  if (sum % 256 !== 0) return { type: 'broken' };
  const body = bytes.subarray(2, length + 2);
  if (type === SDMF_CALL) return singleData(body);
  if (type === MDMF_CALL) return multipleData(body);
  return isPacketType(type) ? { type: 'other' } : { type: 'broken' };
}

/** `MMDDHHmm` and then the digits, or one letter that says why there are none. */
function singleData(body: Uint8Array): PacketReading {
  const text = textOf(body.subarray(8)).trim();
  if (body.length < 9 || text === '') return { type: 'caller', caller: { reason: 'unavailable' } };
  const reason = absenceOf(text);
  return { type: 'caller', caller: reason === null ? { number: text } : { reason } };
}

function multipleData(body: Uint8Array): PacketReading {
  const items = itemsOf(body);
  if (items === null) return { type: 'broken' };
  return { type: 'caller', caller: callerOf(items) };
}

/** One `type len data` item of an MDMF packet, or of a modem's MESG field. */
export interface PacketItem {
  readonly type: number;
  readonly data: Uint8Array;
}

/** The items in their order, null when a length runs past the end. */
export function itemsOf(body: Uint8Array): readonly PacketItem[] | null {
  const items: PacketItem[] = [];
  for (let at = 0; at < body.length; ) {
    const type = body[at];
    const length = body[at + 1];
    if (type === undefined || length === undefined || at + 2 + length > body.length) return null;
    items.push({ type, data: body.subarray(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return items;
}

const NUMBER = 0x02;
const DIALABLE_NUMBER = 0x03;
const NO_NUMBER = 0x04;
const NAME = 0x07;
const FIRST_CALLED = 0x12;
const USER_TYPE = 0x16;
const PAYPHONE = 0x0f;

/** Items of unknown types are skipped. The calling number wins over the dialable one, a reason P over both. */
export function callerOf(items: readonly PacketItem[]): PacketCaller {
  const text = (type: number) => {
    const found = items.find((item) => item.type === type);
    const trimmed = found === undefined ? '' : textOf(found.data).trim();
    return trimmed === '' ? undefined : trimmed;
  };
  const code = text(NO_NUMBER);
  // ETSI has the called line where Bellcore has the number to call back: beside a reason it is not the caller's.
  const number = text(NUMBER) ?? (code === undefined ? text(DIALABLE_NUMBER) : undefined);
  const payphone = items.some((item) => item.type === USER_TYPE && item.data[0] === PAYPHONE);
  const told = code === undefined ? null : absenceOf(code);
  // O only says that there is no number; the user type says more.
  const reason = payphone && told !== 'withheld' ? 'payphone' : told;
  const name = nameOf(items.find((item) => item.type === NAME)?.data);
  const called = text(FIRST_CALLED);
  return {
    ...(number !== undefined && { number }),
    ...(name !== undefined && { name }),
    ...(reason !== null && { reason }),
    ...(called !== undefined && { called }),
  };
}

/** As delivered; some exchanges fill it up with blanks, and a bad one must not bring control characters in. */
function nameOf(data: Uint8Array | undefined): string | undefined {
  if (data === undefined) return undefined;
  const name = textOf(data.filter((byte) => (byte & 0x60) !== 0 && byte !== 0x7f)).trimEnd();
  return name === '' ? undefined : name;
}

/** ASCII by the standard, Latin-1 in practice. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
