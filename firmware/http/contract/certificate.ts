import { z } from 'zod';

/** PUT /api/certificate: what the office brings, as PEM: the certificate with its chain, and its private key. */
export const CertificateInput = z.object({
  certificate: z.string().min(1).max(100_000),
  key: z.string().min(1).max(20_000),
});
export type CertificateInput = z.infer<typeof CertificateInput>;

/** GET /api/certificate: what the page is opened with. The key is never given out. */
export const CertificateState = z.object({
  /** `plain`: the page is open to this machine only, and has none. `own`: signed by the box's authority. */
  kind: z.enum(['plain', 'own', 'browser', 'file']),
  /** Of the configuration file, where that names one. */
  file: z.string().nullable(),
  /** Names and addresses that it is made out for. */
  names: z.array(z.string()),
  /** Names of the box that it is not made out for. */
  missing: z.array(z.string()),
  /** Wall clock, ms. */
  until: z.number().int().nullable(),
  /** SHA-256; '' where there is none. */
  fingerprint: z.string(),
  /** Why the one that was brought is not used; null where it is, or there is none. */
  unused: z.string().nullable(),
});
export type CertificateState = z.infer<typeof CertificateState>;
