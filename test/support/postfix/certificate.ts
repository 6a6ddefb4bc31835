import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  /** The certificate as text: whoever trusts it trusts the server. */
  readonly pem: string;
}

/**
 * A certificate that signs itself, by the openssl of the machine.
 *
 * @param names such as `IP:127.0.0.1` or `DNS:mail.example`
 */
export function makeCertificate(folder: string, names: string): CertificateFiles {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const content = ['-days', '2', '-subj', '/CN=mail server of a test', '-addext', `subjectAltName=${names}`];
  execFileSync('openssl', [...request, ...content, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  return { certificate, key, pem: readFileSync(certificate, 'utf8') };
}
