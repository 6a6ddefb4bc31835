import { z } from 'zod';
import { bounces } from './bounce-section.ts';
import { backup, health } from './care-sections.ts';
import { alohaLink, fskLink, isdnTaLink, jclipLink, modemLink, whozzLink } from './device-sections.ts';
import { filePath, identifier, section, telephoneNumber, timeZone } from './fields.ts';
import { dtmfLink, numberDisplayLink, ringLink } from './gpio-sections.ts';
import { http } from './http-section.ts';
import { information } from './information-sections.ts';
import { ncidLink, smdiLink, smdrLink } from './log-sections.ts';
import { mail } from './mail-sections.ts';
import { panel } from './panel-section.ts';
import { asteriskLink, cstaLink, freeswitchLink, fritzboxLink } from './pbx-sections.ts';
import { mqtt, webhook } from './program-sections.ts';
import { flag, matching, oneOf, parsed, refused, scalar, text, whole } from './scalar.ts';

const site = section('The office. Left out: name, language, time zone and prefix are set in the browser.', {
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
  'trust-clock': flag(
    'The clock of this machine is right although it has neither network time nor a battery: a virtual machine, or somebody sets it by hand after every start. See [clock.md](clock.md).',
  ).prefault('false'),
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

/** What is left to the page: see own-sections.ts. */
const IN_BROWSER = 'Left out or empty: set in the browser.';

/** The whole file, keys as they are written in it. The reference in docs/ is made from the descriptions. */
export const configSchema = section('Configuration of Rusuban.', {
  site: site.prefault({}),
  http: http.prefault({}),
  data: filePath('Folder of the database. `--data` wins over it.', '/var/lib/rusuban').prefault(
    '/var/lib/rusuban',
  ),
  lines: z
    .array(line)
    .meta({
      description: `The outside lines, in the order of the board. Links of the file name lines of the file. ${IN_BROWSER}`,
    })
    .prefault([]),
  extensions: z
    .array(extension)
    .meta({ description: `The inside telephones, in the order in which they are offered. ${IN_BROWSER}` })
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
    .meta({ description: `The equipment that tells of calls. ${IN_BROWSER}` })
    .prefault([]),
  panel: panel.prefault({}),
  mail: mail.optional(),
  bounces: bounces.optional(),
  calls: calls.prefault({}),
  information: information.prefault([]),
  webhook: webhook.optional(),
  mqtt: mqtt.optional(),
  backup: backup.prefault({}),
  health: health.prefault({}),
  log: log.prefault({}),
});
