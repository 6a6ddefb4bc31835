import { z } from 'zod';
import { channelPattern, filePath, host, secret, section } from './fields.ts';
import { lineRules, linkName, patterns } from './link-parts.ts';
import { oneOf, text, whole } from './scalar.ts';

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
    lines: lineRules,
  },
);

export const fritzboxLink = section('A FRITZ!Box with its call monitor switched on (#96*5*).', {
  type: z.literal('fritzbox').meta({ description: 'Kind of the link.' }),
  name: linkName('fritzbox').prefault('fritzbox'),
  host: host('Address of the FRITZ!Box.', '192.168.178.1').prefault('192.168.178.1'),
  port: whole('TCP port of the call monitor.', 1, 65535, 1012).prefault('1012'),
  machine: patterns(
    'Extensions that are answering machines: what they take is not answered by a person.',
    '4?',
  ).prefault(['4?']),
  lines: lineRules,
});

export const freeswitchLink = section('FreeSWITCH, through its event socket.', {
  type: z.literal('freeswitch-esl').meta({ description: 'Kind of the link.' }),
  name: linkName('pbx').prefault('pbx'),
  host: host('Address of the PBX.', '192.168.1.2'),
  port: whole('TCP port of the event socket.', 1, 65535, 8021).prefault('8021'),
  username: text(
    'User for `userauth`, with its domain. Left out: the password of the event socket alone.',
    'rusuban@pbx',
    100,
  ).optional(),
  secret: secret('The password. Give this or `secret-file`.').optional(),
  'secret-file': filePath('File whose first line is the password.', '/etc/rusuban/esl.secret').optional(),
  trunk: patterns('Gateways and profiles that lead outside.', 'gateway/*').prefault([
    'gateway/*',
    'profile/external',
  ]),
  extension: patterns('Profiles of inside telephones.', 'profile/internal').prefault([
    'profile/internal',
    'verto.rtc/*',
  ]),
  lines: lineRules,
});

export const cstaLink = section('A PBX that speaks CSTA III in XML (ECMA-323) over TCP.', {
  type: z.literal('csta-xml').meta({ description: 'Kind of the link.' }),
  name: linkName('pbx').prefault('pbx'),
  host: host('Address of the PBX.', '192.168.1.2'),
  port: whole('TCP port of the CSTA service.', 1, 65535, 1040),
  devices: z
    .array(text('A device.', '101', 64))
    .min(1)
    .meta({
      description: 'Extensions (and trunks) to be monitored, as the PBX calls them.',
      kind: 'list of devices',
      example: '["101", "102"]',
    }),
  inside: patterns('Inside numbers that are not monitored.', '1??').prefault([]),
  machine: patterns('Devices that are voicemail or announcements.', '19?').prefault([]),
  trunk: patterns('Devices that are trunks.', 'T*').prefault([]),
  application: text('Name under which the session is opened.', 'rusuban', 64).prefault('rusuban'),
  edition: oneOf('Edition of the XML namespace.', ['ed3', 'ed4', 'ed5']).prefault('ed4'),
  session: oneOf('`none` for a PBX that wants no application session.', ['start', 'none']).prefault('start'),
  lines: lineRules,
});
