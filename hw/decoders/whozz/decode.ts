import type { LineEvent } from '../../line-event.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { unrecognised } from '../unrecognised.ts';
import { frame, NOTHING_PENDING, type Pending, unfinished } from './frame.ts';
import { recordOf } from './record.ts';
import { quietUnit, step } from './step.ts';

/**
 * Decodes a recording of a CallerID.com unit: lines of a serial port, or packets of the network. A call ends only
 * where a record tells or proves it. `names` are the names of the unit's lines, from the first on.
 */
export function decodeWhozz(names: readonly string[] = []): StreamDecoder {
  let pending: Pending = NOTHING_PENDING;
  let state = quietUnit(names);
  const take = (bytes: Uint8Array): readonly LineEvent[] => {
    const record = recordOf(bytes);
    if (record.type === 'unknown') return [unrecognised(bytes)];
    const stepped = step(state, { type: 'record', record, at: 0 });
    state = stepped.state;
    return stepped.events;
  };
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap(take);
    },
    end() {
      const last = unfinished(pending);
      pending = NOTHING_PENDING;
      return last === null ? [] : [...take(last)];
    },
  };
}
