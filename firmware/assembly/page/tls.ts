import { isIPv4 } from 'node:net';
import type { KeyPair, Names } from '../../certificate/issue.ts';
import type { Authority } from '../../http/routes/authority.ts';
import type { BoxOptions } from '../box-options.ts';

/** Certificate and key of the page, and whoever has signed it. */
export interface Tls {
  readonly pair: KeyPair;
  /** The box's own authority; null where the office brings its own certificate. */
  readonly authority: Authority | null;
  start(onRenewed: (pair: KeyPair) => void): void;
  stop(): void;
}

/**
 * @param brought a certificate that an administrator brought, and that can be used
 * @throws ConfigError when a given certificate cannot be used
 */
export async function openTls(
  { config, dataDir, clock, log }: BoxOptions,
  names: () => Names,
  brought: KeyPair | null,
): Promise<Tls> {
  // Loaded here and not above: a box that listens on loopback makes no certificates.
  const { derOf, fingerprintOf, missingNames } = await import('../../certificate/examine.ts');
  const { certificate } = config.http;
  if (certificate !== null) {
    const { GivenCertificate } = await import('../../certificate/given.ts');
    const files = { certificate: certificate.file, key: certificate.key };
    const given = new GivenCertificate({ files, clock, log });
    const pair = await given.open();
    const missing = missingNames(pair.certificate, { names: config.http.names, addresses: [] });
    if (missing.length > 0) log.warn({ missing }, 'the certificate is not made out for these names');
    return {
      ...{ pair, authority: null },
      start: (onRenewed) => given.start(pair, onRenewed),
      stop: () => given.stop(),
    };
  }
  if (brought !== null) {
    return { pair: brought, authority: null, start: () => undefined, stop: () => undefined };
  }
  const { OwnAuthority } = await import('../../certificate/own-authority.ts');
  // IPv6 addresses change by themselves, and nobody types one.
  const lasting = () => {
    const { names: hosts, addresses } = names();
    return { names: hosts, addresses: addresses.filter(isIPv4) };
  };
  const own = new OwnAuthority({ dataDir, name: `Rusuban ${config.site.name}`, names: lasting, clock, log });
  const { authority, leaf } = await own.open();
  const fingerprint = fingerprintOf(authority);
  log.info({ fingerprint }, 'the certificate authority of this box');
  return {
    pair: leaf,
    authority: { der: derOf(authority), fingerprint },
    start: (onRenewed) => own.start(leaf, onRenewed),
    stop: () => own.stop(),
  };
}
