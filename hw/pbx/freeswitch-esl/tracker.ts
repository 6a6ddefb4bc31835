import type { LineEvent } from '../../line-event.ts';
import { IncomingCall } from '../incoming-call.ts';
import { type LineRule, lineOf } from '../line-rules.ts';
import { callerOf } from './caller.ts';
import { type Channel, type ChannelPatterns, channelOf } from './channel.ts';
import { ChannelBook } from './channel-book.ts';
import { type Fields, field } from './message.ts';
import { endOf, type Leg } from './outcome.ts';

export interface EslTrackerOptions extends ChannelPatterns {
  readonly lines: readonly LineRule[];
}

/** What a list of channels told, and the calls from outside that exist now. */
export interface Resync {
  readonly events: readonly LineEvent[];
  readonly live: readonly string[];
}

/** A call from outside and the telephones that were tried for it, by their channel. */
interface Tracked {
  readonly call: IncomingCall;
  readonly legs: Map<string, Leg>;
}

/**
 * Turns FreeSWITCH events into line events. Deterministic: the same events give the same line events; no clock, no I/O.
 *
 * A call from outside begins with an inbound trunk channel and ends with that channel. Any event describes its channel
 * in full, so a channel that began unseen is taken in by whatever is heard of it first. Answered means bridged with a
 * telephone: an announcement or a queue answers the caller's channel too.
 */
export class EslTracker {
  readonly #patterns: ChannelPatterns;
  readonly #rules: readonly LineRule[];
  readonly #book = new ChannelBook();
  /** By the UUID of the caller's channel, which is the name of the call too. */
  readonly #calls = new Map<string, Tracked>();

  constructor(options: EslTrackerOptions) {
    this.#patterns = { trunk: options.trunk, extension: options.extension };
    this.#rules = options.lines;
  }

  /** Takes one event. Events that belong to no channel give nothing. */
  observe(event: Fields): LineEvent[] {
    const uuid = field(event, 'Unique-ID');
    const name = field(event, 'Event-Name');
    if (uuid === '' || !name.startsWith('CHANNEL_')) return [];
    if (name === 'CHANNEL_HANGUP_COMPLETE' || name === 'CHANNEL_DESTROY') return this.#ended(uuid, event);
    const events = this.#hear(event);
    const channel = this.#book.get(uuid);
    if (channel === null) return events;
    switch (name) {
      case 'CHANNEL_PROGRESS':
      case 'CHANNEL_PROGRESS_MEDIA':
        return [...events, ...this.#rings(channel)];
      case 'CHANNEL_BRIDGE':
        this.#book.bridge(
          field(event, 'Bridge-A-Unique-ID') || uuid,
          field(event, 'Bridge-B-Unique-ID') || field(event, 'Other-Leg-Unique-ID'),
        );
        return [...events, ...this.#connections()];
      case 'CHANNEL_UNBRIDGE':
        this.#book.unbridge(uuid);
        return events;
      default:
        return events;
    }
  }

  /** A list of channels was asked for; channels heard of from now on are newer than it. */
  beginListing(): void {
    this.#book.beginListing();
  }

  /**
   * Compares with descriptions of every channel that exists now (`uuid_dump`), or with null when the list is not to be
   * had: then every call known so far counts as ended, because a call left ringing for ever would be the worse mistake.
   */
  resynchronise(listed: readonly Fields[] | null): Resync {
    const dumps = (listed ?? []).filter((dump) => !this.#book.hasEnded(field(dump, 'Unique-ID')));
    const present = new Set(dumps.map((dump) => field(dump, 'Unique-ID')));
    const events: LineEvent[] = [];
    for (const uuid of this.#book.olderThanList()) {
      if (!present.has(uuid)) events.push(...this.#lost(uuid));
    }
    for (const dump of inOrderOfAge(dumps)) events.push(...this.#hear(dump));
    for (const dump of dumps) events.push(...this.#catchUp(dump));
    events.push(...this.#connections());
    return { events, live: [...this.#calls.keys()] };
  }

  /** Enters or renews the channel that an event describes; a new one from outside is a new call. */
  #hear(event: Fields): LineEvent[] {
    const seen = channelOf(event, this.#patterns);
    if (seen.uuid === '' || this.#book.hasEnded(seen.uuid)) return [];
    const known = this.#book.get(seen.uuid);
    if (known !== null) {
      this.#book.renew(known, seen);
      return this.#calls.get(seen.uuid)?.call.caller(callerOf(event)) ?? [];
    }
    const surplus = this.#book.surplus();
    const before = surplus === null ? [] : this.#lost(surplus);
    this.#book.add(seen);
    if (seen.kind === 'trunk') return [...before, ...this.#seat(seen, event)];
    if (seen.kind === 'phone' && !seen.isInbound)
      this.#trackedOf(seen)?.legs.set(seen.uuid, { rang: false, cause: '' });
    return before;
  }

  /** Incoming or outgoing, a trunk channel stays on its line until it ends. */
  #seat(channel: Channel, event: Fields): LineEvent[] {
    const did = field(event, 'Caller-Destination-Number');
    const line = lineOf({ names: channel.names, did }, this.#rules, this.#book.takenLines());
    this.#book.change(channel.uuid, { line });
    if (!channel.isInbound) return [];
    const call = new IncomingCall(channel.uuid, line);
    this.#calls.set(channel.uuid, { call, legs: new Map() });
    return [...call.arrived(did), ...call.caller(callerOf(event))];
  }

  #rings(phone: Channel): LineEvent[] {
    if (phone.kind !== 'phone' || phone.isInbound || phone.rang) return [];
    this.#book.change(phone.uuid, { rang: true });
    const tracked = this.#trackedOf(phone);
    tracked?.legs.set(phone.uuid, { rang: true, cause: '' });
    return tracked?.call.rings(phone.extension) ?? [];
  }

  /** Telephones that ring now, and who talks with whom. */
  #catchUp(dump: Fields): LineEvent[] {
    const channel = this.#book.get(field(dump, 'Unique-ID'));
    if (channel === null) return [];
    const peer = field(dump, 'variable_signal_bond') || field(dump, 'variable_bridge_to');
    const isAnswered = field(dump, 'Answer-State') === 'answered';
    if (peer !== '' && isAnswered) this.#book.bridge(channel.uuid, peer);
    return isAnswered ? [] : this.#rings(channel);
  }

  #connections(): LineEvent[] {
    const events: LineEvent[] = [];
    for (const [uuid, { call }] of this.#calls) {
      const other = this.#book.talksWith(uuid);
      // Another caller from outside is nobody who answered; the telephone that placed a call out is one.
      if (other === null || this.#calls.has(other.uuid)) continue;
      if (other.kind === 'phone') events.push(...call.answered(other.extension));
      if (other.kind === 'trunk') events.push(...call.answered(''));
    }
    return events;
  }

  #ended(uuid: string, event: Fields): LineEvent[] {
    const tracked = this.#calls.get(uuid);
    if (tracked === undefined) this.#legEnded(uuid, event);
    this.#book.end(uuid);
    this.#calls.delete(uuid);
    if (tracked === undefined) return [];
    const { call, legs } = tracked;
    return [
      ...call.caller(callerOf(event)),
      ...call.released(endOf(event, [...legs.values()], call.isAnswered)),
    ];
  }

  #legEnded(uuid: string, event: Fields): void {
    const known = this.#book.get(uuid);
    if (known === null) return;
    this.#book.renew(known, channelOf(event, this.#patterns));
    const channel = this.#book.get(uuid) ?? known;
    const tracked = this.#trackedOf(channel);
    if (channel.kind === 'phone' && !channel.isInbound)
      tracked?.legs.set(uuid, { rang: channel.rang, cause: field(event, 'Hangup-Cause') });
    tracked?.call.stopsRinging(channel.extension);
  }

  /** Ended while nobody looked: neither side nor outcome is known. */
  #lost(uuid: string): LineEvent[] {
    const tracked = this.#calls.get(uuid);
    this.#book.end(uuid);
    this.#calls.delete(uuid);
    return tracked?.call.released() ?? [];
  }

  #trackedOf(channel: Channel): Tracked | null {
    const caller = this.#book.origin(channel, (uuid) => this.#calls.has(uuid));
    return caller === null ? null : (this.#calls.get(caller) ?? null);
  }
}

/** Older calls take the lower places, as they did when they came. */
function inOrderOfAge(dumps: readonly Fields[]): readonly Fields[] {
  const born = (dump: Fields) => Number(field(dump, 'Caller-Channel-Created-Time')) || 0;
  return [...dumps].sort((one, other) => born(one) - born(other));
}
