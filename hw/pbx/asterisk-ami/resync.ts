import type { LineEvent } from '../../line-event.ts';
import { type Channel, type ChannelBook, STATE } from './channel-book.ts';
import { type AmiMessage, value } from './message.ts';
import type { OutsideCall } from './outside-call.ts';

/** What a list of channels told, and the calls from outside that exist now. */
export interface Resync {
  readonly events: readonly LineEvent[];
  readonly live: readonly string[];
}

/** The tracker's own hands, lent to the comparison. */
export interface TrackerHands {
  readonly book: ChannelBook;
  readonly calls: ReadonlyMap<string, OutsideCall>;
  lose(uniqueid: string): LineEvent[];
  seat(channel: Channel, did: string): Channel;
  arrive(channel: Channel, message: AmiMessage, called: string): LineEvent[];
  callOf(channel: Channel): OutsideCall | null;
  reconnect(): LineEvent[];
}

/**
 * Brings the tracker in line with the channels that exist now: calls that are gone are released, calls that came
 * meanwhile are reported with what the list tells of them, answers that were missed are made up for.
 */
export function resynchronise(listed: readonly AmiMessage[], tracker: TrackerHands): Resync {
  const present = new Map(
    inOrderOfAge(listed).map((message) => [value(message, 'uniqueid'), message] as const),
  );
  const events: LineEvent[] = [];
  for (const { uniqueid } of [...tracker.book.all()]) {
    if (!present.has(uniqueid)) events.push(...tracker.lose(uniqueid));
  }
  for (const [uniqueid, message] of present) {
    const channel = tracker.book.refresh(message) ?? tracker.book.add(message);
    const seated =
      channel.kind === 'trunk' && channel.line === undefined ? seat(channel, message, tracker) : channel;
    tracker.book.change(uniqueid, { bridge: value(message, 'bridgeid') });
    const isNewCall = seated.kind === 'trunk' && isIncoming(message) && !tracker.calls.has(uniqueid);
    if (isNewCall) events.push(...tracker.arrive(seated, message, dialled(message)));
  }
  for (const message of present.values()) events.push(...catchUp(message, tracker));
  for (const call of tracker.calls.values()) events.push(...call.callerDue());
  events.push(...tracker.reconnect());
  return { events, live: [...tracker.calls.values()].map(({ id }) => id) };
}

function seat(channel: Channel, message: AmiMessage, tracker: TrackerHands): Channel {
  return tracker.seat(channel, dialled(message));
}

/** Telephones that ring now, and callers that voicemail has. */
function catchUp(message: AmiMessage, tracker: TrackerHands): LineEvent[] {
  const channel = tracker.book.get(value(message, 'uniqueid'));
  const call = channel === null ? null : tracker.callOf(channel);
  if (channel === null || call === null) return [];
  if (channel.kind !== 'phone' && value(message, 'application') === 'VoiceMail') call.wentToVoicemail();
  const isRinging = channel.kind === 'phone' && channel.state === STATE.ringing;
  return isRinging ? call.rings(channel) : [];
}

/**
 * Whether a trunk channel in a list was called from outside. A channel that we dialled runs the pretended
 * application `AppDial` (or `AppQueue`, `AppDial2`) with the data `(Outgoing Line)`.
 */
function isIncoming(message: AmiMessage): boolean {
  const state = value(message, 'channelstate');
  if (state === STATE.ring) return true;
  if (state !== STATE.up) return false;
  if (/^App(?:Dial|Queue)/.test(value(message, 'application'))) return false;
  return value(message, 'application') !== '' || value(message, 'uniqueid') === value(message, 'linkedid');
}

/** The number dialled at the arrival; `Exten` may have moved on with the dialplan. */
function dialled(message: AmiMessage): string {
  return value(message, 'dnid') || value(message, 'exten');
}

/** A Uniqueid is `seconds.serial`; older calls take the lower places, as they did when they came. */
function inOrderOfAge(listed: readonly AmiMessage[]): AmiMessage[] {
  const serial = (message: AmiMessage) => Number(/\.(\d+)$/.exec(value(message, 'uniqueid'))?.[1] ?? 0);
  const seconds = (message: AmiMessage) =>
    Number.parseInt(/(\d+)\.\d+$/.exec(value(message, 'uniqueid'))?.[1] ?? '0', 10);
  return listed
    .filter((message) => value(message, 'uniqueid') !== '')
    .sort((a, b) => seconds(a) - seconds(b) || serial(a) - serial(b));
}
