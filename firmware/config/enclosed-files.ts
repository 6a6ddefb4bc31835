import { createPrivateKey, X509Certificate } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { asSection, type Path, pathText, type RawSection, textOf } from './fault.ts';
import { type ReadFile, readOrReport } from './read-file.ts';
import type { Report } from './report.ts';

interface Place {
  readonly path: readonly string[];
  /** What is wrong with the text, or null, and what to write instead. */
  readonly fault: (text: string) => string | null;
  readonly remedy: string;
}

/** Files that the configuration names, besides those of secrets and layouts. */
const PLACES: readonly Place[] = [
  ...[['mail', 'server'], ['mail', 'fallback'], ['bounces'], ['mqtt']].map((section) => ({
    path: [...section, 'ca-file'],
    fault: (text: string) => (isCertificate(text) ? null : 'names a file that is no certificate'),
    remedy: 'Give it in PEM: it begins with BEGIN CERTIFICATE.',
  })),
  {
    path: ['mail', 'dkim', 'key-file'],
    fault: (text: string) => (isRsaKey(text) ? null : 'names a file that is no RSA key of 1024 bits or more'),
    remedy: 'Make one with: openssl genrsa -out dkim.key 2048',
  },
];

const isCertificate = (text: string): boolean => {
  try {
    return new X509Certificate(text).subject !== '';
  } catch {
    return false;
  }
};

const isRsaKey = (text: string): boolean => {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(text);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 1024;
  } catch {
    return false;
  }
};

/** Texts of files by the path of the key that names them: `mqtt.ca-file`, `mail.dkim.key-file`. */
export type EnclosedFiles = ReadonlyMap<string, string>;

/** Reads the certificates and keys that a configuration names, and looks whether they are such. */
export const readEnclosedFiles = (
  root: RawSection,
  filename: string,
  read: ReadFile,
  report: Report,
): EnclosedFiles => {
  const found = new Map<string, string>();
  for (const { path, fault, remedy } of PLACES) {
    const name = textAt(root, path);
    if (name === undefined || name === '') continue;
    const text = readOrReport(resolve(dirname(filename), name), path, read, report);
    const reason = text === null ? null : fault(text);
    if (reason !== null) report(path, reason, remedy);
    else if (text !== null) found.set(pathText(path), text);
  }
  return found;
};

const textAt = (root: RawSection, path: Path): string | undefined => {
  const section = path.slice(0, -1).reduce<RawSection>((at, key) => asSection(at[key]), root);
  return textOf(section, String(path.at(-1)));
};
