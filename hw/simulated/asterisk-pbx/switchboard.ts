import type { Clock } from '../../clock.ts';
import type { AmiClass } from './ami-session.ts';
import { type Fields, type SimulatedChannel, snapshot } from './channel.ts';

/** What the simulated PBX is made of. */
export interface SwitchboardOptions {
  readonly clock: Clock;
  /** The channel name of the trunk without its serial number. */
  readonly trunk: string;
  /** What stands before the slash in the channels of telephones. */
  readonly technology: string;
}

export interface NewChannel {
  readonly device: string;
  /** The call that it joins; its own when left out. */
  readonly linkedid?: string;
  readonly state: 'Down' | 'Ring';
  readonly number: string;
  readonly name: string;
  readonly context: string;
  readonly exten: string;
}

/** Keeps the channels of the simulated PBX and says in events what happens to them, in the order of the recordings. */
export class Switchboard {
  readonly options: SwitchboardOptions;
  readonly #say: (kind: AmiClass, name: string, fields: Fields) => void;
  readonly #channels = new Map<string, SimulatedChannel>();
  #serial = 0;
  #bridges = 0;

  constructor(options: SwitchboardOptions, say: (kind: AmiClass, name: string, fields: Fields) => void) {
    this.options = options;
    // One that was started anew within the same second must not give the same ids again.
    this.#serial = (Math.floor(options.clock.now()) % 1000) * 100;
    this.#say = say;
  }

  channels(): readonly SimulatedChannel[] {
    return [...this.#channels.values()];
  }

  open(wanted: NewChannel): SimulatedChannel {
    this.#serial += 1;
    const uniqueid = `${Math.floor(this.options.clock.now() / 1000)}.${this.#serial}`;
    const channel: SimulatedChannel = {
      name: `${wanted.device}-${this.#serial.toString(16).padStart(8, '0')}`,
      uniqueid,
      linkedid: wanted.linkedid ?? uniqueid,
      callerNumber: wanted.number,
      callerName: wanted.name,
      dnid: wanted.state === 'Ring' ? wanted.exten : '',
      state: wanted.state,
      connectedNumber: '',
      connectedName: '',
      context: wanted.context,
      exten: wanted.exten,
      application: wanted.state === 'Ring' ? '' : 'AppDial',
      data: wanted.state === 'Ring' ? '' : '(Outgoing Line)',
      bridge: '',
      variables: new Map(),
    };
    this.#channels.set(uniqueid, channel);
    this.#about('call', 'Newchannel', channel);
    return channel;
  }

  variable(channel: SimulatedChannel, name: string, text: string): void {
    channel.variables.set(name, text);
    this.#about('dialplan', 'VarSet', channel, [
      ['Variable', name],
      ['Value', text],
    ]);
  }

  runs(channel: SimulatedChannel, application: string, data: string): void {
    channel.application = application;
    channel.data = data;
    this.#about('dialplan', 'Newexten', channel, [
      ['Extension', channel.exten],
      ['Application', application],
      ['AppData', data],
    ]);
  }

  state(channel: SimulatedChannel, state: SimulatedChannel['state']): void {
    if (channel.state === state) return;
    channel.state = state;
    this.#about('call', 'Newstate', channel);
  }

  connectedLine(channel: SimulatedChannel, other: SimulatedChannel): void {
    channel.connectedNumber = other.callerNumber;
    channel.connectedName = other.callerName;
    this.#about('call', 'NewConnectedLine', channel);
  }

  dial(
    event: 'DialBegin' | 'DialState' | 'DialEnd',
    from: SimulatedChannel,
    to: SimulatedChannel,
    status: string,
  ): void {
    const last =
      event === 'DialBegin' ? (['DialString', status] as const) : (['DialStatus', status] as const);
    this.#about('call', event, from, [...snapshot(to, 'Dest'), last]);
  }

  /** Puts channels into one new bridge. */
  bridge(...channels: SimulatedChannel[]): void {
    this.#bridges += 1;
    const id = `bridge-${this.#bridges}`;
    this.#say('call', 'BridgeCreate', bridgeFields(id, 0));
    for (const [index, channel] of channels.entries()) {
      channel.bridge = id;
      this.#say('call', 'BridgeEnter', [...bridgeFields(id, index + 1), ...snapshot(channel)]);
    }
  }

  unbridge(channel: SimulatedChannel): void {
    if (channel.bridge === '') return;
    const id = channel.bridge;
    channel.bridge = '';
    const left = this.channels().filter(({ bridge }) => bridge === id).length;
    this.#say('call', 'BridgeLeave', [...bridgeFields(id, left), ...snapshot(channel)]);
    if (left === 0) this.#say('call', 'BridgeDestroy', bridgeFields(id, 0));
  }

  asksForHangup(channel: SimulatedChannel, cause: string): void {
    this.#about('call', 'HangupRequest', channel, [['Cause', cause]]);
  }

  blindTransfer(by: SimulatedChannel, caller: SimulatedChannel, to: string): void {
    this.#say('call', 'BlindTransfer', [
      ['Result', 'Success'],
      ...snapshot(by, 'Transferer'),
      ...snapshot(caller, 'Transferee'),
      ['IsExternal', 'Yes'],
      ['Context', 'internal'],
      ['Extension', to],
    ]);
  }

  close(channel: SimulatedChannel, cause: string): void {
    this.unbridge(channel);
    this.#channels.delete(channel.uniqueid);
    this.#about('call', 'Hangup', channel, [
      ['Cause', cause],
      ['Cause-txt', CAUSES[cause] ?? 'Unknown'],
    ]);
  }

  #about(kind: AmiClass, event: string, channel: SimulatedChannel, more: Fields = []): void {
    this.#say(kind, event, [...snapshot(channel), ...more]);
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  '16': 'Normal Clearing',
  '17': 'User busy',
  '20': 'Subscriber absent',
  '21': 'Call Rejected',
  '26': 'Answered elsewhere',
  '127': 'Interworking, unspecified',
};

function bridgeFields(id: string, channels: number): Fields {
  return [
    ['BridgeUniqueid', id],
    ['BridgeType', 'basic'],
    ['BridgeTechnology', 'simple_bridge'],
    ['BridgeNumChannels', String(channels)],
  ];
}
