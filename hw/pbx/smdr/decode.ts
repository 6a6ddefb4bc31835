import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { compileLayout } from './compile.ts';
import { EMPTY_LOG, type LogState, step } from './engine.ts';
import { frame, type LogFrame, NOTHING_PENDING, unfinished } from './frame.ts';
import type { Layout } from './layout.ts';

/** The text of a line. Scripts of all countries occur in names; as Latin-1 none of them can fail. */
export function textOf(bytes: Uint8Array, characters: Layout['characters']): string {
  const mask = characters === '7-bit' ? 0x7f : 0xff;
  return Array.from(bytes, (byte) => String.fromCharCode(byte & mask)).join('');
}

/**
 * Decodes a recording of a call log. There are no times in it: what waits for another line waits until the bytes are
 * over. Throws a SyntaxError when a pattern of the layout is none.
 */
export function decodeSmdr(layout: Layout): StreamDecoder {
  const compiled = compileLayout(layout);
  let pending = NOTHING_PENDING;
  let state: LogState = EMPTY_LOG;
  const take = (one: LogFrame): readonly LineEvent[] => {
    if (one.type === 'noise') return [unrecognised(one.bytes)];
    const stepped = step(compiled, state, {
      type: 'line',
      text: textOf(one.bytes, layout.characters),
      at: 0,
    });
    state = stepped.state;
    return stepped.isUnrecognised ? [...stepped.events, unrecognised(one.bytes)] : stepped.events;
  };
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap(take);
    },
    end() {
      const last = unfinished(pending);
      const events = last === null ? [] : take(last);
      const ended = step(compiled, state, { type: 'end' });
      pending = NOTHING_PENDING;
      state = EMPTY_LOG;
      return [...events, ...ended.events];
    },
  };
}
