import { type ChannelKind, type ChannelPatterns, channelKind, localPair } from './channel-name.ts';
import { type AmiMessage, value } from './message.ts';

/** More channels than any office has at once: beyond it the oldest is taken for dead (its Hangup was lost). */
export const CHANNEL_LIMIT = 5000;

/** `ChannelState` of an event. */
export const STATE = { ring: '4', ringing: '5', up: '6' } as const;

/** One leg of a call, as Asterisk last described it. */
export interface Channel {
  readonly uniqueid: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** The call that it belongs to. It changes when two calls are joined. */
  readonly linkedid: string;
  readonly state: string;
  /** The bridge that it is in, or ''. */
  readonly bridge: string;
  /** A trunk channel's line. It stays on it until it ends. */
  readonly line?: string;
}

/** Every channel that exists, by Uniqueid. Asterisk renames channels (call pickup), Uniqueid stays. */
export class ChannelBook {
  readonly #channels = new Map<string, Channel>();
  readonly #patterns: ChannelPatterns;

  constructor(patterns: ChannelPatterns) {
    this.#patterns = patterns;
  }

  get(uniqueid: string): Channel | null {
    return this.#channels.get(uniqueid) ?? null;
  }

  all(): Iterable<Channel> {
    return this.#channels.values();
  }

  /** The oldest channel when there are too many, else null. */
  surplus(): Channel | null {
    if (this.#channels.size <= CHANNEL_LIMIT) return null;
    return this.#channels.values().next().value ?? null;
  }

  /** Enters a channel that an event or a list describes. */
  add(message: AmiMessage): Channel {
    const name = value(message, 'channel');
    const channel: Channel = {
      uniqueid: value(message, 'uniqueid'),
      name,
      kind: channelKind(name, this.#patterns),
      linkedid: value(message, 'linkedid'),
      state: value(message, 'channelstate'),
      bridge: '',
    };
    this.#channels.set(channel.uniqueid, channel);
    return channel;
  }

  /** Takes the present name, call and state of a known channel from an event about it. */
  refresh(message: AmiMessage): Channel | null {
    const known = this.get(value(message, 'uniqueid'));
    if (known === null) return null;
    const name = value(message, 'channel') || known.name;
    return this.change(known.uniqueid, {
      name,
      kind: name === known.name ? known.kind : channelKind(name, this.#patterns),
      linkedid: value(message, 'linkedid') || known.linkedid,
      state: value(message, 'channelstate') || known.state,
    });
  }

  change(uniqueid: string, change: Partial<Omit<Channel, 'uniqueid'>>): Channel | null {
    const known = this.get(uniqueid);
    if (known === null) return null;
    const changed = { ...known, ...change };
    this.#channels.set(uniqueid, changed);
    return changed;
  }

  remove(uniqueid: string): void {
    this.#channels.delete(uniqueid);
  }

  takenLines(): Set<string> {
    const taken = new Set<string>();
    for (const { line } of this.#channels.values()) {
      if (line !== undefined) taken.add(line);
    }
    return taken;
  }

  /**
   * The channels that can hear `uniqueid` now: those in the same bridge, and through the two halves of Local
   * channels also those in bridges tied to it (a forward runs through such pairs).
   */
  connectedTo(uniqueid: string): Channel[] {
    const reached = new Set<string>();
    const found: Channel[] = [];
    const bridges = [this.get(uniqueid)?.bridge ?? ''];
    for (let bridge = bridges.pop(); bridge !== undefined; bridge = bridges.pop()) {
      if (bridge === '' || reached.has(bridge)) continue;
      reached.add(bridge);
      for (const channel of this.#channels.values()) {
        if (channel.bridge !== bridge || channel.uniqueid === uniqueid) continue;
        if (channel.kind === 'local') bridges.push(this.#otherHalf(channel)?.bridge ?? '');
        else found.push(channel);
      }
    }
    return found;
  }

  #otherHalf(half: Channel): Channel | null {
    const pair = localPair(half.name);
    for (const channel of this.#channels.values()) {
      if (channel.kind !== 'local' || channel.uniqueid === half.uniqueid) continue;
      if (localPair(channel.name) === pair) return channel;
    }
    return null;
  }
}
