import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import type { Config, HttpConfig, LineRule, LinkConfig } from './config.ts';
import type { EnclosedFiles } from './enclosed-files.ts';
import type { Layouts } from './layouts.ts';
import { optional } from './optional.ts';
import type { configSchema } from './schema.ts';
import { toBounces } from './to-bounces.ts';
import { toBackup, toHealth } from './to-care.ts';
import { toGpioLink } from './to-gpio.ts';
import { toInformation } from './to-information.ts';
import { mailToCome, toMail } from './to-mail.ts';
import { toMqtt } from './to-mqtt.ts';
import { toPanel } from './to-panel.ts';
import { toPort, toSource } from './to-source.ts';

type FileConfig = z.output<typeof configSchema>;
type FileLink = FileConfig['links'][number];
type FileAsterisk = Extract<FileLink, { type: 'asterisk-ami' }>;
type FileModem = Extract<FileLink, { type: 'modem' }>;

/** Secrets by the path of the key they belong to, as `readSecrets` found them ("mail.server.password"). */
export type Secrets = ReadonlyMap<string, string>;

/** What the configuration's own file only names. */
export interface Enclosed {
  readonly secrets: Secrets;
  readonly layouts: Layouts;
  readonly files: EnclosedFiles;
}

/**
 * From the file's words to the box's. The file has passed the schema and the cross checks; what they exclude
 * (a rule without a line, a port without a place) ends as an empty text here and cannot occur.
 */
export const toConfig = (file: FileConfig, enclosed: Enclosed, filename: string): Config => ({
  site: {
    name: file.site.name,
    region: file.site.region,
    timezone: file.site.timezone,
    trustClock: file.site['trust-clock'],
    locale: file.site.locale,
    outsidePrefix: file.site['outside-prefix'],
    pbxId: file.site['pbx-id'],
    pageUrl: file.site['page-url']?.replace(/\/+$/, '') ?? null,
  },
  http: toHttp(file.http, dirname(filename)),
  data: resolve(dirname(filename), file.data),
  lines: file.lines.map(({ id, name, number }) => ({ id, name: name ?? id, ...optional('number', number) })),
  extensions: file.extensions.map(({ id, name }) => ({ id, name: name ?? id })),
  links: file.links.map((link, at) => toLink(link, `links[${at}]`, enclosed)),
  panel: toPanel(file.panel),
  mail: file.mail === undefined ? mailToCome(file.site.name) : toMail(file.mail, file.site.name, enclosed),
  bounces: toBounces(file.bounces, enclosed),
  calls: {
    fuseMs: file.calls['fuse-ms'],
    announceMs: file.calls['announce-ms'],
    noCallerIdMs: file.calls['no-caller-id-ms'],
    maxCallHours: file.calls['max-call-hours'],
  },
  information: file.information.map((rule, at) =>
    toInformation(rule, at, { secrets: enclosed.secrets, folder: dirname(filename) }),
  ),
  webhook: file.webhook === undefined ? null : { secret: enclosed.secrets.get('webhook.secret') ?? '' },
  mqtt: toMqtt(file.mqtt, {
    password: enclosed.secrets.get('mqtt.password') ?? '',
    ca: enclosed.files.get('mqtt.ca-file') ?? null,
  }),
  backup: toBackup(file.backup, dirname(filename)),
  health: toHealth(file.health),
  log: file.log,
});

const toHttp = (file: FileConfig['http'], folder: string): HttpConfig => ({
  port: file.port,
  host: file.host,
  names: file.names,
  redirectPort: file['redirect-port'] ?? null,
  certificate:
    file.certificate === undefined
      ? null
      : {
          file: resolve(folder, file.certificate.file),
          key: resolve(folder, file.certificate.key),
        },
});

const toLink = (link: FileLink, path: string, { secrets, layouts }: Enclosed): LinkConfig => {
  const secret = secrets.get(`${path}.secret`) ?? '';
  switch (link.type) {
    case 'asterisk-ami':
      return toAsterisk(link, secret);
    case 'modem':
      return toModem(link);
    case 'fritzbox': {
      const { machine: machines, ...rest } = link;
      return { ...rest, machines, lines: link.lines.map(toRule) };
    }
    case 'freeswitch-esl': {
      const { type, name, host, port, trunk, extension } = link;
      const lines = link.lines.map(toRule);
      return {
        type,
        name,
        host,
        port,
        trunk,
        extension,
        secret,
        lines,
        ...optional('username', link.username),
      };
    }
    case 'csta-xml': {
      const { machine: machines, ...rest } = link;
      return { ...rest, machines, lines: link.lines.map(toRule) };
    }
    case 'dtmf':
    case 'ring':
    case 'number-display':
      return toGpioLink(link);
    default: {
      const password = secrets.get(`${path}.login.password`) ?? '';
      return toSource(link, { password, layout: layouts.get(path) });
    }
  }
};

const toAsterisk = (link: FileAsterisk, secret: string): LinkConfig => ({
  type: 'asterisk-ami',
  name: link.name,
  host: link.host,
  port: link.port,
  username: link.username,
  secret,
  trunk: link.trunk,
  extension: link.extension,
  lines: link.lines.map(toRule),
});

const toRule = (rule: FileAsterisk['lines'][number]): LineRule => {
  if (rule.places !== undefined) {
    return { type: 'places', lines: rule.places, ...optional('channel', rule.channel) };
  }
  const line = rule.line ?? '';
  if (rule.did !== undefined) return { type: 'did', did: rule.did.replaceAll(/[^+0-9]/g, ''), line };
  return { type: 'channel', pattern: rule.channel ?? '', line };
};

const toModem = (link: FileModem): LinkConfig => ({
  type: 'modem',
  name: link.name,
  line: link.line,
  port: toPort(link.port),
  baud: link.baud,
  ...optional('country', link.country?.toUpperCase()),
  ...optional('init', link.init),
});
