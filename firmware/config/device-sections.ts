import { z } from 'zod';
import { identifier, section } from './fields.ts';
import { BAUD_RATES, baud, linkName, serialPort } from './link-parts.ts';
import { flag, matching } from './scalar.ts';
import { udpPackets, wire } from './wire-parts.ts';

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
    ...wire(usualBaud),
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
export const whozzLink = section(
  'A Whozz Calling? or Ethernet Link unit of CallerID.com. Serial units run at 9600, some at 1200 bits per second.',
  {
    type: z.literal('whozz').meta({ description: 'Kind of the link.' }),
    name: linkName('whozz').prefault('whozz'),
    lines: z.array(identifier('A line.', '1')).min(1).meta({
      description: 'The lines of the unit, in the order of its sockets.',
      kind: 'list of lines',
      example: '["1", "2"]',
    }),
    ...wire(9600),
    udp: udpPackets(3520),
    'tells-answers': flag(
      'The unit sends detailed records (toggle `d`) or end records, so that it shows who was not answered.',
    ).prefault('false'),
  },
);
