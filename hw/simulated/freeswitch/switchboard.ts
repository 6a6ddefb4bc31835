import type { Clock } from '../../clock.ts';
import { eventText, type SimulatedChannel } from './channel.ts';

export interface NewChannel {
  readonly name: string;
  readonly direction: SimulatedChannel['direction'];
  /** The channel that it is made for. */
  readonly call?: string;
  readonly number: string;
  readonly callerName?: string;
  readonly isHidden?: boolean;
  readonly destination: string;
  readonly user?: string;
}

/** Keeps the channels of the simulated FreeSWITCH and says in events what happens to them. */
export class Switchboard {
  readonly #clock: Clock;
  readonly #say: (name: string, text: string) => void;
  readonly #channels = new Map<string, SimulatedChannel>();
  #serial = 0;

  constructor(clock: Clock, say: (name: string, text: string) => void) {
    this.#clock = clock;
    this.#say = say;
  }

  channels(): readonly SimulatedChannel[] {
    return [...this.#channels.values()];
  }

  open(wanted: NewChannel): SimulatedChannel {
    this.#serial += 1;
    const uuid = `00000000-0000-4000-8000-${this.#serial.toString(16).padStart(12, '0')}`;
    const channel: SimulatedChannel = {
      uuid,
      name: wanted.name,
      direction: wanted.direction,
      call: wanted.call ?? uuid,
      callerNumber: wanted.number,
      callerName: wanted.callerName ?? wanted.number,
      isHidden: wanted.isHidden ?? false,
      destination: wanted.destination,
      user: wanted.user ?? '',
      createdAt: this.#clock.now() * 1000 + this.#serial,
      state: 'ringing',
      peer: '',
      application: '',
    };
    this.#channels.set(uuid, channel);
    this.#about('CHANNEL_CREATE', channel);
    return channel;
  }

  rings(channel: SimulatedChannel): void {
    this.#about('CHANNEL_PROGRESS', channel);
  }

  answers(channel: SimulatedChannel): void {
    if (channel.state === 'answered') return;
    channel.state = 'answered';
    this.#about('CHANNEL_ANSWER', channel);
  }

  bridge(one: SimulatedChannel, other: SimulatedChannel): void {
    one.peer = other.uuid;
    other.peer = one.uuid;
    this.#about('CHANNEL_BRIDGE', one, [
      ['Bridge-A-Unique-ID', one.uuid],
      ['Bridge-B-Unique-ID', other.uuid],
      ['Other-Leg-Unique-ID', other.uuid],
    ]);
  }

  unbridge(channel: SimulatedChannel): void {
    const other = this.#channels.get(channel.peer);
    if (channel.peer === '') return;
    channel.peer = '';
    if (other !== undefined) other.peer = '';
    this.#about('CHANNEL_UNBRIDGE', channel);
  }

  close(channel: SimulatedChannel, cause: string, disposition = ''): void {
    if (!this.#channels.has(channel.uuid)) return;
    this.unbridge(channel);
    channel.state = 'hangup';
    this.#channels.delete(channel.uuid);
    this.#about('CHANNEL_HANGUP_COMPLETE', channel, [
      ['Hangup-Cause', cause],
      ...(disposition === '' ? [] : ([['variable_sip_hangup_disposition', disposition]] as const)),
    ]);
    this.#about('CHANNEL_DESTROY', channel, [['Hangup-Cause', cause]]);
  }

  #about(event: string, channel: SimulatedChannel, more: readonly (readonly [string, string])[] = []): void {
    this.#say(event, eventText(event, channel, more));
  }
}
