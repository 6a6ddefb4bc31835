/** A channel of the simulated PBX, with the fields that Asterisk shows of it in every event. */
export interface SimulatedChannel {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly callerNumber: string;
  readonly callerName: string;
  /** The number dialled at its arrival. */
  readonly dnid: string;
  state: ChannelState;
  connectedNumber: string;
  connectedName: string;
  context: string;
  exten: string;
  application: string;
  data: string;
  bridge: string;
  readonly variables: Map<string, string>;
}

export type ChannelState = 'Down' | 'Ring' | 'Ringing' | 'Up';

const STATE_NUMBERS: Readonly<Record<ChannelState, string>> = { Down: '0', Ring: '4', Ringing: '5', Up: '6' };

export type Fields = readonly (readonly [key: string, value: string])[];

/** The block of fields that describes a channel, as `ast_manager_build_channel_state_string_prefix` orders it. */
export function snapshot(channel: SimulatedChannel, prefix = ''): Fields {
  const shown = (text: string) => (text === '' ? '<unknown>' : text);
  const fields: Fields = [
    ['Channel', channel.name],
    ['ChannelState', STATE_NUMBERS[channel.state]],
    ['ChannelStateDesc', channel.state],
    ['CallerIDNum', shown(channel.callerNumber)],
    ['CallerIDName', shown(channel.callerName)],
    ['ConnectedLineNum', shown(channel.connectedNumber)],
    ['ConnectedLineName', shown(channel.connectedName)],
    ['Language', 'ja'],
    ['AccountCode', ''],
    ['Context', channel.context],
    ['Exten', channel.exten],
    ['Priority', '1'],
    ['Uniqueid', channel.uniqueid],
    ['Linkedid', channel.linkedid],
  ];
  return fields.map(([key, value]) => [`${prefix}${key}`, value] as const);
}

/** What an `Event: Status` or `Event: CoreShowChannel` adds to the snapshot. */
export function statusFields(channel: SimulatedChannel, wantsVariables: boolean): Fields {
  const variables = [...channel.variables].map(([name, value]) => ['Variable', `${name}=${value}`] as const);
  return [
    ...snapshot(channel),
    ['Type', 'PJSIP'],
    ['DNID', channel.dnid],
    ['BridgeID', channel.bridge],
    ['Application', channel.application],
    ['Data', channel.data],
    ...(wantsVariables ? variables : []),
  ];
}

export function showChannelFields(channel: SimulatedChannel): Fields {
  return [
    ...snapshot(channel),
    ['Application', channel.application],
    ['ApplicationData', channel.data],
    ['Duration', '00:00:05'],
    ['BridgeId', channel.bridge],
  ];
}
