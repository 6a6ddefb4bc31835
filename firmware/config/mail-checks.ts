import { asSection, type Path, type RawSection, textOf } from './fault.ts';
import type { Report } from './report.ts';

const ON_THIS_MACHINE: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** What single values of the mail section cannot tell. */
export const checkMail = (mail: RawSection, report: Report): void => {
  const ways = ['server', 'sendmail'].filter((key) => Object.hasOwn(mail, key));
  if (ways.length === 0)
    report(['mail', 'server'], 'is missing', 'Add the section server with at least: host.');
  if (ways.length === 2)
    report(
      ['mail', 'sendmail'],
      'is given besides "server"',
      'Keep one of the two; a second one may be `fallback`.',
    );
  for (const key of ['server', 'fallback']) checkServer(asSection(mail[key]), ['mail', key], report);
};

/** What single values of the section of the mailbox cannot tell. */
export const checkBounces = (bounces: RawSection, report: Report): void => {
  const key = ['password', 'password-file'].find((name) => Object.hasOwn(bounces, name));
  if (Object.hasOwn(bounces, 'oauth') && key !== undefined)
    report(['bounces', key], 'is given besides "oauth"', 'Keep one of the two.');
  const isPlain = textOf(bounces, 'security') === 'none';
  if (isPlain && !ON_THIS_MACHINE.has(textOf(bounces, 'host') ?? ''))
    report(
      ['bounces', 'security'],
      'would send the password through the network unencrypted',
      'Write tls or starttls.',
    );
  if (isPlain && Object.hasOwn(bounces, 'ca-file'))
    report(
      ['bounces', 'ca-file'],
      'means nothing without encryption',
      'Write security: tls or starttls, or remove it.',
    );
  const isMoved = textOf(bounces, 'done') === 'move';
  const hasTarget = Object.hasOwn(bounces, 'move-to');
  if (isMoved && !hasTarget)
    report(['bounces', 'move-to'], 'is missing', 'Add the folder to which reports are moved.');
  if (!isMoved && hasTarget)
    report(['bounces', 'move-to'], 'means nothing without "done: move"', 'Write done: move, or remove it.');
  if (isMoved && hasTarget && textOf(bounces, 'move-to') === (textOf(bounces, 'folder') ?? 'INBOX'))
    report(['bounces', 'move-to'], 'is the folder itself', 'Name another folder, or write done: seen.');
};

const checkServer = (server: RawSection, path: Path, report: Report): void => {
  const user = textOf(server, 'user');
  const isToken = Object.hasOwn(server, 'oauth');
  const key = ['password', 'password-file'].find((name) => Object.hasOwn(server, name));
  if (user === undefined && key !== undefined)
    report(
      [...path, 'user'],
      'is missing, but there is a password',
      'Add the user name, or remove the password.',
    );
  if (user === undefined && isToken)
    report([...path, 'user'], 'is missing, but there is "oauth"', 'Add the mail address of the account.');
  if (isToken && key !== undefined)
    report([...path, key], 'is given besides "oauth"', 'Keep one of the two.');
  const isPlain = textOf(server, 'security') === 'none';
  if (isPlain && user !== undefined && !ON_THIS_MACHINE.has(textOf(server, 'host') ?? ''))
    report(
      [...path, 'security'],
      'would send the password through the network unencrypted',
      'Write starttls or tls, or remove user and password.',
    );
  for (const trust of ['fingerprint', 'ca-file'])
    if (isPlain && Object.hasOwn(server, trust))
      report(
        [...path, trust],
        'means nothing without encryption',
        'Write security: starttls or tls, or remove it.',
      );
};
