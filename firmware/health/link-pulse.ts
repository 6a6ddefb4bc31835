import type { LinkState } from '../../hw/equipment.ts';

/** Since when a link has said the very same thing of itself; monotonic ms. */
export interface Pulse {
  readonly state: string;
  readonly since: number;
}

export type Pulses = ReadonlyMap<string, Pulse>;

/** Whoever opens a connection gives up and says so long before this. */
const CONNECT_LIMIT_MS = 180_000;
/** So much later than announced the next try may come on a machine that is very busy. */
const LATE_MS = 60_000;

/**
 * Whether whoever looks after each link still does. A link may be down for days: then it tries again and again, and
 * each try shows in its state. One whose try is overdue, or that goes on opening for ever, is looked after by nobody.
 * Pure.
 *
 * @returns `still`: names of the links that nobody looks after
 */
export function takePulses(
  known: Pulses,
  links: ReadonlyMap<string, LinkState>,
  now: number,
): { readonly pulses: Pulses; readonly still: readonly string[] } {
  const pulses = new Map<string, Pulse>();
  const still: string[] = [];
  for (const [name, link] of links) {
    const state = JSON.stringify(link);
    const before = known.get(name);
    const pulse = before?.state === state ? before : { state, since: now };
    pulses.set(name, pulse);
    const limit = limitOf(link);
    if (limit !== null && now - pulse.since > limit) still.push(name);
  }
  return { pulses, still };
}

/** How long a link may say the same; null: for ever. */
function limitOf(link: LinkState): number | null {
  switch (link.phase) {
    case 'connecting':
      return link.isWaiting === true ? null : CONNECT_LIMIT_MS;
    // The pause is the difference of two readings of one clock: it holds whatever that clock did afterwards.
    case 'down':
      return link.retryAt === undefined ? null : link.retryAt - link.since + LATE_MS;
    default:
      return null;
  }
}
