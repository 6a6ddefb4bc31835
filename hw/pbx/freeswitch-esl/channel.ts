import { matchesWildcard } from '../wildcard.ts';
import { type Fields, field } from './message.ts';

/**
 * Patterns over the names of a channel: its own (`sofia/external/0312345678@203.0.113.5`), its SIP profile
 * (`profile/external`) and its gateway (`gateway/ntt`).
 */
export interface ChannelPatterns {
  /** Channels to the outside. They win over `extension`. */
  readonly trunk: readonly string[];
  readonly extension: readonly string[];
}

/** As in the configuration that FreeSWITCH comes with. */
export const DEFAULT_PATTERNS: ChannelPatterns = {
  trunk: ['gateway/*', 'profile/external'],
  extension: ['profile/internal', 'verto.rtc/*'],
};

/** What a channel is to the box. `loopback`: FreeSWITCH's own plumbing, which ties two parts of a call. */
export type ChannelKind = 'trunk' | 'phone' | 'loopback' | 'other';

/** One leg of a call, as FreeSWITCH last described it. */
export interface Channel {
  readonly uuid: string;
  readonly kind: ChannelKind;
  /** Somebody there called FreeSWITCH; else FreeSWITCH called there. */
  readonly isInbound: boolean;
  readonly names: readonly string[];
  /** The telephone's number, '' when it cannot be told. */
  readonly extension: string;
  /** Channels that this one was made for, most telling first. */
  readonly madeFor: readonly string[];
  /** The other half of a loopback. */
  readonly twin: string;
  /** The channel that it talks with, or ''. */
  readonly peer: string;
  readonly rang: boolean;
  /** A trunk channel's line. It stays on it until it ends. */
  readonly line?: string;
}

/** Reads what an event says of its channel. What the tracker adds (`peer`, `rang`, `line`) is empty. */
export function channelOf(event: Fields, patterns: ChannelPatterns): Channel {
  const uuid = field(event, 'Unique-ID');
  const names = namesOf(event);
  const madeFor = [
    'Channel-Call-UUID',
    'Other-Leg-Unique-ID',
    // A queue calls its agents by itself, for a member.
    'variable_cc_member_session_uuid',
    'variable_originating_leg_uuid',
  ].map((name) => field(event, name));
  return {
    uuid,
    kind: kindOf(names, patterns),
    isInbound: field(event, 'Call-Direction') === 'inbound',
    names,
    extension: extensionOf(event),
    madeFor: [...new Set(madeFor)].filter((one) => one !== '' && one !== uuid),
    twin: field(event, 'variable_other_loopback_leg_uuid'),
    peer: '',
    rang: false,
  };
}

function namesOf(event: Fields): readonly string[] {
  const name = field(event, 'Channel-Name');
  const profile = field(event, 'variable_sofia_profile_name') || (/^sofia\/([^/]+)\//.exec(name)?.[1] ?? '');
  const gateway = field(event, 'variable_sip_gateway') || field(event, 'variable_sip_gateway_name');
  return [
    name,
    profile === '' ? '' : `profile/${profile}`,
    gateway === '' ? '' : `gateway/${gateway}`,
  ].filter((one) => one !== '');
}

function kindOf(names: readonly string[], { trunk, extension }: ChannelPatterns): ChannelKind {
  const isOneOf = (patterns: readonly string[]) =>
    patterns.some((pattern) => names.some((name) => matchesWildcard(pattern, name)));
  if (names[0]?.startsWith('loopback/') === true) return 'loopback';
  if (isOneOf(trunk)) return 'trunk';
  return isOneOf(extension) ? 'phone' : 'other';
}

/** The user that was dialled or that calls; else the last part of the name: `sofia/internal/101@10.0.0.5:5060` is 101. */
function extensionOf(event: Fields): string {
  const name = field(event, 'Channel-Name');
  const user = field(event, 'variable_dialed_user') || field(event, 'Caller-Username');
  const last = name.slice(name.lastIndexOf('/') + 1).replace(/^sips?:/, '');
  return user !== '' ? user : last.replace(/[@;].*$/s, '');
}
