/** What bytes are worth, looked at as if a frame began with the first of them. */
export type Look<Frame> =
  /** No frame begins here, and none will however much follows: it is not asked again. */
  | { readonly type: 'no' }
  | { readonly type: 'more' }
  /** A whole frame that ends with the last byte. */
  | { readonly type: 'good'; readonly frame: Frame }
  /** A frame that ends with the last byte and was damaged on its way. */
  | { readonly type: 'bad'; readonly frame: Frame };

/** What comes behind bytes that no frame was found in. */
export type Behind = 'frame' | 'silence';

/** How frames of one format are told from noise. Both functions are pure and must not throw. */
export interface Quarry<Frame> {
  /** `bytes` is never longer than the longest frame: a start that grows beyond must be a `no`. */
  look(bytes: Uint8Array): Look<Frame>;
  /** What a run of bytes without a frame was: damage, noise worth showing, or null for idle bytes of the line. */
  lost(bytes: Uint8Array, behind: Behind): Frame | null;
}

/** What is kept between two chunks. */
export interface Hunting {
  /** Bytes in which a frame may have begun, at most one frame long. */
  readonly window: Uint8Array;
  /** Bytes before them in which none did, at most `NOISE_LIMIT`. */
  readonly noise: Uint8Array;
}

export const NOTHING_HUNTED: Hunting = { window: new Uint8Array(0), noise: new Uint8Array(0) };

export interface Hunted<Frame> {
  readonly frames: readonly Frame[];
  readonly rest: Hunting;
  /** Bytes that became part of no frame. */
  readonly discarded: number;
}

/** Noise beyond this is shown in pieces. */
export const NOISE_LIMIT = 512;

/**
 * Finds frames in a stream that has noise before, between and inside them. A false start in the noise must not
 * swallow the frame behind it, so every byte is tried as a start and the frame that ends first wins. The result
 * depends on the bytes alone, not on where they were cut. `rest` is the `pending` of the next call.
 */
export function hunt<Frame>(quarry: Quarry<Frame>, pending: Hunting, chunk: Uint8Array): Hunted<Frame> {
  const hunter = new Hunter(quarry, pending);
  for (const byte of chunk) hunter.take(byte);
  return hunter.hunted();
}

/** The line fell silent, or no more bytes come: what had begun will not be finished. */
export function giveUp<Frame>(quarry: Quarry<Frame>, pending: Hunting): Hunted<Frame> {
  const hunter = new Hunter(quarry, pending);
  hunter.end();
  return hunter.hunted();
}

/** Is there anything to give up? */
export function isHunting(pending: Hunting): boolean {
  return pending.window.length > 0 || pending.noise.length > 0;
}

/** The scratch pad of one call; it does not outlive it. */
class Hunter<Frame> {
  readonly #quarry: Quarry<Frame>;
  readonly #frames: Frame[] = [];
  #window: number[];
  /** Places in the window where a frame may have begun; elsewhere none can begin any more. */
  #starts: number[];
  #noise: number[];
  #discarded = 0;

  constructor(quarry: Quarry<Frame>, pending: Hunting) {
    this.#quarry = quarry;
    this.#window = [...pending.window];
    this.#starts = this.#window.map((_, at) => at);
    this.#noise = [...pending.noise];
  }

  hunted(): Hunted<Frame> {
    const rest = { window: Uint8Array.from(this.#window), noise: Uint8Array.from(this.#noise) };
    return { frames: this.#frames, rest, discarded: this.#discarded };
  }

  take(byte: number): void {
    this.#window.push(byte);
    const bytes = Uint8Array.from(this.#window);
    const begun: number[] = [];
    let damaged: { readonly start: number; readonly frame: Frame } | null = null;
    for (const start of [...this.#starts, bytes.length - 1]) {
      const look = this.#quarry.look(bytes.subarray(start));
      if (look.type === 'good') {
        this.#found(start, look.frame, []);
        return;
      }
      if (look.type === 'bad') damaged ??= { start, frame: look.frame };
      if (look.type === 'more') begun.push(start);
    }
    // The length of a damaged frame may be what was damaged: what began inside it is not given up.
    if (damaged === null) this.#keep(begun);
    else this.#found(damaged.start, damaged.frame, begun);
  }

  end(): void {
    this.#keep([]);
    this.#flush('silence');
  }

  /** The window ends with a frame; of what is in it, only what began behind the frame's first byte goes on. */
  #found(start: number, frame: Frame, begun: readonly number[]): void {
    const inside = begun.filter((at) => at > start).map((at) => at - start);
    this.#drop(start);
    this.#flush('frame');
    this.#frames.push(frame);
    const first = inside[0] ?? this.#window.length;
    this.#window = this.#window.slice(first);
    this.#starts = inside.map((at) => at - first);
  }

  #keep(begun: readonly number[]): void {
    const first = begun[0] ?? this.#window.length;
    this.#drop(first);
    this.#starts = begun.map((at) => at - first);
  }

  /** The first bytes of the window belong to no frame. */
  #drop(count: number): void {
    this.#discarded += count;
    for (const byte of this.#window.slice(0, count)) {
      this.#noise.push(byte);
      if (this.#noise.length === NOISE_LIMIT) this.#flush('silence');
    }
    this.#window = this.#window.slice(count);
  }

  #flush(behind: Behind): void {
    if (this.#noise.length === 0) return;
    const frame = this.#quarry.lost(Uint8Array.from(this.#noise), behind);
    if (frame !== null) this.#frames.push(frame);
    this.#noise = [];
  }
}
