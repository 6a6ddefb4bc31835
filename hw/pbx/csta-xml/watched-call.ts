import type { LineEvent } from '../../line-event.ts';
import type { CallEnd, IncomingCall } from '../incoming-call.ts';

/** `failed`: it gives a busy tone or cannot be reached. `expected`: the call is on its way there. */
export type PartyState = 'alerting' | 'connected' | 'failed' | 'expected';

/**
 * A call as the monitors see it: inside devices and what they do. A call without `incoming` is one inside the house or
 * to the outside; it is followed because a call from outside may be joined to it.
 */
export class WatchedCall {
  readonly incoming: IncomingCall | null;
  /** The line that it holds, '' when none. */
  readonly line: string;
  /** A trunk is watched itself: then its connection says when the call is over. */
  trunk = '';
  readonly #parties = new Map<string, PartyState>();
  #voicemail = false;
  #failures = new Set<'busy' | 'unreachable'>();
  #rang = false;

  constructor(incoming: IncomingCall | null, line = incoming?.line ?? '') {
    this.incoming = incoming;
    this.line = line;
  }

  has(device: string): boolean {
    return this.#parties.has(device);
  }

  /** Nobody inside has it or expects it any more. */
  get isDeserted(): boolean {
    return this.#parties.size === 0;
  }

  set(device: string, state: PartyState): void {
    if (device === '') return;
    if (state === 'alerting') this.#rang = true;
    this.#parties.set(device, state);
  }

  failed(device: string, why: 'busy' | 'unreachable'): void {
    this.set(device, 'failed');
    this.#failures.add(why);
  }

  /** A device has the call no longer. */
  leave(device: string): PartyState | null {
    const state = this.#parties.get(device) ?? null;
    this.#parties.delete(device);
    this.incoming?.stopsRinging(device);
    return state;
  }

  wentToVoicemail(): void {
    this.#voicemail = true;
  }

  /** Takes over the devices of a call that is joined to this one, and says what is new by it. */
  join(other: WatchedCall, isExtension: (device: string) => boolean): LineEvent[] {
    if (other === this) return [];
    for (const [device, state] of other.#parties) this.set(device, state);
    return this.catchUp(isExtension);
  }

  /** Takes a snapshot's word for who has the call now. */
  replace(parties: ReadonlyMap<string, PartyState>): void {
    for (const device of this.#parties.keys()) if (!parties.has(device)) this.leave(device);
    for (const [device, state] of parties) this.set(device, state);
  }

  /**
   * Says which extensions ring and which one talks, for a call that was joined or found. As long as the one that had
   * the call has it, the others are a conference.
   */
  catchUp(isExtension: (device: string) => boolean): LineEvent[] {
    const { incoming } = this;
    if (incoming === null) return [];
    const inState = (state: PartyState) =>
      [...this.#parties].flatMap(([device, own]) => (own === state && isExtension(device) ? [device] : []));
    const [first, ...others] = inState('connected');
    const isKnown = [first, ...others].includes(incoming.answeredBy ?? undefined);
    return [
      ...inState('alerting').flatMap((device) => incoming.rings(device)),
      ...(first === undefined || isKnown ? [] : incoming.answered(first)),
    ];
  }

  released(by: CallEnd['by']): LineEvent[] {
    const outcome = this.#outcome();
    return (
      this.incoming?.released({
        ...(by !== undefined && { by }),
        ...(outcome !== undefined && { outcome }),
      }) ?? []
    );
  }

  #outcome(): CallEnd['outcome'] {
    if (this.#voicemail) return 'voicemail';
    if (this.#rang || this.#failures.size === 0) return undefined;
    return this.#failures.has('busy') ? 'busy' : 'unreachable';
  }
}
