import { z } from 'zod';
import { backup, health } from './care-sections.ts';
import { alohaLink, fskLink, isdnTaLink, jclipLink, modemLink, whozzLink } from './device-sections.ts';
import {
  filePath,
  host,
  identifier,
  mailAddress,
  secret,
  section,
  telephoneNumber,
  timeZone,
} from './fields.ts';
import { dtmfLink, numberDisplayLink, ringLink } from './gpio-sections.ts';
import { http } from './http-section.ts';
import { information } from './information-sections.ts';
import { ncidLink, smdiLink, smdrLink } from './log-sections.ts';
import { mqtt } from './mqtt-section.ts';
import { panel } from './panel-section.ts';
import { asteriskLink, cstaLink, freeswitchLink, fritzboxLink } from './pbx-sections.ts';
import { flag, matching, oneOf, parsed, refused, scalar, text, whole } from './scalar.ts';
import { cron, retryList } from './timing.ts';

const site = section('The office.', {
  name: text('Name of the office, shown on every page and as the sender of mail.', '日向設備', 100).prefault(
    'Rusuban',
  ),
  region: matching(
    'Country whose way of writing telephone numbers applies (ISO 3166).',
    'JP',
    /^[A-Z]{2}$/,
    'a country code of two capital letters',
  ).prefault('JP'),
  timezone: timeZone('Time zone of mails and schedules.', 'Asia/Tokyo').prefault('Asia/Tokyo'),
  locale: oneOf('Language of what the box writes by itself, such as automatic mail.', ['ja', 'en']).prefault(
    'ja',
  ),
  'outside-prefix': scalar(
    {
      description:
        'Digits that the PBX puts before an outside number; they are taken off before a customer is looked up. "" where there are none.',
      example: '"0"',
      kind: 'up to six digits, or ""',
    },
    (value) =>
      /^[0-9*#]{0,6}$/.test(value)
        ? parsed(value)
        : refused('is not a prefix of up to six digits', 'Write for example "0", or leave the line out.'),
  ).prefault(''),
  'pbx-id': matching(
    'Lasting name of the PBX. Boxes that stand on the same PBX carry the same one, so that they come to the same call records.',
    'honsha-pbx',
    /^[\w.-]{1,64}$/,
    'a name of letters, digits, dot, dash or underscore',
  ).prefault('pbx'),
  'page-url': matching(
    'Where people in the office reach the page. Mails then link to the record of their call. Left out: no link.',
    'https://rusuban.example.co.jp',
    /^https?:\/\/[^\s"'<>]{1,200}$/,
    'an address that begins with https:// or http://',
  ).optional(),
});

const line = section('An outside line.', {
  id: identifier('Name by which links and rules mean this line.', '1'),
  name: text('What people call it.', '代表', 40).optional(),
  number: telephoneNumber('Its own telephone number.', '0312340001').optional(),
});

const extension = section('An inside telephone.', {
  id: identifier('Its number in the PBX.', '101'),
  name: text('Who sits there.', '伊藤 さくら', 60).optional(),
});

const mailServer = section('The mail server that takes our mail.', {
  host: host('Address of the server.', 'smtp.example.co.jp'),
  port: whole('TCP port. Left out: 587 with starttls, 465 with tls, 25 with none.', 1, 65535, 587).optional(),
  security: oneOf(
    '`starttls` and `tls` insist on encryption; `none` is for a server on this machine or a closed network, without a password.',
    ['starttls', 'tls', 'none'],
  ).prefault('starttls'),
  user: text('User name, where the server asks for one.', 'rusuban@example.co.jp').optional(),
  password: secret('Its password. Give this or `password-file`.').optional(),
  'password-file': filePath(
    'File whose first line is the password.',
    '/etc/rusuban/mail.password',
  ).optional(),
  'verify-certificate': flag('Refuse a server whose certificate is not good.').prefault('true'),
});

const mail = section('Outgoing mail.', {
  from: section('The sender.', {
    address: mailAddress('Address that mails come from.', 'rusuban@example.co.jp'),
    name: text('Name beside it. Left out: the name of the office.', '日向設備 留守番', 100).optional(),
  }),
  server: mailServer,
  retry: retryList(
    'Waits between attempts while the server cannot be reached or says "later". After the last one the mail is set aside and shown.',
  ).prefault('1m, 5m*2, 15m, 1h*4, 4h*…'),
  sweep: cron('When waiting mails are looked through besides right after a call.').prefault('* * * * *'),
  connections: whole('Mails on the wire at the same time.', 1, 32, 2).prefault('2'),
  'mails-per-connection': whole(
    'After so many mails a connection is closed and another opened.',
    1,
    10_000,
    100,
  ).prefault('100'),
  'mails-per-minute': whole('Most mails in any minute. Left out: as many as pass.', 1, 10_000, 30).optional(),
  domain: matching(
    'Right side of every Message-ID. Left out: the domain of the sender.',
    'example.co.jp',
    /^[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/,
    'a domain name',
  ).optional(),
});

const calls = section('How reports of several sources become one call.', {
  'fuse-ms': whole(
    'How long after the start of a call a second source may still join it, in milliseconds.',
    0,
    60_000,
    10_000,
  ).prefault('10000'),
  'announce-ms': whole(
    'How long a caller ID without a ring waits for its ring, in milliseconds.',
    500,
    30_000,
    4_000,
  ).prefault('4000'),
  'no-caller-id-ms': whole(
    'After this many milliseconds of ringing without a caller ID the board says so.',
    500,
    60_000,
    3_000,
  ).prefault('3000'),
  'max-call-hours': whole(
    'A call of which no end was heard is closed after this many hours.',
    1,
    72,
    12,
  ).prefault('12'),
});

const log = section('The journal.', {
  level: oneOf('From which weight on. Numbers and names appear at `debug` only.', [
    'info',
    'debug',
    'warn',
    'error',
  ]).prefault('info'),
});

/** The whole file, keys as they are written in it. The reference in docs/ is made from the descriptions. */
export const configSchema = section('Configuration of Rusuban.', {
  site: site.prefault({}),
  http: http.prefault({}),
  data: filePath('Folder of the database. `--data` wins over it.', '/var/lib/rusuban').prefault(
    '/var/lib/rusuban',
  ),
  lines: z.array(line).min(1).meta({ description: 'The outside lines, in the order of the board.' }),
  extensions: z
    .array(extension)
    .meta({ description: 'The inside telephones, in the order in which they are offered.' })
    .prefault([]),
  links: z
    .array(
      z.discriminatedUnion('type', [
        asteriskLink,
        modemLink,
        fskLink,
        jclipLink,
        alohaLink,
        isdnTaLink,
        whozzLink,
        smdrLink,
        smdiLink,
        ncidLink,
        dtmfLink,
        ringLink,
        numberDisplayLink,
        fritzboxLink,
        freeswitchLink,
        cstaLink,
      ]),
    )
    .meta({ description: 'The equipment that tells of calls.' })
    .prefault([]),
  panel: panel.prefault({}),
  mail,
  calls: calls.prefault({}),
  information: information.prefault([]),
  mqtt: mqtt.optional(),
  backup: backup.prefault({}),
  health: health.prefault({}),
  log: log.prefault({}),
});
