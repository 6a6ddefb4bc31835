import type { LinkState } from '../../hw/equipment.ts';
import type { BoardLine } from './contract/board.ts';

/** A line and the links that can tell of it. */
export interface WatchedLine {
  readonly id: string;
  readonly name: string;
  readonly links: readonly string[];
}

/** A line is blind when none of its links listens. A wrong calm row is worse than none. */
export function lineHealth(line: WatchedLine, states: ReadonlyMap<string, LinkState>): BoardLine {
  const known = line.links.flatMap((name) => {
    const state = states.get(name);
    return state === undefined ? [] : [{ name, state }];
  });
  const { id, name } = line;
  if (known.some(({ state }) => state.phase === 'up'))
    return { id, name, state: 'ok', since: null, why: null };
  const first = known[0];
  if (first === undefined) {
    return { id, name, state: 'fault', since: null, why: 'no equipment is configured for this line' };
  }
  const why = 'why' in first.state && first.state.why !== undefined ? first.state.why : first.state.phase;
  return { id, name, state: 'fault', since: first.state.since, why: `${first.name}: ${why}` };
}
