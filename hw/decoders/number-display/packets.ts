import { isHunting, NOTHING_HUNTED } from '../hunt.ts';
import { expire, frame, JCLIP_SILENCE, type JclipFrame } from '../jclip/frame.ts';
import { parse } from '../jclip/parse.ts';
import type { FrontEndInput } from './front-end.ts';

/** What the bytes of the FSK decoder came to. */
export interface PacketNews {
  readonly inputs: readonly FrontEndInput[];
  readonly frames: number;
  /** Bytes that became part of no packet. */
  readonly discarded: number;
  readonly unrecognised: number;
}

/** Reads the bytes of the FSK decoder. Times are monotonic milliseconds; nothing throws. */
export class Packets {
  readonly #line: string;
  #pending = NOTHING_HUNTED;
  #heardAt = 0;

  constructor(line: string) {
    this.#line = line;
  }

  received(chunk: Uint8Array, at: number): PacketNews {
    this.#heardAt = at;
    return this.#news(frame(this.#pending, chunk), at);
  }

  /** The bytes stopped coming: what had begun was cut short. */
  timePassed(at: number): PacketNews | null {
    const due = this.deadline();
    return due === null || due > at ? null : this.#news(expire(this.#pending), at);
  }

  deadline(): number | null {
    return isHunting(this.#pending) ? this.#heardAt + JCLIP_SILENCE : null;
  }

  /** What came until now was not meant for us. */
  forget(): void {
    this.#pending = NOTHING_HUNTED;
  }

  #news({ frames, rest, discarded }: ReturnType<typeof frame>, at: number): PacketNews {
    this.#pending = rest;
    const inputs = frames.flatMap((one) => inputOf(one, this.#line, at) ?? []);
    // Noise before a packet may look like a damaged one: the good one counts.
    const good = inputs.filter(({ type }) => type === 'packet');
    return {
      inputs: good.length > 0 ? good : inputs,
      frames: frames.length,
      discarded,
      unrecognised: frames.length - inputs.length,
    };
  }
}

function inputOf(one: JclipFrame, line: string, at: number): FrontEndInput | null {
  if (one.type === 'broken') return { type: 'broken', at };
  const events = parse(one, line);
  if (events.some(({ type }) => type === 'unrecognised')) return null;
  const caller = events.find((event) => event.type === 'caller-id');
  const called = events.find((event) => event.type === 'ringing')?.called;
  return { type: 'packet', party: caller ?? null, ...(called !== undefined && { called }), at };
}
