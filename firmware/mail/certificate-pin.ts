import { TLSSocket } from 'node:tls';
import type { MailServerConfig } from '../config/mail-config.ts';

/** The server showed another certificate than the one that is written in the configuration. */
export class PinError extends Error {
  readonly code = 'EPIN';

  /** @param shown its SHA-256; '' where it showed none */
  constructor(shown: string) {
    super(shown);
    this.name = 'PinError';
  }
}

/** What a certificate says of itself. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
  /** SHA-256, pairs with colons. */
  readonly fingerprint: string;
}

/** The certificate that the other end of a connection showed; null without encryption. */
export function certificateOf(socket: unknown): ShownCertificate | null {
  if (!(socket instanceof TLSSocket)) return null;
  const { subject, issuer, valid_to: validTo, fingerprint256 } = socket.getPeerCertificate();
  if (fingerprint256 === undefined) return null;
  return {
    subject: String(subject?.CN ?? ''),
    issuer: String(issuer?.CN ?? issuer?.O ?? ''),
    validTo,
    fingerprint: fingerprint256,
  };
}

/** Before the login: a stranger gets neither password nor mail. @throws PinError */
export function checkPin({ fingerprint }: MailServerConfig, socket: unknown): void {
  if (fingerprint === null) return;
  const shown = certificateOf(socket)?.fingerprint ?? '';
  if (shown !== fingerprint) throw new PinError(shown);
}
