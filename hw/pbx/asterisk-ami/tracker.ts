import type { LineEvent } from '../../line-event.ts';
import type { LineRule } from '../line-rules.ts';
import { heard } from './caller.ts';
import { type Channel, ChannelBook, STATE } from './channel-book.ts';
import type { ChannelPatterns } from './channel-name.ts';
import { lineFor } from './line-rules.ts';
import { type AmiMessage, value } from './message.ts';
import { OutsideCall } from './outside-call.ts';
import { type Resync, resynchronise } from './resync.ts';

export interface TrackerOptions extends ChannelPatterns {
  readonly lines: readonly LineRule[];
}

/**
 * Applications that put the caller somewhere. A dialplan that exports the presentation does it before any of these,
 * so from here on the number may be told.
 */
const ACTING = new Set(
  'Dial Queue VoiceMail Playback Background BackGround Read WaitExten MusicOnHold ConfBridge MeetMe Page FollowMe Directory Park Record Stasis AGI Hangup Busy Congestion'.split(
    ' ',
  ),
);
const VOICEMAIL = new Set(['VoiceMail', 'MinivmRecord']);

/**
 * Turns AMI events into line events. Deterministic: the same messages give the same events; no clock, no I/O.
 *
 * A call from outside begins with a trunk channel in state Ring and ends with that channel. A trunk channel in any
 * other state at its birth is dialled by us: it gives no event, but it holds a place of the trunk while it lasts,
 * as it would on a key telephone. Channels of telephones count only through the call they belong to.
 */
export class CallTracker {
  readonly #book: ChannelBook;
  readonly #rules: readonly LineRule[];
  /** By Uniqueid of the trunk channel. */
  readonly #calls = new Map<string, OutsideCall>();

  constructor(options: TrackerOptions) {
    this.#book = new ChannelBook(options);
    this.#rules = options.lines;
  }

  /** Takes one event. Events of other kinds, and of channels never seen, give nothing. */
  observe(message: AmiMessage): LineEvent[] {
    const event = value(message, 'event');
    if (event === 'Newchannel') return this.#newChannel(message);
    if (event === 'Hangup') return this.#ended(value(message, 'uniqueid'));
    const channel = this.#book.refresh(message);
    if (channel === null) return [];
    switch (event) {
      case 'Newstate':
        return this.#newState(channel, message);
      case 'DialBegin':
      case 'DialState':
      case 'DialEnd':
        return this.#dial(channel, message);
      case 'BridgeEnter':
        this.#book.change(channel.uniqueid, { bridge: value(message, 'bridgeuniqueid') });
        return this.#reconnect();
      case 'BridgeLeave':
        return this.#leave(channel, message);
      case 'HangupRequest':
        this.#callOf(channel)?.hungUpBy(channel, value(message, 'cause'));
        return [];
      case 'Newexten':
        return this.#dialplan(channel, message);
      case 'VarSet':
      case 'NewCallerid':
        return this.#callerHeard(channel, message);
      default:
        return [];
    }
  }

  /** Nothing came that would have let the number out, and enough time has passed: tell it now. */
  callerDue(call: string): LineEvent[] {
    for (const known of this.#calls.values()) {
      if (known.id === call) return known.callerDue();
    }
    return [];
  }

  /**
   * Compares with a list of every channel that exists now (`Status` or `CoreShowChannel` events), or with null when
   * the list is not to be had: then every call known so far counts as ended, because a call left ringing for ever
   * would be the worse mistake.
   */
  resynchronise(listed: readonly AmiMessage[] | null): Resync {
    return resynchronise(listed ?? [], {
      book: this.#book,
      calls: this.#calls,
      lose: (uniqueid) => this.#lost(uniqueid),
      seat: (channel, did) => this.#seat(channel, did),
      arrive: (channel, message, called) => this.#arrive(channel, message, called),
      callOf: (channel) => this.#callOf(channel),
      reconnect: () => this.#reconnect(),
    });
  }

  #newChannel(message: AmiMessage): LineEvent[] {
    if (value(message, 'uniqueid') === '' || this.#book.get(value(message, 'uniqueid')) !== null) return [];
    const channel = this.#book.add(message);
    const surplus = this.#book.surplus();
    const before = surplus === null ? [] : this.#lost(surplus.uniqueid);
    if (channel.kind !== 'trunk') return [...before, ...(this.#callOf(channel)?.callerDue() ?? [])];
    const did = value(message, 'exten');
    const seated = this.#seat(channel, did);
    return [...before, ...(channel.state === STATE.ring ? this.#arrive(seated, message, did) : [])];
  }

  /** Incoming or outgoing, a trunk channel stays on its line until it ends. */
  #seat(channel: Channel, did: string): Channel {
    const line = lineFor({ channel: channel.name, did }, this.#rules, this.#book.takenLines());
    return this.#book.change(channel.uniqueid, { line }) ?? channel;
  }

  #arrive(channel: Channel, message: AmiMessage, called: string): LineEvent[] {
    const call = new OutsideCall(channel, channel.line ?? '');
    this.#calls.set(channel.uniqueid, call);
    return [call.arrived(called), ...call.callerHeard((caller) => heard(caller, message))];
  }

  #newState(channel: Channel, message: AmiMessage): LineEvent[] {
    const isLateArrival =
      channel.kind === 'trunk' && channel.state === STATE.ring && !this.#calls.has(channel.uniqueid);
    // An analog or ISDN port may be reserved first and ring a moment later.
    if (isLateArrival) return this.#arrive(channel, message, value(message, 'exten'));
    if (channel.kind !== 'phone') return this.#callerHeard(channel, message);
    if (channel.state === STATE.ringing) return this.#callOf(channel)?.rings(channel) ?? [];
    return channel.state === STATE.up ? this.#reconnect() : [];
  }

  /** DialBegin alone is not ringing: it is sent for busy and unreachable telephones too. */
  #dial(channel: Channel, message: AmiMessage): LineEvent[] {
    const dialled = this.#book.get(value(message, 'destuniqueid'));
    const call = this.#callOf(channel);
    if (call === null) return [];
    const events = [...this.#callerHeard(channel, message), ...call.callerDue()];
    if (dialled?.kind !== 'phone') return events;
    call.tried(dialled.uniqueid);
    const status = value(message, 'dialstatus');
    if (value(message, 'event') === 'DialEnd') call.triedInVain(dialled.uniqueid, status);
    else if (status === 'RINGING') events.push(...call.rings(dialled));
    return events;
  }

  #leave(channel: Channel, message: AmiMessage): LineEvent[] {
    // A channel that was moved has entered its new bridge before it leaves the old one.
    if (channel.bridge !== value(message, 'bridgeuniqueid')) return [];
    this.#book.change(channel.uniqueid, { bridge: '' });
    return this.#reconnect();
  }

  #dialplan(channel: Channel, message: AmiMessage): LineEvent[] {
    const application = value(message, 'application');
    const call = channel.kind === 'phone' ? null : this.#callOf(channel);
    if (call === null) return [];
    if (VOICEMAIL.has(application)) call.wentToVoicemail();
    const events = this.#callerHeard(channel, message);
    return ACTING.has(application) ? [...events, ...call.callerDue()] : events;
  }

  #callerHeard(channel: Channel, message: AmiMessage): LineEvent[] {
    const call = this.#calls.get(channel.uniqueid);
    if (value(message, 'variable') === 'DIALSTATUS' && value(message, 'value') === 'CHANUNAVAIL') {
      this.#callOf(channel)?.foundNoPhone();
    }
    return call?.callerHeard((caller) => heard(caller, message)) ?? [];
  }

  #reconnect(): LineEvent[] {
    const events: LineEvent[] = [];
    for (const call of this.#calls.values()) {
      // Another caller from outside in the same conference is nobody who answered.
      const connected = this.#book
        .connectedTo(call.trunk)
        .filter(({ uniqueid }) => !this.#calls.has(uniqueid));
      events.push(...call.connectedTo(connected));
    }
    return events;
  }

  #ended(uniqueid: string): LineEvent[] {
    const call = this.#calls.get(uniqueid);
    this.#book.remove(uniqueid);
    this.#calls.delete(uniqueid);
    return call?.released() ?? [];
  }

  #lost(uniqueid: string): LineEvent[] {
    const call = this.#calls.get(uniqueid);
    this.#book.remove(uniqueid);
    this.#calls.delete(uniqueid);
    return call?.lost() ?? [];
  }

  /** The outside call to which a channel belongs, by the Linkedid that both carry now. */
  #callOf(channel: Channel): OutsideCall | null {
    const own = this.#calls.get(channel.uniqueid);
    if (own !== undefined) return own;
    for (const call of this.#calls.values()) {
      if (this.#book.get(call.trunk)?.linkedid === channel.linkedid) return call;
    }
    return null;
  }
}
