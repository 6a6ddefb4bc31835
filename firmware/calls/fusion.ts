import type { Book, Live, Patience } from './book.ts';
import type { Binding, Call } from './call.ts';
import { contradicts } from './caller.ts';
import type { Input } from './input.ts';

type Heard = Extract<Input, { type: 'heard' }>;

/** The binding that this source has in a call, if it has one that still speaks. */
export function bindingOf(call: Call, input: Pick<Heard, 'source' | 'call'>): Binding | null {
  const found = call.bindings.find(
    (binding) => binding.source === input.source.name && binding.call === input.call && !binding.ended,
  );
  return found ?? null;
}

/** The live call that the source means, if it has spoken of it before. */
export function known(book: Book, input: Heard): Live | null {
  for (const live of book.live.values()) {
    if (input.call === null && live.call.line !== input.line) continue;
    if (bindingOf(live.call, input) !== null) return live;
  }
  return null;
}

/**
 * The live call on the same line that another source began and that this one may be speaking of.
 *
 * The line is what joins them. A call is open to a further source while it is young, and a decoder may also
 * come back to a call that still rings. Numbers that differ prove two calls. When several fit, the youngest does.
 */
export function joinable(book: Book, input: Heard, patience: Patience): Live | null {
  if (input.fact.type === 'released') return null;
  let best: Live | null = null;
  for (const live of book.live.values()) {
    if (live.call.line !== input.line || !mayJoin(live, input, patience)) continue;
    if (best === null || live.since > best.since) best = live;
  }
  return best;
}

function mayJoin(live: Live, input: Heard, patience: Patience): boolean {
  const { call } = live;
  if (input.fact.type === 'caller-id' && contradicts(call.caller, input.fact.caller)) return false;
  const earlier = call.bindings.filter((binding) => binding.source === input.source.name);
  // The same CTI link with another identifier speaks of another call, for certain.
  if (input.call !== null && earlier.some((binding) => binding.call !== null)) return false;
  const isRinging = call.phase === 'announced' || call.phase === 'ringing';
  if (earlier.length > 0) return isRinging;
  return input.at.monotonic - live.since <= patience.fuse;
}
