import { isIP } from 'node:net';
import { host, section } from './fields.ts';
import { BAUD_RATES, baud, serialPort } from './link-parts.ts';
import { oneOf, parsed, refused, scalar, whole } from './scalar.ts';
import { FLOW_CONTROLS, FRAMINGS, type Framing } from './source-config.ts';

const ipAddress = (description: string, example: string) =>
  scalar({ description, example, kind: 'IP address' }, (value) =>
    isIP(value) === 0
      ? refused('is not an IP address', `Write the number, not a name, for example ${example}.`)
      : parsed(value),
  );

const connectTo = section(
  'The equipment listens on TCP and the box connects: a PBX with a port for its log, or a serial converter (device server).',
  {
    host: host('Address of the PBX or the converter.', '192.168.1.2'),
    port: whole('Its TCP port.', 1, 65535, 4001),
  },
);

const listenOn = section(
  'The equipment connects to a TCP port of the box. One connection at a time: a new one replaces the old one.',
  {
    host: ipAddress('Address of the box to listen at; `0.0.0.0` is every one.', '0.0.0.0').prefault(
      '0.0.0.0',
    ),
    port: whole('TCP port to listen at; enter it in the PBX, too.', 1, 65535, 5010),
    from: ipAddress(
      'Address of the equipment: nobody else may connect. Left out: whoever reaches the port can send calls.',
      '192.168.1.2',
    ).optional(),
  },
);

/** The section of packets, for a unit that sends them; `usual` is its port. */
export const udpPackets = (usual: number) =>
  section('The unit sends its packets into the network (UDP).', {
    host: ipAddress('Address of the box to listen at; `0.0.0.0` hears broadcasts too.', '0.0.0.0').prefault(
      '0.0.0.0',
    ),
    port: whole('UDP port.', 1, 65535, usual).prefault(String(usual)),
  }).optional();

const speed = (usual: number) =>
  baud
    .meta({
      description: 'Speed of the serial port in bits per second.',
      example: String(usual),
      kind: BAUD_RATES.join(', '),
    })
    .prefault(String(usual));

/** The ways to equipment whose characters are always framed in one way. Exactly one is given; `checkWire` sees to it. */
export const wire = (usualBaud: number) => ({
  port: serialPort.optional(),
  baud: speed(usualBaud),
  'connect-to': connectTo.optional(),
  'listen-on': listenOn.optional(),
});

/** The ways to a PBX, whose serial port can be set in many ways. */
export const adjustableWire = (usualBaud: number, usualFraming: Framing) => ({
  ...wire(usualBaud),
  framing: oneOf(
    'Data bits, parity (N none, E even, O odd) and stop bits of the serial port, as the PBX is set.',
    FRAMINGS,
  ).prefault(usualFraming),
  'flow-control': oneOf('How the box stops the PBX for a moment on the serial port.', FLOW_CONTROLS).prefault(
    'none',
  ),
});
