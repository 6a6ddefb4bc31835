import type { Config, LineRule, LinkConfig } from '../config/config.ts';
import { linesOf } from '../config/lines-of.ts';
import type { MailConfig, MailServerConfig } from '../config/mail-config.ts';
import type {
  Configuration,
  LineRuleFields,
  ShownLink,
  ShownMail,
  SiteFields,
} from '../http/contract/configuration.ts';
import { wayInWords } from '../mail/way-words.ts';

/** A configuration as the browser shows it. No secret is in it, only whether there is one. */
export function shownOf(
  config: Config,
): Pick<Configuration, 'site' | 'lines' | 'extensions' | 'links' | 'mail'> {
  return {
    site: siteOf(config),
    lines: config.lines.map(({ id, name, number = '' }) => ({ id, name: name === id ? '' : name, number })),
    extensions: config.extensions.map(({ id, name }) => ({ id, name: name === id ? '' : name })),
    links: config.links.map(linkOf),
    mail: mailOf(config.mail, config.site.name),
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
  const { from, server, fallback } = mail;
  if (server === null) return null;
  const sender = { fromAddress: from.address, fromName: from.name === siteName ? '' : from.name };
  const ways = [server, ...(fallback === null ? [] : [fallback])].map(wayInWords).join('; ');
  if (server.type === 'sendmail') return { ...sender, ...NO_SERVER, inWords: ways };
  const isPlain = fallback === null && server.login?.type !== 'token';
  return { ...sender, ...serverOf(server), inWords: isPlain ? null : ways };
}

const NO_SERVER = {
  ...{ host: '', port: '', user: '', fingerprint: '', hasPassword: false },
  security: 'none',
} as const;

function serverOf({ host, port, security, login, fingerprint }: MailServerConfig) {
  const user = login?.user ?? '';
  return {
    host,
    port: String(port),
    security,
    user,
    fingerprint: fingerprint ?? '',
    hasPassword: login !== null,
  };
}
