import type {
  HardwareEntry,
  HardwareEvent,
  HardwareRecord,
  HardwareState,
} from '../../../firmware/http/contract/hardware.ts';

/** More entries of a link than this are not kept: the box keeps no more either. */
const MOST_ENTRIES = 100;

/** What the page knows after one more event. */
export function after(state: HardwareState | null, event: HardwareEvent): HardwareState | null {
  if (event.type === 'snapshot') return event.state;
  if (event.type !== 'update' || state === null) return state;
  const { records = [], ...parts } = event.state;
  const changed = new Map(records.map(({ link, entries }) => [link, entries]));
  const known = new Set(state.records.map(({ link }) => link));
  const merged = state.records.map((record) => {
    const entries = changed.get(record.link);
    return entries === undefined ? record : { ...record, entries: mergedEntries(record.entries, entries) };
  });
  const added: HardwareRecord[] = records.filter(({ link }) => !known.has(link));
  return { ...state, ...definedOf(parts), records: [...merged, ...added] };
}

/** What was said of a link; `null`: of the port that is being listened at. */
export function entriesOf(state: HardwareState, link: string | null): readonly HardwareEntry[] {
  return state.records.find((record) => record.link === link)?.entries ?? [];
}

/** An entry that comes again takes the place of the one before; a new one stands at the end. */
function mergedEntries(before: readonly HardwareEntry[], now: readonly HardwareEntry[]): HardwareEntry[] {
  const entries = new Map(before.map((entry) => [entry.id, entry]));
  for (const entry of now) entries.set(entry.id, entry);
  return [...entries.values()].sort((one, other) => one.id - other.id).slice(-MOST_ENTRIES);
}

function definedOf<Parts extends object>(
  parts: Parts,
): { [Key in keyof Parts]: Exclude<Parts[Key], undefined> } {
  const defined = Object.entries(parts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [Key in keyof Parts]: Exclude<Parts[Key], undefined> };
}
