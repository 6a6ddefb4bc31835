import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';

/** Calls that came since somebody waits for one, as last seen, the newest first. */
export type HeardCalls = readonly BoardCall[];

/** A number that comes later, or an answer, is put in place. What is over stays to be looked at. */
export function hear(heard: HeardCalls, live: readonly BoardCall[]): HeardCalls {
  const known = new Set(heard.map(({ key }) => key));
  const fresh = live.filter(({ key }) => !known.has(key));
  const again = heard.map((call) => live.find(({ key }) => key === call.key) ?? call);
  return fresh.length === 0 && again.every((call, at) => call === heard[at])
    ? heard
    : [...fresh.reverse(), ...again];
}

/** The equipment that said something since `before`. */
export function spokenSince(before: readonly LinkRow[], now: readonly LinkRow[]): LinkRow[] {
  const events = new Map(before.map(({ name, events: count }) => [name, count]));
  return now.filter(({ name, events: count }) => count > (events.get(name) ?? 0));
}
