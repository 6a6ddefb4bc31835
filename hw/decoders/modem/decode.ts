import type { LineEvent } from '../../line-event.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { step } from './decoder.ts';
import { frame, type ModemFrame, NOTHING_PENDING, type Pending, unfinished } from './frame.ts';
import { type DecoderState, silentLine } from './line-state.ts';
import { type ModemWord, textOf, wordOf, wordOfCode } from './word.ts';

const RAW_LIMIT = 256;

/** The meaning of a frame. */
export function read(one: ModemFrame): ModemWord {
  return one.type === 'line' ? wordOf(textOf(one.bytes)) : wordOfCode(one.code);
}

/**
 * Decodes a recording of what a modem said. There are no times in it: a call ends only where the next one proves it,
 * and a report without a name is told at the next bell or at the end.
 *
 * @param line name of the outside line in the events
 */
export function decodeModem(line = '1'): StreamDecoder {
  let pending: Pending = NOTHING_PENDING;
  let state: DecoderState = silentLine(line);
  const take = (one: ModemFrame): readonly LineEvent[] => {
    const decoded = step(state, { type: 'word', word: read(one), at: 0 });
    state = decoded.state;
    return decoded.unrecognised && one.type === 'line' ? [unrecognised(one.bytes)] : decoded.events;
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
      const ended = step(state, { type: 'end' });
      pending = NOTHING_PENDING;
      state = silentLine(line);
      return [...events, ...ended.events];
    },
  };
}

function unrecognised(bytes: Uint8Array): LineEvent {
  return { type: 'unrecognised', raw: Buffer.from(bytes.subarray(0, RAW_LIMIT)).toString('hex') };
}
