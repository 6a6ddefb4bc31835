import type { CallerIdEvent, LineEvent, ReleasedEvent } from '../../line-event.ts';
import { type Caller, callerWord, UNKNOWN_CALLER } from '../caller-word.ts';
import { type Channel, STATE } from './channel-book.ts';
import { extensionOf } from './channel-name.ts';
import { type Leg, NEW_LEG, outcomeOf } from './outcome.ts';

/**
 * One incoming call from outside, from the Newchannel of its trunk channel to that channel's Hangup.
 * It turns facts into events and repeats none of them.
 */
export class OutsideCall {
  /** Linkedid at the first sight: it may change later, the name of the call may not. */
  readonly id: string;
  /** Uniqueid of the caller's own channel. */
  readonly trunk: string;
  readonly #line: string;
  #caller: Caller = UNKNOWN_CALLER;
  #told: CallerIdEvent | null = null;
  #connected: ReadonlySet<string> = new Set();
  /** Who has the call; '' is somebody outside (a forward to a mobile), null nobody yet. */
  #answeredBy: string | null = null;
  #by: ReleasedEvent['by'];
  readonly #legs = new Map<string, Leg>();
  #voicemail = false;
  #unreachable = false;

  constructor(trunk: Channel, line: string) {
    this.id = trunk.linkedid || trunk.uniqueid;
    this.trunk = trunk.uniqueid;
    this.#line = line;
  }

  arrived(called: string): LineEvent {
    const isNumber = /^[+*#\d]+$/.test(called);
    return { type: 'ringing', line: this.#line, call: this.id, ...(isNumber && { called }) };
  }

  /** Something more was heard of the caller. Corrects what was told only where it must. */
  callerHeard(hear: (caller: Caller) => Caller): LineEvent[] {
    this.#caller = hear(this.#caller);
    if (this.#told === null) return [];
    const word = this.#callerEvent();
    const isHiddenNow = 'reason' in word && word.reason === 'withheld' && 'number' in this.#told;
    const isKnownNow = 'number' in word && 'reason' in this.#told && this.#told.reason === 'unavailable';
    return isHiddenNow || isKnownNow ? this.#tell(word) : [];
  }

  /**
   * Whatever the dialplan had to say about the caller's presentation has been said: the number may go out.
   * Nothing happens when it has been told already.
   */
  callerDue(): LineEvent[] {
    return this.#told === null ? this.#tell(this.#callerEvent()) : [];
  }

  tried(leg: string): void {
    if (!this.#legs.has(leg)) this.#legs.set(leg, NEW_LEG);
  }

  rings(phone: Channel): LineEvent[] {
    const leg = this.#legs.get(phone.uniqueid) ?? NEW_LEG;
    if (leg.rang) return [];
    this.#legs.set(phone.uniqueid, { ...leg, rang: true });
    const ringing = {
      type: 'ringing',
      line: this.#line,
      call: this.id,
      extension: extensionOf(phone.name),
    } as const;
    return [...this.callerDue(), ringing];
  }

  triedInVain(leg: string, status: string): void {
    this.#legs.set(leg, { ...(this.#legs.get(leg) ?? NEW_LEG), status });
  }

  /** `connected` can hear the caller now. A phone among them that has not got the call yet answered it. */
  connectedTo(connected: readonly Channel[]): LineEvent[] {
    const events: LineEvent[] = [];
    for (const channel of connected) {
      const isCounted = channel.kind === 'phone' || channel.kind === 'trunk';
      if (!isCounted || channel.state !== STATE.up || this.#connected.has(channel.uniqueid)) continue;
      events.push(...this.#answered(channel.kind === 'phone' ? extensionOf(channel.name) : ''));
    }
    this.#connected = new Set(connected.map(({ uniqueid }) => uniqueid));
    return events;
  }

  /** A party itself asked for the end; the last one to do so ended the call. */
  hungUpBy(channel: Channel, cause: string): void {
    if (channel.uniqueid === this.trunk) this.#by = 'caller';
    else if (this.#connected.has(channel.uniqueid)) this.#by = 'callee';
    const leg = this.#legs.get(channel.uniqueid);
    if (leg !== undefined) this.#legs.set(channel.uniqueid, { ...leg, cause });
  }

  wentToVoicemail(): void {
    this.#voicemail = true;
  }

  /** A Dial found no way to any telephone (none is registered): there is not even a channel for it. */
  foundNoPhone(): void {
    this.#unreachable = true;
  }

  /** Ended while nobody looked: neither side nor outcome is known. */
  lost(): LineEvent[] {
    return [...this.callerDue(), { type: 'released', line: this.#line, call: this.id }];
  }

  released(): LineEvent[] {
    const seen = { voicemail: this.#voicemail, unreachable: this.#unreachable };
    const outcome = this.#answeredBy === null ? outcomeOf(this.#legs.values(), seen) : undefined;
    const released: LineEvent = {
      type: 'released',
      line: this.#line,
      call: this.id,
      ...(this.#by !== undefined && { by: this.#by }),
      ...(outcome !== undefined && { outcome }),
    };
    return [...this.callerDue(), released];
  }

  #answered(extension: string): LineEvent[] {
    if (this.#answeredBy === extension) return [];
    this.#answeredBy = extension;
    this.#by = undefined;
    const answered = { type: 'answered', line: this.#line, call: this.id } as const;
    return [...this.callerDue(), extension === '' ? answered : { ...answered, extension }];
  }

  #callerEvent(): CallerIdEvent {
    return { type: 'caller-id', line: this.#line, call: this.id, ...callerWord(this.#caller) };
  }

  #tell(event: CallerIdEvent): LineEvent[] {
    this.#told = event;
    return [event];
  }
}
