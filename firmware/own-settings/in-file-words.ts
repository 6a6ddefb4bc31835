import { asList, asSection, type Raw, type RawSection, textOf } from '../config/fault.ts';
import type { OwnSections } from '../config/layers.ts';
import type { BackupFields } from '../http/contract/backup.ts';
import type { BounceFields } from '../http/contract/bounces.ts';
import type {
  ExtensionFields,
  LineFields,
  LineRuleFields,
  LinkFields,
  MailFields,
  MailServerFields,
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
  const { fromAddress, fromName, bounceAddress, mailsPerMinute, fallback } = mail;
  const before = asSection(stored.mail);
  return {
    from: { address: fromAddress, ...filled({ name: fromName }) },
    server: serverWords(mail, asSection(before['server'])),
    ...(fallback === null ? {} : { fallback: serverWords(fallback, asSection(before['fallback'])) }),
    ...filled({ 'bounce-address': bounceAddress, 'mails-per-minute': mailsPerMinute }),
  };
}

function serverWords(server: MailServerFields, before: RawSection): RawSection {
  const { host, port, security, user, fingerprint } = server;
  const password = server.password ?? keptPassword(server, before);
  return { host, security, ...filled({ port, user, password: user === '' ? '' : password, fingerprint }) };
}

export function bounceWords(mailbox: BounceFields, stored: OwnSections): Raw {
  const { host, port, security, user, folder, done, moveTo } = mailbox;
  const password = mailbox.password ?? keptPassword(mailbox, asSection(stored.bounces));
  return {
    ...{ host, security, user, done },
    ...filled({ port, password, folder, 'move-to': done === 'move' ? moveTo : '' }),
  };
}

/** A password goes to the server for which it was typed, and to no other. */
function keptPassword({ host, user }: Pick<MailServerFields, 'host' | 'user'>, before: RawSection): string {
  const isSame = textOf(before, 'host') === host && (textOf(before, 'user') ?? '') === user;
  return isSame ? (textOf(before, 'password') ?? '') : '';
}

export function backupWords({ folder, requireMount, cron, keep }: BackupFields): Raw {
  return filled({ folder, cron, keep, 'require-mount': requireMount });
}
