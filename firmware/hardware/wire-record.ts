import type { Clock } from '../../hw/clock.ts';
import type { LineEvent } from '../../hw/line-event.ts';
import type { WireTap } from '../../hw/wire-tap.ts';
import type { HardwareEntry } from '../http/contract/hardware.ts';
import { FreshBytes } from './fresh-bytes.ts';
import { Gatherer, MOST_BYTES, type Piece } from './gatherer.ts';
import { MASK_BEGINS, type MaskPlace, mask, type Structure } from './mask.ts';
import { type Given, placesOf } from './reveal.ts';
import { factOf, givenBy } from './shown-fact.ts';

export interface WireRecordOptions {
  readonly clock: Clock;
  readonly structure: Structure;
  /** Whether somebody may see numbers at this moment. */
  readonly isUnmasked: () => boolean;
  /** Ids go on where those of the record before it ended. */
  readonly after?: WireRecord | undefined;
}

/** An entry as everybody may see it, and as it is while numbers may be seen; null where that is the same. */
interface Kept {
  readonly masked: HardwareEntry;
  clear: HardwareEntry | null;
  readonly size: number;
}

const MOST_ENTRIES = 100;
/** After such a pause another message begins. */
const NEXT_MESSAGE_MS = 1_000;
const TORN: MaskPlace = { at: 'text', isInWord: true };

/**
 * The last bytes of one link and what was understood of them. It keeps no digit of a number and no letter of a name:
 * what it keeps was masked before. Only while somebody may see numbers are they kept beside it, and of those only the
 * ones that the decoder gave out, so never a withheld one.
 */
export class WireRecord implements WireTap {
  readonly #options: WireRecordOptions;
  readonly #gatherer: Gatherer;
  readonly #fresh: FreshBytes;
  readonly #kept = new Map<number, Kept>();
  #place: MaskPlace = MASK_BEGINS;
  #lastAt = 0;
  #bytes = 0;
  #lastId;
  #news = new Set<number>();

  constructor(options: WireRecordOptions) {
    this.#options = options;
    this.#lastId = options.after?.lastId ?? 0;
    this.#gatherer = new Gatherer({ clock: options.clock, onPiece: (piece) => this.#piece(piece) });
    this.#fresh = new FreshBytes(options.clock);
  }

  get lastId(): number {
    return this.#lastId;
  }

  heard(bytes: Uint8Array): void {
    this.#gatherer.take('heard', bytes);
  }

  sent(bytes: Uint8Array): void {
    this.#gatherer.take('sent', bytes);
  }

  /** What the decoder made of the bytes before. */
  fact(event: LineEvent): void {
    this.#gatherer.seal();
    const entry = { type: 'fact', id: this.#nextId(), at: this.#options.clock.now() } as const;
    const given = givenBy(event);
    const isSeen = this.#options.isUnmasked() && (given.number !== null || given.name !== null);
    const clear = isSeen ? { ...entry, fact: factOf(event, true) } : null;
    this.#keep({ masked: { ...entry, fact: factOf(event, false) }, clear, size: 0 });
    if (isSeen) this.#reveal(given);
  }

  /** All entries, the oldest first. */
  entries(isClear: boolean): HardwareEntry[] {
    return [...this.#kept.values()].map((one) => shown(one, isClear));
  }

  /** Entries that came or changed since this was asked last; null: none. */
  news(): { readonly masked: HardwareEntry[]; readonly clear: HardwareEntry[] } | null {
    if (this.#news.size === 0) return null;
    const changed = [...this.#kept].flatMap(([id, one]) => (this.#news.has(id) ? [one] : []));
    this.#news = new Set();
    return { masked: changed.map(({ masked }) => masked), clear: changed.map((one) => shown(one, true)) };
  }

  /** Somebody may not see numbers any more: entries with one are news as they look now. @param isLast nobody may */
  remask(isLast: boolean): void {
    if (isLast) this.#fresh.forget();
    for (const [id, one] of this.#kept) {
      if (one.clear === null) continue;
      if (isLast) one.clear = null;
      this.#news.add(id);
    }
  }

  stop(): void {
    this.#gatherer.seal();
    this.#fresh.forget();
  }

  #piece(piece: Piece): void {
    const { way, at, bytes } = piece;
    const id = this.#nextId();
    // What the box says to equipment is of no caller, and of no password once it was let in.
    const hex = way === 'sent' ? Buffer.from(bytes).toString('hex') : hexOf(bytes, this.#maskOf(piece));
    this.#keep({ masked: { type: way, id, at, hex }, clear: null, size: bytes.length });
    if (way === 'heard' && this.#options.isUnmasked()) this.#fresh.add(id, bytes);
  }

  #maskOf({ bytes, isTorn }: Piece): Uint8Array {
    const { clock, structure } = this.#options;
    const now = clock.monotonic();
    const isNext = now - this.#lastAt > NEXT_MESSAGE_MS;
    const from = isTorn ? TORN : isNext ? MASK_BEGINS : this.#place;
    const { shown: places, place } = mask(bytes, structure, from);
    this.#place = place;
    this.#lastAt = now;
    return places;
  }

  #keep(one: Kept): void {
    this.#kept.set(one.masked.id, one);
    this.#news.add(one.masked.id);
    this.#bytes += one.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#kept.size <= MOST_ENTRIES && this.#bytes <= MOST_BYTES) break;
      this.#kept.delete(oldest);
      this.#news.delete(oldest);
      this.#bytes -= size;
    }
  }

  #reveal(given: Given): void {
    const fresh = this.#fresh.all;
    const places = placesOf(
      fresh.map(({ bytes }) => bytes),
      given,
    );
    for (const [index, { id, bytes }] of fresh.entries()) {
      const one = this.#kept.get(id);
      const seen = places[index];
      if (one === undefined || seen === undefined || !seen.includes(1)) continue;
      one.clear = withSeen(shown(one, true), bytes, seen);
      this.#news.add(id);
    }
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

const shown = ({ masked, clear }: Kept, isClear: boolean): HardwareEntry =>
  isClear ? (clear ?? masked) : masked;

const hexOf = (bytes: Uint8Array, places: Uint8Array): string =>
  Array.from(bytes, (byte, index) => (places[index] === 1 ? hexByte(byte) : '**')).join('');

function withSeen(entry: HardwareEntry, bytes: Uint8Array, seen: Uint8Array): HardwareEntry {
  if (entry.type === 'fact') return entry;
  const hex = Array.from(bytes, (byte, index) =>
    seen[index] === 1 ? hexByte(byte) : entry.hex.slice(index * 2, index * 2 + 2),
  );
  return { ...entry, hex: hex.join('') };
}

const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');
