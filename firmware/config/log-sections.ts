import { z } from 'zod';
import { DATE_ORDERS } from '../../hw/pbx/smdr/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../hw/pbx/smdr/layouts/built-in.ts';
import { filePath, secret, section } from './fields.ts';
import { lineRules, linkName } from './link-parts.ts';
import { oneOf, text } from './scalar.ts';
import { adjustableWire, wire } from './wire-parts.ts';

const login = section('For a PBX that asks for user and password before it prints.', {
  user: text('The user.', 'SMDR', 60),
  password: secret('Its password. Give this or `password-file`.').optional(),
  'password-file': filePath(
    'File whose first line is the password.',
    '/etc/rusuban/smdr.password',
  ).optional(),
});

const trunkRules = lineRules.meta({
  description:
    'Which line a call is on: `channel` is the trunk as it is printed, `did` the number that was dialled. The first rule that fits decides; a call that no rule fits stays on a line with the name of its trunk.',
});

const LAYOUT_NAMES = BUILT_IN_LAYOUTS.map(({ name }) => name);

/** The order of the dates in `layout` is a setting of most PBXs. */
const dateOrders = DATE_ORDERS as readonly [string, ...string[]];

export const smdrLink = section('The call log of a PBX (SMDR, CDR): see [call-logs.md](call-logs.md).', {
  type: z.literal('smdr').meta({ description: 'Kind of the link.' }),
  name: linkName('smdr').prefault('smdr'),
  ...adjustableWire(9600, '8N1'),
  layout: z
    .unknown()
    .meta({
      description:
        'How the PBX prints: the name of a built-in layout, or a layout of your own. Give this or `layout-file`.',
      kind: `${LAYOUT_NAMES.join(', ')}, or a section`,
      example: 'panasonic-a',
    })
    .optional(),
  'layout-file': filePath(
    'File with a layout of your own (YAML or JSON).',
    '/etc/rusuban/our-pbx.yaml',
  ).optional(),
  'date-order': oneOf(
    'Order of day, month and year, as the PBX is set. Left out: as the layout says; a date that can be read in two ways is not used.',
    dateOrders,
  ).optional(),
  login: login.optional(),
  lines: trunkRules,
});

export const smdiLink = section(
  'The link between a PBX and its voicemail (SMDI): tells of calls that nobody took.',
  {
    type: z.literal('smdi').meta({ description: 'Kind of the link.' }),
    name: linkName('smdi').prefault('smdi'),
    ...adjustableWire(1200, '7E1'),
    lines: trunkRules.meta({
      description:
        'Which line a call is on: `channel` is the port of the voicemail (four digits), `did` the telephone that was called. The first rule that fits decides; a call that no rule fits stays on a line with the name of the port.',
    }),
  },
);

export const ncidLink = section('An NCID server, one of its gateways, or a NetCallerID box.', {
  type: z.literal('ncid').meta({ description: 'Kind of the link.' }),
  name: linkName('ncid').prefault('ncid'),
  ...wire(4800),
  lines: trunkRules.meta({
    description:
      'Which line a call is on: `channel` is the label of the line on the server. The first rule that fits decides; a call that no rule fits stays on a line with the name of its label.',
  }),
});
