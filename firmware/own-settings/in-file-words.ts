import { asList, asSection, type Raw, type RawSection, textOf } from '../config/fault.ts';
import type { OwnSections } from '../config/layers.ts';
import type {
  ExtensionFields,
  LineFields,
  LineRuleFields,
  LinkFields,
  MailFields,
  NetworkFields,
  SerialFields,
  SiteFields,
} from '../http/contract/configuration.ts';

// What was typed in the browser, in the words of the file: the same checks then read both.

/** Leaves out what was left empty. */
const filled = (fields: Readonly<Record<string, Raw>>): RawSection =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== '')),
  );

export function siteWords({ name, locale, timezone, outsidePrefix }: SiteFields): Raw {
  return filled({ name, locale, timezone, 'outside-prefix': outsidePrefix });
}

/** The id stays also when it is empty: without it the entry is at fault, and says so at its place. */
export function listWords(items: readonly (LineFields | ExtensionFields)[]): Raw {
  return items.map(({ id, ...rest }) => ({ id, ...filled(rest) }));
}

/** @param stored a secret that is not typed anew stays as it is here, as long as it goes to the same server */
export function linkWords(items: readonly LinkFields[], stored: OwnSections): Raw {
  return items.map((link) => (link.type === 'serial' ? serialWords(link) : networkWords(link, stored)));
}

function serialWords({ kind, name, line, path }: SerialFields): Raw {
  return { type: kind, name: name === '' ? `${kind}-${line}` : name, line, port: { path } };
}

function networkWords(link: NetworkFields, stored: OwnSections): Raw {
  const { kind, name, host, port, user, trunk, extension, devices, rules } = link;
  const common = { ...filled({ name, port }), type: kind, host, lines: rules.map(ruleWords) };
  const secret = link.secret ?? keptSecret(link, stored);
  switch (kind) {
    case 'asterisk-ami':
      return { ...common, username: user, ...filled({ secret, extension }), trunk };
    case 'freeswitch-esl':
      return { ...common, ...filled({ username: user, secret, trunk, extension }) };
    case 'csta-xml':
      return { ...common, devices, ...filled({ trunk }) };
    case 'fritzbox':
      return common;
  }
}

function ruleWords(rule: LineRuleFields): Raw {
  switch (rule.type) {
    case 'did':
      return { did: rule.did, line: rule.line };
    case 'channel':
      return { channel: rule.channel, line: rule.line };
    case 'places':
      return { places: rule.lines };
  }
}

/** Whoever may write settings must not learn a secret by sending it to a server of his own. */
function keptSecret({ kind, host, user }: NetworkFields, stored: OwnSections): string {
  const same = asList(stored.links)
    .map(asSection)
    .find(
      (link) =>
        textOf(link, 'type') === kind &&
        textOf(link, 'host') === host &&
        (textOf(link, 'username') ?? '') === user,
    );
  return textOf(same ?? {}, 'secret') ?? '';
}

export function mailWords(mail: MailFields, stored: OwnSections): Raw {
  const { fromAddress, fromName, host, port, security, user, fingerprint } = mail;
  const password = mail.password ?? keptPassword(mail, stored);
  return {
    from: { address: fromAddress, ...filled({ name: fromName }) },
    server: { host, security, ...filled({ port, user, password: user === '' ? '' : password, fingerprint }) },
  };
}

function keptPassword({ host, user }: MailFields, stored: OwnSections): string {
  const server = asSection(asSection(stored.mail)['server']);
  const isSame = textOf(server, 'host') === host && (textOf(server, 'user') ?? '') === user;
  return isSame ? (textOf(server, 'password') ?? '') : '';
}
