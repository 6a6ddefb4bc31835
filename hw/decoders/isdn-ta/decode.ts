import type { LineEvent } from '../../line-event.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { frameLines, lastLine, NO_LINE, readLines } from '../text-lines.ts';
import { unrecognised } from '../unrecognised.ts';
import { silentAdapter, step } from './step.ts';
import { wordsOf } from './word.ts';

/** The longest line has a number, a name and a sub-address. */
export const TA_LINE_LIMIT = 256;

/** The words of one line of bytes; text is Latin-1, which never fails. */
export function readLine(bytes: Uint8Array): ReturnType<typeof wordsOf> {
  return wordsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
}

/**
 * Decodes a recording of what an ISDN terminal adapter or GSM module printed. There are no times in it: a call ends
 * only where a word says so or the next caller proves it. `line` names the line in the events.
 */
export function decodeIsdnTa(line = '1'): StreamDecoder {
  let pending = NO_LINE;
  let state = silentAdapter(line);
  const take = (bytes: Uint8Array): readonly LineEvent[] =>
    readLine(bytes).flatMap((word) => {
      const stepped = step(state, { type: 'word', word, at: 0 });
      state = stepped.state;
      return word.type === 'unknown' ? [unrecognised(bytes)] : stepped.events;
    });
  return {
    push(chunk) {
      const { frames, rest } = frameLines(pending, chunk, TA_LINE_LIMIT);
      pending = rest;
      return readLines(frames, take);
    },
    end() {
      const events = readLines(lastLine(pending), take);
      pending = NO_LINE;
      return events;
    },
  };
}
