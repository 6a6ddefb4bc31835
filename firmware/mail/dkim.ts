import { createPrivateKey, createPublicKey } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import type { DkimConfig } from '../config/mail-config.ts';

/** Signs a mail for its domain (RFC 6376), so that receivers can tell that it was not made up. */
export async function signed(bytes: Buffer, config: DkimConfig): Promise<Buffer> {
  const { domain: domainName, selector: keySelector, privateKey } = config;
  const stream = new DKIM({ domainName, keySelector, privateKey }).sign(bytes);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The record to publish: its name, and its text. */
export function dkimRecord(config: DkimConfig): { readonly name: string; readonly text: string } {
  const key = createPublicKey(createPrivateKey(config.privateKey)).export({ type: 'spki', format: 'der' });
  return {
    name: `${config.selector}._domainkey.${config.domain}`,
    text: `v=DKIM1; k=rsa; p=${key.toString('base64')}`,
  };
}
