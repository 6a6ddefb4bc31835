import { matchesWildcard } from '../wildcard.ts';

/** A pattern over channel names: `*` stands for any characters, `?` for one. Case counts, as it does in Asterisk. */
export type ChannelPattern = string;

/** What a channel is to the box. `other`: neither ours nor outside, such as a conference or a recorder. */
export type ChannelKind = 'trunk' | 'phone' | 'local' | 'other';

export interface ChannelPatterns {
  /** Channels to the outside. They win over `extension`, so that `PJSIP/*` may be said of the telephones. */
  readonly trunk: readonly ChannelPattern[];
  readonly extension: readonly ChannelPattern[];
}

/** `Local/…` channels are Asterisk's own plumbing: they tie two parts of a call and are never a telephone. */
const LOCAL = /^Local\//;
/** Asterisk renames channels while it swaps them; these are the husks. */
const HUSK = /<(?:ZOMBIE|MASQ)>$/;

export function channelKind(channel: string, patterns: ChannelPatterns): ChannelKind {
  if (LOCAL.test(channel)) return 'local';
  if (HUSK.test(channel)) return 'other';
  if (patterns.trunk.some((pattern) => matchesChannel(pattern, channel))) return 'trunk';
  if (patterns.extension.some((pattern) => matchesChannel(pattern, channel))) return 'phone';
  return 'other';
}

/**
 * A pattern is held against the name with and without its serial number: `DAHDI/1` is `DAHDI/1-1` and not
 * `DAHDI/12-1`; `PJSIP/trunk*` is `PJSIP/trunk-0000002a`.
 */
export function matchesChannel(pattern: ChannelPattern, channel: string): boolean {
  return matchesWildcard(pattern, channel) || matchesWildcard(pattern, withoutSerial(channel));
}

/** The telephone's name: `PJSIP/101-0000002a` is 101. */
export function extensionOf(channel: string): string {
  const device = withoutSerial(channel);
  return device.slice(device.indexOf('/') + 1);
}

/** The two halves of a Local channel share this name: `Local/103@internal-00000003`. */
export function localPair(channel: string): string {
  return channel.replace(/;[12]$/, '');
}

function withoutSerial(channel: string): string {
  const dash = channel.lastIndexOf('-');
  return dash > 0 ? channel.slice(0, dash) : channel;
}
