import type { LineEvent } from '../../line-event.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { frameLines, lastLine, NO_LINE, readLines } from '../text-lines.ts';
import { unrecognised } from '../unrecognised.ts';
import { givenUp, quietReceiver, type Received, step } from './receiver.ts';

const LINE_LIMIT = 256;

/**
 * Decodes strings of digits, one a line, as a program logs what it heard; frames without a line end between them
 * are taken too. There are no times in it. `line` names the line in the events.
 */
export function decodeDtmf(line = '1'): StreamDecoder {
  let pending = NO_LINE;
  return {
    push(chunk) {
      const { frames, rest } = frameLines(pending, chunk, LINE_LIMIT);
      pending = rest;
      return readLines(frames, (bytes) => eventsOf(bytes, line));
    },
    end() {
      const events = readLines(lastLine(pending), (bytes) => eventsOf(bytes, line));
      pending = NO_LINE;
      return events;
    },
  };
}

/** A line with anything but digits in it is no string of digits: none of it is believed. */
function eventsOf(bytes: Uint8Array, line: string): readonly LineEvent[] {
  const text = Buffer.from(bytes).toString('latin1').replace(/\s/g, '').toUpperCase();
  if (!/^[0-9A-D*#]+$/.test(text)) return [unrecognised(bytes)];
  let receiver = quietReceiver(line);
  const take = (next: Received): readonly LineEvent[] => {
    receiver = next.receiver;
    return next.events;
  };
  const heard = [...text].flatMap((digit) => take(step(receiver, { type: 'digit', digit, at: 0 })));
  const events = [...heard, ...take(givenUp(receiver))];
  return events.length === 0 ? [unrecognised(bytes)] : events;
}
