/** A channel of the simulated FreeSWITCH. */
export interface SimulatedChannel {
  readonly uuid: string;
  readonly name: string;
  readonly direction: 'inbound' | 'outbound';
  /** UUID of the channel that it was made for, or its own. */
  readonly call: string;
  readonly callerNumber: string;
  readonly callerName: string;
  readonly isHidden: boolean;
  destination: string;
  readonly user: string;
  readonly createdAt: number;
  state: 'ringing' | 'answered' | 'hangup';
  /** UUID of the channel that it talks with, or ''. */
  peer: string;
  application: string;
}

/** An event about a channel as `event plain` sends it: values percent-encoded, an empty line at the end. */
export function eventText(
  event: string,
  channel: SimulatedChannel,
  more: readonly (readonly [string, string])[] = [],
): string {
  const fields: readonly (readonly [string, string])[] = [
    ['Event-Name', event],
    ['Channel-State', channel.state === 'hangup' ? 'CS_REPORTING' : 'CS_EXECUTE'],
    ['Channel-Name', channel.name],
    ['Unique-ID', channel.uuid],
    ['Call-Direction', channel.direction],
    ['Channel-Call-UUID', channel.call],
    ['Answer-State', channel.state],
    ['Caller-Direction', channel.direction],
    ...(channel.user === '' ? [] : ([['Caller-Username', channel.user]] as const)),
    ['Caller-Caller-ID-Name', channel.callerName],
    ['Caller-Caller-ID-Number', channel.callerNumber],
    ['Caller-Destination-Number', channel.destination],
    ['Caller-Unique-ID', channel.uuid],
    ['Caller-Channel-Created-Time', String(channel.createdAt)],
    ['Caller-Screen-Bit', 'true'],
    ['Caller-Privacy-Hide-Name', String(channel.isHidden)],
    ['Caller-Privacy-Hide-Number', String(channel.isHidden)],
    ['variable_direction', channel.direction],
    ...(channel.peer === '' ? [] : ([['variable_signal_bond', channel.peer]] as const)),
    ...(channel.application === '' ? [] : ([['variable_current_application', channel.application]] as const)),
    ...more,
  ];
  return `${fields.map(([name, value]) => `${name}: ${encoded(value)}\n`).join('')}\n`;
}

function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',');
}
