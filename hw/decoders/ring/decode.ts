import type { LineEvent } from '../../line-event.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { frameLines, lastLine, NO_LINE, readLines } from '../text-lines.ts';
import { unrecognised } from '../unrecognised.ts';
import type { Cadence } from './cadence.ts';
import { deadline, quietLine, type RingInput, step } from './step.ts';

const LINE_LIMIT = 64;
/** Milliseconds, coupler, level. */
const SAMPLE = /^(\d{1,12}(?:\.\d{1,6})?)\s+(ring|hook)\s+([01])$/;

/**
 * Decodes a log of levels, one change a line: milliseconds since any beginning, `ring` or `hook`, 1 or 0 (1: the
 * coupler conducts). Behind the last line the line stays as it is until nothing more is due.
 */
export function decodeRing(cadence: Cadence, line = '1'): StreamDecoder {
  let pending = NO_LINE;
  let state = quietLine(line, cadence);
  let now = 0;
  const take = (input: RingInput): readonly LineEvent[] => {
    const stepped = step(state, input);
    state = stepped.state;
    return stepped.events;
  };
  const read = (bytes: Uint8Array): readonly LineEvent[] => {
    const [, at, coupler, level] = SAMPLE.exec(Buffer.from(bytes).toString('latin1').trim()) ?? [];
    if (at === undefined) return [unrecognised(bytes)];
    // A log whose clock was set back goes on from where it was.
    now = Math.max(now, Number(at));
    return take({ type: coupler === 'hook' ? 'hook' : 'ring', active: level === '1', at: now });
  };
  return {
    push(chunk) {
      const { frames, rest } = frameLines(pending, chunk, LINE_LIMIT);
      pending = rest;
      return readLines(frames, read);
    },
    end() {
      const events = [...readLines(lastLine(pending), read)];
      pending = NO_LINE;
      for (let due = deadline(state); due !== null; due = deadline(state)) {
        events.push(...take({ type: 'time', at: due }));
      }
      return events;
    },
  };
}
