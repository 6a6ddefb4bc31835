import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

const CA_CONF = (folder: string, names: string): string => `
[ca]
default_ca = past
[past]
database = ${folder}/index.txt
serial = ${folder}/serial
new_certs_dir = ${folder}
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = ${names}
`;

/** The same, but it ran out in 2020. */
export function makeExpiredCertificate(folder: string, names: string): CertificateFiles {
  const { key, certificate } = makeCertificate(folder, names);
  const [request, conf] = [join(folder, 'request.pem'), join(folder, 'ca.conf')];
  writeFileSync(conf, CA_CONF(folder, names));
  writeFileSync(join(folder, 'index.txt'), '');
  writeFileSync(join(folder, 'serial'), '01\n');
  const run = (...words: string[]) => execFileSync('openssl', words, { stdio: 'pipe' });
  run('req', '-new', '-key', key, '-subj', '/CN=mail server of 2020', '-out', request);
  const days = ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'];
  const files = ['-config', conf, '-keyfile', key, '-in', request, '-out', certificate];
  run('ca', '-batch', '-notext', '-selfsign', ...days, ...files);
  return { certificate, key, pem: readFileSync(certificate, 'utf8') };
}
