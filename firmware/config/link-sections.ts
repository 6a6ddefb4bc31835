import { z } from 'zod';
import { channelPattern, filePath, host, identifier, secret, section, telephoneNumber } from './fields.ts';
import { flag, matching, text, whole } from './scalar.ts';

const BAUD_RATES = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400] as const;

const linkName = (example: string) =>
  matching(
    'Name of the link, as shown on the equipment page and in the log.',
    example,
    /^[a-zA-Z0-9][\w.-]{0,39}$/,
    'a short name of letters, digits, dot, dash or underscore',
  );

/** How a channel of the PBX becomes a line of the office (SPEC A2): a dialled number, a fixed channel, a place. */
const lineRule = section(
  'A rule: `did` with `line`, or `channel` with `line`, or `places`. The first rule that fits decides.',
  {
    did: telephoneNumber('The number that was dialled.', '0312340001').optional(),
    channel: channelPattern(
      'A fixed channel; `*` stands for any characters. Beside `places` it says for which trunk they are.',
      'DAHDI/1*',
    ).optional(),
    line: identifier('The line of a `did` or a `channel`.', '1').optional(),
    places: z
      .array(identifier('A line.', '1'))
      .min(1)
      .meta({
        description: 'Lines of a trunk without fixed channels: a call takes the first that is free.',
        kind: 'list of lines',
        example: '["1", "2"]',
      })
      .optional(),
  },
);

export const asteriskLink = section(
  'A PBX that speaks the Asterisk Manager Interface (Asterisk, FreePBX and kin).',
  {
    type: z.literal('asterisk-ami').meta({ description: 'Kind of the link.' }),
    name: linkName('pbx').prefault('pbx'),
    host: host('Address of the PBX.', '192.168.1.2'),
    port: whole('TCP port of the manager interface.', 1, 65535, 5038).prefault('5038'),
    username: text('The user of manager.conf; the rights `call,agent,cdr` are enough.', 'rusuban', 100),
    secret: secret('Its secret. Give this or `secret-file`.').optional(),
    'secret-file': filePath('File whose first line is the secret.', '/etc/rusuban/ami.secret').optional(),
    trunk: z.array(channelPattern('Pattern.', 'PJSIP/trunk*')).min(1).meta({
      description:
        'Channels that lead outside. A call that touches none of them is an internal call and is not shown.',
      kind: 'list of channel patterns',
      example: '["PJSIP/trunk*"]',
    }),
    extension: z
      .array(channelPattern('Pattern.', 'PJSIP/*'))
      .min(1)
      .meta({
        description: 'Channels of inside telephones; what `*` stands for is the extension.',
        kind: 'list of channel patterns',
        example: '["PJSIP/*"]',
      })
      .prefault(['PJSIP/*']),
    lines: z
      .array(lineRule)
      .min(1)
      .meta({ description: 'Which line a call is on: rules in order, the first that fits decides.' }),
  },
);

/** Where the serial port is. ttyUSB numbers change when a cable is pulled, hence the choice of two lasting names. */
const serialPort = section('Where the modem is plugged in. Give exactly one of the two.', {
  path: matching(
    'Path of the port. Prefer `/dev/serial/by-id/…` or `by-path`: ttyUSB numbers change when a cable is pulled.',
    '/dev/serial/by-id/usb-modem-if00',
    /^\/\S+$/,
    'an absolute path',
  ).optional(),
  'usb-serial': matching(
    'Serial number of the USB device, wherever it is plugged in.',
    'PBX0001',
    /^[\x21-\x7e]{1,100}$/,
    'a USB serial number',
  ).optional(),
});

const baud = whole('Speed of the port in bits per second.', 1200, 230400, 115200).refine(
  (value) => BAUD_RATES.some((rate) => rate === value),
  { message: 'is not a usual speed', params: { remedy: `Write one of: ${BAUD_RATES.join(', ')}.` } },
);

export const modemLink = section(
  'A caller-ID modem (V.253, `AT+VCID=1`) on a serial port. It hears one line.',
  {
    type: z.literal('modem').meta({ description: 'Kind of the link.' }),
    name: linkName('modem-1'),
    line: identifier('The line that the modem is connected to.', '1'),
    port: serialPort,
    baud: baud
      .meta({
        description: 'Speed of the port in bits per second.',
        example: '115200',
        kind: BAUD_RATES.join(', '),
      })
      .prefault('115200'),
    country: matching(
      'Country code for `AT+GCI`, two hexadecimal digits (00 Japan, B4 United Kingdom, B5 USA). Left out: the modem is not told.',
      'B5',
      /^[0-9A-Fa-f]{2}$/,
      'a code of two hexadecimal digits',
    ).optional(),
    init: z
      .array(
        matching('Command.', 'AT+VCID=1', /^AT[\x20-\x7e]{0,78}$/i, 'a modem command that begins with AT'),
      )
      .meta({
        description:
          'Commands that take the place of the built-in initialisation, for a modem that needs its own.',
        kind: 'list of AT commands',
        example: '["ATZ", "AT+VCID=1"]',
      })
      .optional(),
  },
);

/** A caller-ID device that sends by itself and hears one line: type, what it is, and its usual speed. */
const decoderLink = <Type extends string>(type: Type, description: string, usualBaud: number) =>
  section(description, {
    type: z.literal(type).meta({ description: 'Kind of the link.' }),
    name: linkName(`${type}-1`),
    line: identifier('The line that the device is connected to.', '1'),
    port: serialPort,
    baud: baud
      .meta({
        description: 'Speed of the port in bits per second.',
        example: String(usualBaud),
        kind: BAUD_RATES.join(', '),
      })
      .prefault(String(usualBaud)),
  });

export const fskLink = decoderLink(
  'fsk',
  'A caller-ID decoder chip or box that sends the packets of the line as they are (SDMF, MDMF).',
  1200,
);
export const jclipLink = decoderLink(
  'jclip',
  'A receiver of Japanese Number Display (ナンバー・ディスプレイ) that sends the packets of the line as they are. It must make the primary answer itself.',
  1200,
);
export const alohaLink = decoderLink('aloha', 'An Aloha USB adapter for Japanese Number Display.', 9600);
export const isdnTaLink = decoderLink(
  'isdn-ta',
  'An ISDN terminal adapter that prints RING and the caller.',
  115200,
);

/** A unit of CallerID.com hears several lines, on a serial port or on the network. */
export const whozzLink = section('A Whozz Calling? unit of CallerID.com, on a serial port.', {
  type: z.literal('whozz').meta({ description: 'Kind of the link.' }),
  name: linkName('whozz'),
  lines: z.array(identifier('A line.', '1')).min(1).meta({
    description: 'The lines of the unit, in the order of its sockets.',
    kind: 'list of lines',
    example: '["1", "2"]',
  }),
  port: serialPort,
  baud: baud
    .meta({
      description: 'Speed of the port in bits per second; 1200 where the unit is switched to it.',
      example: '9600',
      kind: BAUD_RATES.join(', '),
    })
    .prefault('9600'),
  'tells-answers': flag(
    'The unit sends detailed records (toggle `d`) or end records, so that it shows who was not answered.',
  ).prefault('false'),
});
