import type { MailServerConfig, ReadyMailConfig } from '../../firmware/config/mail-config.ts';
import type { OutgoingMail } from '../../firmware/mail/message.ts';

const SERVER = {
  type: 'smtp',
  host: '127.0.0.1',
  security: 'none',
  login: null,
  verifyCertificate: true,
  fingerprint: null,
  authorities: [],
} as const;

/** A configuration for a server on this machine. */
export const mailConfig = (
  port: number,
  server: Partial<MailServerConfig> = {},
): ReadyMailConfig & { readonly server: MailServerConfig } => ({
  from: { address: 'rusuban@hinata-setsubi.example', name: '日向設備 留守番' },
  server: { ...SERVER, port, ...server },
  bounceAddress: 'rusuban@hinata-setsubi.example',
  fallback: null,
  retry: { delays: [60_000], isEndless: true },
  sweep: '* * * * *',
  pace: { connections: 2, mailsPerConnection: 100, mailsPerMinute: null },
  dkim: null,
  flush: { before: null, after: null },
  domain: 'hinata-setsubi.example',
});

export const OUTGOING: OutgoingMail = {
  messageId: '<3f0c1c52-53c5-5b0e-9a6f-6f4f3d1c2e77@hinata-setsubi.example>',
  toName: '高橋 健一',
  toAddresses: ['takahashi@hinata-setsubi.example'],
  replyTo: 'ito@hinata-setsubi.example',
  subject: '【不在着信】青葉製作所 佐藤様 10:42',
  text: '高橋 健一 様\n\n不在時に電話がありました\n',
  html: '<p>高橋 健一 様</p>\n',
  charset: 'utf-8',
  thread: null,
  vcard: null,
  isAutomatic: true,
  date: Date.UTC(2026, 10, 24, 1, 42, 30),
};
