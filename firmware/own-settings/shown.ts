import type { BouncesConfig } from '../config/bounce-config.ts';
import type { BackupConfig } from '../config/care-config.ts';
import type { Config, LineRule, LinkConfig } from '../config/config.ts';
import { linesOf } from '../config/lines-of.ts';
import type { MailConfig, MailWayConfig } from '../config/mail-config.ts';
import type { ShownBackup } from '../http/contract/backup.ts';
import type { ShownBounces } from '../http/contract/bounces.ts';
import type {
  Configuration,
  LineRuleFields,
  MailWay,
  SectionName,
  ShownLink,
  ShownMail,
  ShownMailServer,
  SiteFields,
} from '../http/contract/configuration.ts';
import { addressAndPort } from '../mail/smtp-place.ts';

/** A configuration as the browser shows it. No secret is in it, only whether there is one. */
export function shownOf(config: Config): Pick<Configuration, SectionName> {
  return {
    site: siteOf(config),
    lines: config.lines.map(({ id, name, number = '' }) => ({ id, name: name === id ? '' : name, number })),
    extensions: config.extensions.map(({ id, name }) => ({ id, name: name === id ? '' : name })),
    links: config.links.map(linkOf),
    mail: mailOf(config.mail, config.site.name),
    bounces: config.bounces === null ? null : bouncesOf(config.bounces),
    backup: backupOf(config.backup),
  };
}

function siteOf({ site: { name, locale, timezone, outsidePrefix } }: Config): SiteFields {
  return { name, locale, timezone, outsidePrefix };
}

function linkOf(link: LinkConfig): ShownLink {
  const nothing = { user: '', trunk: [], extension: [], devices: [], hasSecret: false };
  switch (link.type) {
    case 'asterisk-ami':
    case 'freeswitch-esl': {
      const { type: kind, name, host, username: user = '', secret } = link;
      const common = { name, host, port: String(link.port), user, rules: link.lines.map(ruleOf) };
      const channels = { trunk: [...link.trunk], extension: [...link.extension], devices: [] };
      return { type: 'network', kind, ...common, ...channels, hasSecret: secret !== '' };
    }
    case 'fritzbox': {
      const { type: kind, name, host } = link;
      const port = String(link.port);
      return { type: 'network', ...nothing, kind, name, host, port, rules: link.lines.map(ruleOf) };
    }
    case 'csta-xml': {
      const { type: kind, name, host } = link;
      const lists = { devices: [...link.devices], trunk: [...link.trunk], rules: link.lines.map(ruleOf) };
      return { type: 'network', ...nothing, kind, name, host, port: String(link.port), ...lists };
    }
    case 'modem':
    case 'jclip':
    case 'fsk':
    case 'aloha':
    case 'isdn-ta':
      if ('port' in link && link.port.type === 'path') {
        return { type: 'serial', kind: link.type, name: link.name, line: link.line, path: link.port.path };
      }
  }
  return { type: 'other', kind: link.type, name: link.name, lines: linesOf(link) };
}

function ruleOf(rule: LineRule): LineRuleFields {
  switch (rule.type) {
    case 'did':
      return rule;
    case 'channel':
      return { type: 'channel', channel: rule.pattern, line: rule.line };
    case 'places':
      return { type: 'places', lines: [...rule.lines] };
  }
}

function mailOf(mail: MailConfig, siteName: string): ShownMail | null {
  const { from, bounceAddress, server, fallback, pace } = mail;
  if (server === null) return null;
  const sender = {
    fromAddress: from.address,
    fromName: from.name === siteName ? '' : from.name,
    bounceAddress: bounceAddress === from.address ? '' : bounceAddress,
    mailsPerMinute: pace.mailsPerMinute === null ? '' : String(pace.mailsPerMinute),
  };
  const ways = [server, ...(fallback === null ? [] : [fallback])];
  return {
    ...sender,
    ...serverOf(server),
    fallback: fallback === null ? null : serverOf(fallback),
    ways: ways.every(isPlain) ? [] : ways.map(wayOf),
  };
}

/** One server with a password or without: there is a field for all that is to say of it. */
const isPlain = (way: MailWayConfig): boolean => way.type === 'smtp' && way.login?.type !== 'token';

function wayOf(way: MailWayConfig): MailWay {
  if (way.type === 'sendmail') return { type: 'program', program: way.command[0] ?? '' };
  const { host, port, security, login } = way;
  const user = login?.user ?? '';
  return {
    type: 'smtp',
    server: addressAndPort(host, port),
    security,
    user,
    isByToken: login?.type === 'token',
  };
}

function serverOf(way: MailWayConfig): ShownMailServer {
  if (way.type === 'sendmail') {
    return { host: '', port: '', user: '', fingerprint: '', hasPassword: false, security: 'none' };
  }
  const { host, port, security, login, fingerprint } = way;
  return {
    ...{ host, port: String(port), security },
    ...{ user: login?.user ?? '', fingerprint: fingerprint ?? '', hasPassword: login !== null },
  };
}

function bouncesOf({ host, port, security, login, folder, done }: BouncesConfig): ShownBounces {
  return {
    ...{ host, port: String(port), security, user: login.user, folder },
    ...{ done: done.type, moveTo: done.type === 'move' ? done.folder : '' },
    ...{ hasPassword: login.type === 'password', isByToken: login.type === 'token' },
  };
}

const NO_BACKUPS: ShownBackup = { folder: '', requireMount: '', cron: '30 3 * * *', keep: '14' };

function backupOf(backup: BackupConfig | null): ShownBackup {
  if (backup === null) return NO_BACKUPS;
  const { folder, requireMount, cron, keep } = backup;
  return { folder, requireMount: requireMount ?? '', cron, keep: String(keep) };
}
