import { earlier, type Heard, type LiveDecoder } from '../../decoders/live-decoder.ts';
import { type LineFrame, NO_LINE } from '../../decoders/text-lines.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { Capabilities } from '../../equipment.ts';
import type { LineEvent } from '../../line-event.ts';
import { type CompiledLayout, compileLayout } from './compile.ts';
import { deadline, EMPTY_LOG, type LogInput, type LogState, step } from './engine.ts';
import { frame, unfinished } from './frame.ts';
import type { Layout, Meaning } from './layout.ts';

/**
 * Most logs are written when a call is over; only a layout with live records tells anything while it goes on. One that
 * prints the caller and nothing of an answer follows no call either: it delivers a number, as an adapter does.
 */
export function smdrCapabilities({ records }: Layout): Capabilities {
  const has = (meaning: Meaning) => records.some(({ means }) => means === meaning);
  const answers = has('live-answered');
  return { callIds: false, answers, rings: answers && has('live-ringing'), logs: true };
}

/** A PBX that pauses in the middle of a line for so long (milliseconds) prints no end of the line. */
export const LINE_SILENCE = 5_000;

/** A living call log. Throws a SyntaxError when a pattern of the layout is none. */
export function listenSmdr(layout: Layout): LiveDecoder {
  return new SmdrListener(compileLayout(layout));
}

/** The text of a line. Letters of all countries occur in names; read as Latin-1 none of them can fail. */
export function textOf(bytes: Uint8Array, characters: Layout['characters']): string {
  const mask = characters === '7-bit' ? 0x7f : 0xff;
  return Array.from(bytes, (byte) => String.fromCharCode(byte & mask)).join('');
}

class SmdrListener implements LiveDecoder {
  readonly #compiled: CompiledLayout;
  #pending = NO_LINE;
  #heardAt = 0;
  #state: LogState = EMPTY_LOG;

  constructor(compiled: CompiledLayout) {
    this.#compiled = compiled;
  }

  received(chunk: Uint8Array, at: number): Heard {
    this.#heardAt = at;
    // Before the lines are cut: a carriage return with a parity bit is no end of a line.
    const isSeven = this.#compiled.layout.characters === '7-bit';
    const bytes = isSeven ? chunk.map((byte) => byte & 0x7f) : chunk;
    const { frames, rest, discarded } = frame(this.#pending, bytes);
    this.#pending = rest;
    return heardOf(
      frames.flatMap((one) => this.#read(one, at)),
      frames.length,
      discarded,
    );
  }

  timePassed(at: number): Heard {
    const due = this.#silenceDue();
    const isSilent = due !== null && due <= at;
    const last = isSilent ? unfinished(this.#pending) : null;
    if (isSilent) this.#pending = NO_LINE;
    const late = last === null ? [] : this.#read(last, this.#heardAt);
    const events = [...late, ...this.#step({ type: 'time', at }).events];
    return heardOf(events, last === null ? 0 : 1, 0);
  }

  deadline(): number | null {
    return earlier(this.#silenceDue(), deadline(this.#state));
  }

  /** The PBX keeps what it could not print and goes on with whole lines. */
  interrupted(): void {
    this.#pending = NO_LINE;
    this.#step({ type: 'cut' });
  }

  /** A first part of a call may have waited for hours. */
  ended(): Heard {
    return heardOf(this.#step({ type: 'end' }).events, 0, 0);
  }

  #silenceDue(): number | null {
    const { line, overlong } = this.#pending;
    return line.length > 0 || overlong ? this.#heardAt + LINE_SILENCE : null;
  }

  #read(one: LineFrame, at: number): readonly LineEvent[] {
    if (one.type === 'noise') return [unrecognised(one.bytes)];
    const text = textOf(one.bytes, this.#compiled.layout.characters);
    const { events, isUnrecognised } = this.#step({ type: 'line', text, at });
    return isUnrecognised ? [...events, unrecognised(one.bytes)] : events;
  }

  #step(input: LogInput) {
    const stepped = step(this.#compiled, this.#state, input);
    this.#state = stepped.state;
    return stepped;
  }
}

function heardOf(events: readonly LineEvent[], frames: number, discarded: number): Heard {
  return { events, replies: [], frames, discarded };
}
