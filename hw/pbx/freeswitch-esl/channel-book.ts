import type { Channel } from './channel.ts';

/** More channels than any office has at once: beyond it the oldest is taken for dead (its end was lost). */
export const CHANNEL_LIMIT = 5_000;
/** Late events must not bring an ended channel back to life. */
const ENDED_LIMIT = 1_000;
/** A call does not pass through more loopbacks than this. */
const DEPTH = 8;

/** Every channel that exists, by UUID. */
export class ChannelBook {
  readonly #channels = new Map<string, Channel>();
  readonly #ended = new Set<string>();
  /** Channels that were heard of since the last list was asked for. */
  readonly #fresh = new Set<string>();

  get(uuid: string): Channel | null {
    return this.#channels.get(uuid) ?? null;
  }

  add(channel: Channel): void {
    this.#channels.set(channel.uuid, channel);
    this.#fresh.add(channel.uuid);
  }

  /** Takes over what a later event says; what the tracker found out stays. */
  renew(known: Channel, { kind, names, extension, madeFor, twin }: Channel): void {
    const isPlain = extension === '' || known.extension !== '';
    this.change(known.uuid, {
      // A trunk channel that has its line stays one.
      ...(known.line === undefined && { kind, names }),
      ...(!isPlain && { extension }),
      madeFor: [...new Set([...madeFor, ...known.madeFor])].slice(0, DEPTH),
      twin: twin || known.twin,
    });
    this.#fresh.add(known.uuid);
  }

  change(uuid: string, change: Partial<Omit<Channel, 'uuid'>>): void {
    const known = this.#channels.get(uuid);
    if (known !== undefined) this.#channels.set(uuid, { ...known, ...change });
  }

  end(uuid: string): void {
    this.unbridge(uuid);
    this.#channels.delete(uuid);
    this.#fresh.delete(uuid);
    this.#ended.add(uuid);
    const [oldest] = this.#ended;
    if (this.#ended.size > ENDED_LIMIT && oldest !== undefined) this.#ended.delete(oldest);
  }

  hasEnded(uuid: string): boolean {
    return this.#ended.has(uuid);
  }

  /** The oldest channel when there is no room for another, else null. */
  surplus(): string | null {
    if (this.#channels.size < CHANNEL_LIMIT) return null;
    return this.#channels.keys().next().value ?? null;
  }

  beginListing(): void {
    this.#fresh.clear();
  }

  olderThanList(): readonly string[] {
    return [...this.#channels.keys()].filter((uuid) => !this.#fresh.has(uuid));
  }

  takenLines(): Set<string> {
    const taken = new Set<string>();
    for (const { line } of this.#channels.values()) {
      if (line !== undefined) taken.add(line);
    }
    return taken;
  }

  bridge(one: string, other: string): void {
    if (one === '' || other === '' || one === other) return;
    if (this.get(one)?.peer !== other) this.unbridge(one);
    if (this.get(other)?.peer !== one) this.unbridge(other);
    this.change(one, { peer: other });
    this.change(other, { peer: one });
  }

  unbridge(uuid: string): void {
    const peer = this.get(uuid)?.peer ?? '';
    this.change(uuid, { peer: '' });
    if (this.get(peer)?.peer === uuid) this.change(peer, { peer: '' });
  }

  /** Who can hear this channel, through any loopbacks; null when nobody does. */
  talksWith(uuid: string): Channel | null {
    let other = this.get(this.get(uuid)?.peer ?? '');
    for (let depth = 0; depth < DEPTH && other?.kind === 'loopback'; depth += 1) {
      other = this.get(this.get(other.twin)?.peer ?? '');
    }
    return other?.kind === 'loopback' ? null : other;
  }

  /** Follows what a channel was made for up to one that `isOrigin`; null when it leads nowhere. */
  origin(channel: Channel, isOrigin: (uuid: string) => boolean): string | null {
    const seen = new Set<string>();
    const ahead = [channel.uuid];
    for (let uuid = ahead.shift(); uuid !== undefined && seen.size < 4 * DEPTH; uuid = ahead.shift()) {
      if (isOrigin(uuid)) return uuid;
      if (seen.has(uuid)) continue;
      seen.add(uuid);
      const known = this.get(uuid);
      if (known !== null) ahead.push(...known.madeFor, ...(known.twin === '' ? [] : [known.twin]));
    }
    return null;
  }
}
