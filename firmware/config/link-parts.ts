import { z } from 'zod';
import { identifier, namePattern, section, telephoneNumber } from './fields.ts';
import { matching, whole } from './scalar.ts';

export const BAUD_RATES = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400] as const;

export const linkName = (example: string) =>
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
    channel: namePattern(
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

/** Which line a call is on; the same rules for every PBX. */
export const lineRules = z
  .array(lineRule)
  .min(1)
  .meta({ description: 'Which line a call is on: rules in order, the first that fits decides.' });

export const patterns = (description: string, example: string) =>
  z
    .array(namePattern('Pattern.', example))
    .meta({ description, kind: 'list of patterns', example: `["${example}"]` });

/** Where the serial port is. ttyUSB numbers change when a cable is pulled, hence the choice of two lasting names. */
export const serialPort = section('The serial port. Give exactly one of the two.', {
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

export const baud = whole('Speed of the port in bits per second.', 1200, 230400, 115200).refine(
  (value) => BAUD_RATES.some((rate) => rate === value),
  { message: 'is not a usual speed', params: { remedy: `Write one of: ${BAUD_RATES.join(', ')}.` } },
);
