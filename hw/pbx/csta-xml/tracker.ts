import type { LineEvent } from '../../line-event.ts';
import { type CallEnd, IncomingCall } from '../incoming-call.ts';
import { type LineRule, lineOf } from '../line-rules.ts';
import { callerOf } from './caller.ts';
import { type CstaEvent, NO_FACTS } from './event.ts';
import { House, type HouseOptions } from './house.ts';
import { News } from './news.ts';
import { type Resync, resynchronise } from './resync.ts';
import type { Snapshot } from './snapshot.ts';
import { WatchedCall } from './watched-call.ts';

export interface CstaTrackerOptions extends HouseOptions {
  /** Rules over the trunk that a call came in on and the number that was dialled. */
  readonly lines: readonly LineRule[];
}

/** More calls than any office has at once: beyond it the oldest is taken for over (its end was lost). */
export const CALL_LIMIT = 2_000;

const UNREACHABLE = new Set([
  'destNotObtainable',
  'destOutOfOrder',
  'networkOutOfOrder',
  'invalidNumber',
  'overflow',
]);

/**
 * Turns CSTA events into line events. Deterministic; no clock, no I/O. A call may be seen by several monitors, so every
 * event may come several times. Monitors see no more of a call than their own devices have of it: when it leaves the
 * last of them it counts as over.
 */
export class CstaTracker {
  readonly #rules: readonly LineRule[];
  readonly #house: House;
  /** By call id. Several ids may lead to one call. */
  readonly #calls = new Map<string, WatchedCall>();
  readonly #news = new News();

  constructor(options: CstaTrackerOptions) {
    this.#rules = options.lines;
    this.#house = new House(options);
  }

  observe(event: CstaEvent): LineEvent[] {
    this.#news.heardOf(event.callId);
    switch (event.type) {
      case 'originated':
        return this.#enter(event.callId, new WatchedCall(null));
      case 'network-reached':
        return this.#wentOut(event);
      case 'delivered':
      case 'queued':
        return this.#delivered(event);
      case 'established':
        return this.#established(event);
      case 'diverted':
        return this.#diverted(event);
      case 'failed':
        return this.#failed(event);
      case 'cleared':
        return this.#cleared(event);
      case 'call-cleared':
        return this.#over(event.callId, undefined);
      case 'transferred':
      case 'conferenced':
        return this.#joined(event);
    }
  }

  beginSnapshot(): void {
    this.#news.begin();
  }

  /** Compares with what the monitored devices are in now; null when they cannot be asked: then all calls are over. */
  resynchronise(snapshot: Snapshot | null): Resync {
    return resynchronise(snapshot, {
      calls: this.#calls,
      isNews: (callId) => this.#news.has(callId),
      hasEnded: (callId) => this.#news.hasEnd(callId),
      lose: (callId) => this.#over(callId, undefined),
      begin: (callId, facts) => this.#begin({ ...NO_FACTS, callId, ...facts }),
      isExtension: (device) => this.#house.isExtension(device),
    });
  }

  #delivered(event: CstaEvent): LineEvent[] {
    const began = this.#begin(event);
    const call = this.#calls.get(event.callId);
    const device = event.subject.number || event.device;
    if (call === undefined || call.trunk === device) return began;
    call.set(device, event.type === 'delivered' ? 'alerting' : 'expected');
    const rings = event.type === 'delivered' && this.#house.isExtension(device);
    return [...began, ...(rings ? (call.incoming?.rings(device) ?? []) : [])];
  }

  #established(event: CstaEvent): LineEvent[] {
    const began = this.#begin(event);
    const call = this.#calls.get(event.callId);
    const device = event.subject.number || event.device;
    if (call === undefined) return began;
    if (this.#house.isMachine(device)) call.wentToVoicemail();
    const isInside = this.#house.isExtension(device) || this.#house.isMachine(device) || call.has(device);
    if (isInside) call.set(device, 'connected');
    if (this.#house.isExtension(device)) return [...began, ...(call.incoming?.answered(device) ?? [])];
    // Forwarded to somebody outside, who took it.
    const isOutside = event.trunkOut !== '' && !isInside;
    return [...began, ...(isOutside ? (call.incoming?.answered('') ?? []) : [])];
  }

  #diverted(event: CstaEvent): LineEvent[] {
    const call = this.#calls.get(event.callId);
    const destination = event.destination.number;
    if (call === undefined) return [];
    call.leave(event.subject.number || event.device);
    if (this.#house.isMachine(destination)) call.wentToVoicemail();
    else if (this.#house.isExtension(destination))
      call.set(destination, call.has(destination) ? 'alerting' : 'expected');
    return this.#overIfDeserted(event.callId, call, undefined);
  }

  #failed(event: CstaEvent): LineEvent[] {
    const began = this.#begin(event);
    const device = event.subject.number || event.device;
    const isBusy = event.cause === 'busy';
    if (isBusy || UNREACHABLE.has(event.cause))
      this.#calls.get(event.callId)?.failed(device, isBusy ? 'busy' : 'unreachable');
    return began;
  }

  #cleared(event: CstaEvent): LineEvent[] {
    const call = this.#calls.get(event.callId);
    if (call === undefined) return [];
    const device = event.device || event.subject.number;
    const isInside = call.has(device) || this.#house.isExtension(device) || this.#house.isMachine(device);
    if (!isInside) {
      const isByOther = this.#house.isExtension(event.subject.number);
      return this.#over(event.callId, isByOther ? 'callee' : 'caller');
    }
    const was = call.leave(device);
    const isByItself = event.subject.number === device;
    const byOutside = event.subject.number !== '' && !this.#house.isExtension(event.subject.number);
    const by = was === 'connected' && isByItself ? 'callee' : byOutside ? 'caller' : undefined;
    return this.#overIfDeserted(event.callId, call, by);
  }

  /** Two calls become one: a transfer, where one device leaves, or a conference, where it stays. */
  #joined(event: CstaEvent): LineEvent[] {
    const ids = [event.callId, ...event.otherIds];
    const found = ids.flatMap((id) => this.#calls.get(id) ?? []);
    const call = found.find(({ incoming }) => incoming !== null) ?? found[0];
    if (call === undefined) return [];
    if (event.type === 'transferred') for (const one of found) one.leave(event.subject.number);
    const events = found
      .filter((one) => one.incoming === null)
      .flatMap((one) => call.join(one, (device) => this.#house.isExtension(device)));
    const to = event.destination.number;
    if (event.type === 'transferred' && this.#house.isExtension(to) && !call.has(to))
      call.set(to, 'expected');
    for (const id of ids) {
      // Two callers from outside that are joined stay two calls.
      const other = this.#calls.get(id);
      if (other === undefined || other.incoming === null) this.#calls.set(id, call);
      this.#news.heardOf(id);
    }
    return [...events, ...this.#overIfDeserted(event.callId, call, undefined)];
  }

  /** A call out holds a line too. */
  #wentOut(event: CstaEvent): LineEvent[] {
    const known = this.#calls.get(event.callId);
    if (known !== undefined && (known.incoming !== null || known.line !== '')) return [];
    const out = new WatchedCall(null, this.#seat(event.subject.number || event.device, ''));
    const events = known === undefined ? this.#enter(event.callId, out) : [];
    if (known !== undefined) out.join(known, () => false);
    this.#calls.set(event.callId, out);
    return events;
  }

  /** Enters a call that was not known; tells of it when it comes from outside. */
  #begin(event: CstaEvent): LineEvent[] {
    const known = this.#calls.get(event.callId);
    const isTrunk = this.#house.isTrunk(event.device);
    if (known !== undefined) {
      if (isTrunk) known.trunk = event.device;
      return known.incoming?.caller(callerOf(this.#caller(event), event.networkCalling)) ?? [];
    }
    if (!this.#isFromOutside(event)) return this.#enter(event.callId, new WatchedCall(null));
    const did = event.networkCalled.number || event.called.number;
    const trunk = event.trunk || (isTrunk ? event.device : '');
    const incoming = new IncomingCall(event.callId, this.#seat(trunk, did));
    const call = new WatchedCall(incoming);
    if (isTrunk) call.trunk = event.device;
    const before = this.#enter(event.callId, call);
    return [
      ...before,
      ...incoming.arrived(did),
      ...incoming.caller(callerOf(this.#caller(event), event.networkCalling)),
    ];
  }

  /** Some PBXes give the trunk as the caller, and the number as the network's. */
  #caller({ calling }: CstaEvent) {
    return this.#house.isTrunk(calling.number) ? { ...calling, number: '', name: '' } : calling;
  }

  #isFromOutside(event: CstaEvent): boolean {
    const { number } = this.#caller(event);
    return (
      event.trunk !== '' ||
      number === '' ||
      !(this.#house.isExtension(number) || this.#house.isMachine(number))
    );
  }

  #enter(callId: string, call: WatchedCall): LineEvent[] {
    if (this.#calls.has(callId)) return [];
    const [oldest] = this.#calls.keys();
    const before =
      this.#calls.size >= CALL_LIMIT && oldest !== undefined ? this.#over(oldest, undefined) : [];
    this.#calls.set(callId, call);
    return before;
  }

  #overIfDeserted(callId: string, call: WatchedCall, by: CallEnd['by']): LineEvent[] {
    return call.isDeserted && call.trunk === '' ? this.#over(callId, by) : [];
  }

  #over(callId: string, by: CallEnd['by']): LineEvent[] {
    const call = this.#calls.get(callId);
    if (call === undefined) return [];
    for (const [id, one] of this.#calls) {
      if (one !== call) continue;
      this.#calls.delete(id);
      this.#news.endOf(id);
    }
    return call.released(by);
  }

  #seat(trunk: string, did: string): string {
    const taken = new Set([...this.#calls.values()].map(({ line }) => line));
    return lineOf({ names: [trunk], did }, this.#rules, taken);
  }
}
