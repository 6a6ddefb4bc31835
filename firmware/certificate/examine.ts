import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { KeyPair, Names } from './issue.ts';

/** Why a certificate cannot be used; null: it can. */
export function faultOf({ certificate, key }: KeyPair, now: number): string | null {
  const read = readCertificate(certificate);
  if (read === null) return 'the certificate is no PEM certificate';
  try {
    if (!read.checkPrivateKey(createPrivateKey(key))) return 'the key does not belong to the certificate';
  } catch {
    return 'the key is no PEM private key, or it is locked with a password';
  }
  if (Date.parse(read.validTo) <= now) return `the certificate was good until ${read.validTo}`;
  return null;
}

/** The names and addresses that a certificate is not made out for: under these a browser warns. */
export function missingNames(certificate: string, { names, addresses }: Names): string[] {
  const read = readCertificate(certificate);
  if (read === null) return [...names, ...addresses];
  return [
    ...names.filter((name) => read.checkHost(name) === undefined),
    ...addresses.filter((address) => read.checkIP(address) === undefined),
  ];
}

/** DNS names and addresses that a certificate is made out for. */
export function namesOf(certificate: string): string[] {
  const names = readCertificate(certificate)?.subjectAltName ?? '';
  return names.split(', ').flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? []);
}

/** Wall clock, ms; 0 for what is no certificate. */
export function endOf(certificate: string): number {
  const read = readCertificate(certificate);
  return read === null ? 0 : Date.parse(read.validTo);
}

/** SHA-256 as systems show it, `AA:BB:…`; '' for what is no certificate. */
export function fingerprintOf(certificate: string): string {
  return readCertificate(certificate)?.fingerprint256 ?? '';
}

/** The certificate as it is installed (DER). */
export function derOf(certificate: string): Buffer {
  return readCertificate(certificate)?.raw ?? Buffer.alloc(0);
}

function readCertificate(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    return null;
  }
}
