import type { LineEvent } from '../../line-event.ts';
import { giveUp, hunt, NOTHING_HUNTED } from '../hunt.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { REPORTS } from './frame.ts';
import { type AlohaInput, quietAdapter, step } from './step.ts';

/**
 * Decodes a recording of what an Aloha USB adapter sent. There are no times in it: a report that stands twice in a
 * row counts as a resend, and a damaged one as lost when no good one follows. `line` names the line in the events.
 */
export function decodeAloha(line = '1'): StreamDecoder {
  let pending = NOTHING_HUNTED;
  let state = quietAdapter(line);
  const take = (input: AlohaInput): readonly LineEvent[] => {
    const stepped = step(state, input);
    state = stepped.state;
    return stepped.events;
  };
  return {
    push(chunk) {
      const { frames, rest } = hunt(REPORTS, pending, chunk);
      pending = rest;
      return frames.flatMap((frame) => take({ type: 'frame', frame, at: 0 }));
    },
    end() {
      const { frames, rest } = giveUp(REPORTS, pending);
      pending = rest;
      return [...frames.flatMap((frame) => take({ type: 'frame', frame, at: 0 })), ...take({ type: 'end' })];
    },
  };
}
