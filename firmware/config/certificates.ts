import { dirname, resolve } from 'node:path';
import { asSection, type Path, pathText, type RawSection, textOf } from './fault.ts';
import { type ReadFile, readOrReport } from './read-file.ts';
import type { Report } from './report.ts';

/** Sections that may name the certificate of an authority of the office's own. */
const SECTIONS: readonly Path[] = [['mqtt']];

/** PEM by the path of the key that names its file: `mqtt.ca-file`. */
export type Certificates = ReadonlyMap<string, string>;

/** Collects the certificates that a configuration names. */
export const readCertificates = (
  root: RawSection,
  filename: string,
  read: ReadFile,
  report: Report,
): Certificates => {
  const found = new Map<string, string>();
  for (const section of SECTIONS) {
    const path = [...section, 'ca-file'];
    const file = textOf(asSection(root[String(section[0])]), 'ca-file');
    if (file === undefined || file === '') continue;
    const pem = readOrReport(resolve(dirname(filename), file), path, read, report);
    if (pem === null) continue;
    if (pem.includes('-----BEGIN CERTIFICATE-----')) found.set(pathText(path), pem);
    else
      report(
        path,
        'names a file that is no certificate',
        'Give it in PEM: it begins with BEGIN CERTIFICATE.',
      );
  }
  return found;
};
