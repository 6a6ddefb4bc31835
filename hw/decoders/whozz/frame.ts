/** What is kept between two chunks. */
export interface Pending {
  /** The record that has not ended yet. */
  readonly record: Uint8Array;
  /** It grew too long: the rest of it is dropped, too. */
  readonly overlong: boolean;
  /** So many bytes of a network header are still to come. */
  readonly header: number;
}

export const NOTHING_PENDING: Pending = { record: new Uint8Array(0), overlong: false, header: 0 };

export interface Framed {
  /** Records without line end and without network header. */
  readonly frames: readonly Uint8Array[];
  readonly rest: Pending;
  /** Bytes that became part of no record; line ends and network headers are not counted. */
  readonly discarded: number;
}

/** The longest record has 62 characters and a network packet 83. */
const RECORD_LIMIT = 128;
/** Begins a packet of the Ethernet Link units. */
const MARK = Buffer.from('^^<U>', 'latin1');
/** 6 bytes of unit number, `<S>`, 6 bytes of serial number, `$`. The numbers are binary: any byte may be in them. */
const HEADER_LENGTH = 16;

/**
 * Cuts what a CallerID.com unit sends into records: lines of the serial units, packets of the Ethernet Link units
 * (UDP port 3520), also several in a row. `rest` is the `pending` of the next call. Never throws.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const frames: Uint8Array[] = [];
  let discarded = 0;
  let { header, overlong } = pending;
  let record: number[] = [...pending.record];
  const end = (length: number) => {
    if (overlong) discarded += length;
    else if (length > 0) frames.push(Uint8Array.from(record.slice(0, length)));
    record = [];
    overlong = false;
  };
  for (const byte of chunk) {
    if (header > 0) {
      header -= 1;
    } else if (byte === 0x0d || byte === 0x0a) {
      end(record.length);
    } else if (byte < 0x20 || byte === 0x7f) {
      discarded += 1;
    } else {
      record.push(byte);
      if (endsInMark(record)) {
        end(record.length - MARK.length);
        header = HEADER_LENGTH;
      } else if (record.length > RECORD_LIMIT) {
        // Enough is kept to see a mark that has begun.
        const dropped = record.length - MARK.length + 1;
        discarded += dropped;
        record = record.slice(dropped);
        overlong = true;
      }
    }
  }
  return { frames, rest: { record: Uint8Array.from(record), overlong, header }, discarded };
}

function endsInMark(record: readonly number[]): boolean {
  return MARK.every((byte, at) => record[record.length - MARK.length + at] === byte);
}

/** The packet or the bytes are over: the record that has no end of its own. */
export function unfinished(pending: Pending): Uint8Array | null {
  return pending.record.length === 0 || pending.overlong ? null : pending.record;
}
