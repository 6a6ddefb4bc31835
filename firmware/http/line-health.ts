import type { LinkState } from '../../hw/equipment.ts';
import type { Why } from '../../hw/reason.ts';
import type { BoardLine } from './contract/board.ts';
import { reasonRows } from './reason-rows.ts';

/** A line and the links that can tell of it. */
export interface WatchedLine {
  readonly id: string;
  readonly name: string;
  readonly links: readonly string[];
}

/** A line is blind when none of its links listens. A wrong calm row is worse than none. */
export function lineHealth(
  { id, name, links }: WatchedLine,
  states: ReadonlyMap<string, LinkState>,
): BoardLine {
  const known = links.flatMap((link) => {
    const state = states.get(link);
    return state === undefined ? [] : [{ link, state }];
  });
  const fault = faultOf(known);
  if (fault === null) return { id, name, state: 'ok', since: null, link: null, why: [] };
  return { id, name, state: 'fault', ...fault, why: reasonRows(fault.why) };
}

interface Fault extends Pick<BoardLine, 'since' | 'link'> {
  readonly why: Why;
}

/** null: one of the links listens. */
function faultOf(known: readonly { readonly link: string; readonly state: LinkState }[]): Fault | null {
  const [first] = known;
  if (first === undefined) return { since: null, link: null, why: [{ code: 'no-equipment' }] };
  if (known.some(({ state }) => state.phase === 'up')) return null;
  const { link, state } = first;
  return { since: state.since, link, why: whyOf(state) };
}

function whyOf(state: LinkState): Why {
  if ('why' in state && state.why !== undefined) return state.why;
  return [{ code: state.phase === 'connecting' ? 'connecting' : 'stopped' }];
}
