import type { LineEvent } from '../../line-event.ts';
import { type Device, NO_DEVICE } from './device.ts';
import type { CallDetail, ListedCall, Snapshot } from './snapshot.ts';
import type { PartyState, WatchedCall } from './watched-call.ts';

/** What a snapshot told, and the calls from outside that exist now. */
export interface Resync {
  readonly events: readonly LineEvent[];
  readonly live: readonly string[];
}

/** The tracker's own hands, lent to the comparison. */
export interface TrackerHands {
  readonly calls: ReadonlyMap<string, WatchedCall>;
  /** An event about this call came after the snapshot was begun: it knows better. */
  isNews(callId: string): boolean;
  hasEnded(callId: string): boolean;
  lose(callId: string): LineEvent[];
  begin(callId: string, facts: { readonly calling: Device; readonly called: Device }): LineEvent[];
  isExtension(device: string): boolean;
}

/**
 * Brings the tracker in line with what the monitored devices are in: calls that are gone are released, calls that came
 * meanwhile are reported with what a snapshot tells, answers that were missed are made up for.
 */
export function resynchronise(snapshot: Snapshot | null, tracker: TrackerHands): Resync {
  const listed = snapshot?.calls ?? [];
  const events = loseAbsent(new Set(listed.map(({ callId }) => callId)), tracker);
  for (const callId of new Set(listed.map((one) => one.callId))) {
    if (tracker.calls.has(callId) || tracker.hasEnded(callId)) continue;
    const detail = snapshot?.details.find((one) => one.callId === callId);
    const own = listed.filter((one) => one.callId === callId);
    events.push(...tracker.begin(callId, factsOf(own, detail, tracker)));
  }
  for (const call of new Set(tracker.calls.values())) {
    const ids = idsOf(call, tracker);
    if (ids.some((id) => tracker.isNews(id))) continue;
    call.replace(partiesOf(listed.filter(({ callId }) => ids.includes(callId))));
    events.push(...call.catchUp(tracker.isExtension));
  }
  const live = [...new Set(tracker.calls.values())].flatMap(({ incoming }) => incoming?.id ?? []);
  return { events, live };
}

function loseAbsent(present: ReadonlySet<string>, tracker: TrackerHands): LineEvent[] {
  const events: LineEvent[] = [];
  for (const call of new Set(tracker.calls.values())) {
    const ids = idsOf(call, tracker);
    const [first] = ids;
    const isThere = ids.some((id) => present.has(id) || tracker.isNews(id));
    if (!isThere && first !== undefined) events.push(...tracker.lose(first));
  }
  return events;
}

function idsOf(call: WatchedCall, { calls }: TrackerHands): readonly string[] {
  return [...calls].flatMap(([id, one]) => (one === call ? [id] : []));
}

/**
 * Who calls whom. Without a word on the caller, a device that rings has a caller, who is the other one on the call; of a
 * call that is already talking nobody can say who began it, so it counts as one of our own and gives no event.
 */
function factsOf(
  own: readonly ListedCall[],
  detail: CallDetail | undefined,
  tracker: TrackerHands,
): { readonly calling: Device; readonly called: Device } {
  const called = detail?.called ?? NO_DEVICE;
  if (detail !== undefined && detail.calling.number !== '') return { calling: detail.calling, called };
  const ours: Device = { ...NO_DEVICE, number: own[0]?.device ?? '' };
  if (detail === undefined || !own.some(({ state }) => state === 'alerting'))
    return { calling: ours, called };
  const others = detail.devices.filter(({ device }) => own.every((one) => one.device !== device.number));
  const outside = others.find(({ device }) => !tracker.isExtension(device.number));
  const inside = others.find(({ state }) => state === 'connected');
  return { calling: outside?.device ?? inside?.device ?? ours, called };
}

const STATES: ReadonlyMap<string, PartyState> = new Map([
  ['alerting', 'alerting'],
  ['connected', 'connected'],
  ['hold', 'connected'],
  ['fail', 'failed'],
]);

function partiesOf(listed: readonly ListedCall[]): ReadonlyMap<string, PartyState> {
  const parties = new Map<string, PartyState>();
  for (const { device, state } of listed) {
    const known = STATES.get(state);
    if (known !== undefined) parties.set(device, known);
  }
  return parties;
}
