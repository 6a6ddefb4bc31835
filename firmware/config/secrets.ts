import { dirname, resolve } from 'node:path';
import { asList, asSection, isSection, type Path, pathText, type RawSection, textOf } from './fault.ts';
import { type ReadFile, readOrReport } from './read-file.ts';
import type { Report } from './report.ts';
import type { Secrets } from './to-config.ts';

interface Place {
  readonly section: RawSection;
  readonly path: Path;
  readonly key: 'secret' | 'password' | 'client-secret' | 'refresh-token';
  readonly isNeeded: boolean;
}

const placesOf = (root: RawSection): readonly Place[] => {
  const links = asList(root['links']).map((raw, at): Place => {
    const section = asSection(raw);
    return {
      section,
      path: ['links', at],
      key: 'secret',
      isNeeded: NEEDS_SECRET.has(textOf(section, 'type') ?? ''),
    };
  });
  const logins = asList(root['links']).flatMap((raw, at): Place[] => {
    const login = asSection(raw)['login'];
    if (!isSection(login)) return [];
    return [{ section: login, path: ['links', at, 'login'], key: 'password', isNeeded: true }];
  });
  const sources = asList(root['information']).map((raw, at): Place => {
    const section = asSection(raw);
    const key = textOf(section, 'type') === 'http-json' ? 'secret' : 'password';
    const isNeeded = NEEDS_PASSWORD.has(textOf(section, 'type') ?? '');
    return { section, path: ['information', at], key, isNeeded };
  });
  const accounts = [...MAIL_SERVERS, ['bounces'], ['mqtt']].map((path): Place => {
    const section = path.reduce((at, key) => asSection(at[key]), root);
    const isNeeded = textOf(section, 'user') !== undefined && !Object.hasOwn(section, 'oauth');
    return { section, path, key: 'password', isNeeded };
  });
  const tokens = [...MAIL_SERVERS, ['bounces']].flatMap((server): Place[] => {
    const path = [...server, 'oauth'];
    const section = path.reduce<RawSection>((at, key) => asSection(at[key]), root);
    const isThere = Object.keys(section).length > 0;
    return [
      { section, path, key: 'client-secret', isNeeded: false },
      { section, path, key: 'refresh-token', isNeeded: isThere },
    ];
  });
  const webhook: Place[] = isSection(root['webhook'])
    ? [{ section: root['webhook'], path: ['webhook'], key: 'secret', isNeeded: true }]
    : [];
  return [...links, ...logins, ...sources, ...accounts, ...tokens, ...webhook];
};

const MAIL_SERVERS = [
  ['mail', 'server'],
  ['mail', 'fallback'],
];
/** Sources of information that log in with a password. */
const NEEDS_PASSWORD: ReadonlySet<string> = new Set(['postgresql', 'carddav']);
/** Links that log in with a secret and cannot do without. */
const NEEDS_SECRET: ReadonlySet<string> = new Set(['asterisk-ami', 'freeswitch-esl']);

/** Collects the secrets of a file: given in it, or in the file that `secret-file` or `password-file` names. */
export const readSecrets = (root: RawSection, filename: string, read: ReadFile, report: Report): Secrets => {
  const found = new Map<string, string>();
  for (const place of placesOf(root)) {
    const value = secretOf(place, dirname(filename), read, report);
    if (value !== null) found.set(pathText([...place.path, place.key]), value);
  }
  return found;
};

const secretOf = (place: Place, folder: string, read: ReadFile, report: Report): string | null => {
  const { section, path, key, isNeeded } = place;
  const fileKey = `${key}-file`;
  const inline = textOf(section, key);
  const file = textOf(section, fileKey);
  if (inline !== undefined && file !== undefined) {
    report(
      [...path, fileKey],
      `is given besides "${key}"`,
      `Keep one of the two; a file that only root can read is safer.`,
    );
    return null;
  }
  if (inline === undefined && file === undefined) {
    if (isNeeded)
      report([...path, key], 'is missing', `Add "${fileKey}" with the path of a file, or "${key}".`);
    return null;
  }
  return inline ?? fromFile(resolve(folder, file ?? ''), [...path, fileKey], read, report);
};

const fromFile = (file: string, path: Path, read: ReadFile, report: Report): string | null => {
  const text = readOrReport(file, path, read, report);
  if (text === null) return null;
  const [first = ''] = text.split(/\r?\n/);
  if (first.length > 0) return first;
  report(path, 'names a file whose first line is empty', 'Write the secret into its first line.');
  return null;
};
