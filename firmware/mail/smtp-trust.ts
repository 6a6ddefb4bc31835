import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';

/**
 * Whom we trust: the authorities that Node brings and those of the machine, so that an office's own authority counts
 * as soon as the machine knows it.
 *
 * @param authorities further certificates, PEM
 */
export function trustedAuthorities(authorities: readonly string[] = []): SecureContext {
  const built = getCACertificates('default');
  const known = new Set(built);
  const more = [...getCACertificates('system'), ...authorities].filter((pem) => !known.has(pem));
  // Most machines add nothing; parsing hundreds of certificates again would hold up the board of a small box.
  return createSecureContext({
    minVersion: 'TLSv1.2',
    ...(more.length === 0 ? {} : { ca: [...built, ...more] }),
  });
}
