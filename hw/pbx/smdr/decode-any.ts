import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { type LineFrame, NO_LINE } from '../../decoders/text-lines.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { type CompiledLayout, compileLayout } from './compile.ts';
import { EMPTY_LOG, type LogState, step } from './engine.ts';
import { frame, unfinished } from './frame.ts';
import type { Layout } from './layout.ts';
import { textOf } from './listen.ts';
import { readLine } from './read.ts';

interface Candidate {
  readonly compiled: CompiledLayout;
  /** Records that it could read. */
  score: number;
  state: LogState;
}

/**
 * Decodes a recording of which nobody said how the PBX prints: each line is read by the layout that has read the most
 * lines so far, this one included. Good for a first look; a box is told its layout.
 */
export function decodeAnySmdr(layouts: readonly Layout[]): StreamDecoder {
  const candidates: readonly Candidate[] = layouts.map((layout) => ({
    compiled: compileLayout(layout),
    score: 0,
    state: EMPTY_LOG,
  }));
  let pending = NO_LINE;
  const take = (one: LineFrame): readonly LineEvent[] =>
    one.type === 'noise' ? [unrecognised(one.bytes)] : readByBest(candidates, one.bytes);
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap(take);
    },
    end() {
      const last = unfinished(pending);
      pending = NO_LINE;
      const events = last === null ? [] : take(last);
      return [...events, ...candidates.flatMap(finished)];
    },
  };
}

function readByBest(candidates: readonly Candidate[], bytes: Uint8Array): readonly LineEvent[] {
  const able = candidates.filter(({ compiled }) => readAs(compiled, bytes) !== 'unknown');
  for (const candidate of able) {
    if (readAs(candidate.compiled, bytes) === 'record') candidate.score += 1;
  }
  const [best] = able.toSorted((one, other) => other.score - one.score);
  if (best === undefined) return [unrecognised(bytes)];
  const text = textOf(bytes, best.compiled.layout.characters);
  const { state, events, isUnrecognised } = step(best.compiled, best.state, { type: 'line', text, at: 0 });
  best.state = state;
  return isUnrecognised ? [...events, unrecognised(bytes)] : events;
}

function readAs(compiled: CompiledLayout, bytes: Uint8Array): string {
  return readLine(compiled, textOf(bytes, compiled.layout.characters)).type;
}

function finished(candidate: Candidate): readonly LineEvent[] {
  const { state, events } = step(candidate.compiled, candidate.state, { type: 'end' });
  candidate.state = state;
  return events;
}
