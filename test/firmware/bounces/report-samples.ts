import Encoding from 'encoding-japanese';

export const MAIL_ID = '<3f0c1c52-53c5-5b0e-9a6f-6f4f3d1c2e77@hinata-setsubi.example>';
const DAEMON = 'Mail Delivery System <MAILER-DAEMON@mx.example.jp>';

/** Header of the mail that comes back. */
export const RETURNED = [
  'From: =?UTF-8?B?5pel5ZCR6Kit5YKZ?= <rusuban@hinata-setsubi.example>',
  'To: koizumi@kohoku.example',
  'Subject: =?UTF-8?B?5LiN5Zyo552A5L+h?=',
  `Message-ID: ${MAIL_ID}`,
  'MIME-Version: 1.0',
].join('\n');

export interface StatusSample {
  readonly status?: string;
  readonly action?: string;
  readonly diagnostic?: string;
  readonly recipient?: string;
  /** Content type of the returned part and what stands there; null: nothing is returned. */
  readonly returned?: { readonly type: string; readonly text: string } | null;
  readonly header?: readonly string[];
  readonly text?: string;
  readonly statusType?: string;
  readonly statusFields?: readonly string[];
}

/** A delivery status notification as RFC 3464 and RFC 6522 draw it. */
export function statusReport(sample: StatusSample = {}): Buffer {
  const {
    status = '5.1.1',
    action = 'failed',
    diagnostic = 'smtp; 550 5.1.1 <koizumi@kohoku.example>: Recipient address rejected',
    recipient = 'rfc822; koizumi@kohoku.example',
    returned = { type: 'text/rfc822-headers', text: RETURNED },
    text = 'The mail could not be delivered.',
    statusType = 'message/delivery-status',
  } = sample;
  const lines = [
    `From: ${DAEMON}`,
    'To: rusuban@hinata-setsubi.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <report-1@mx.example.jp>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    ' boundary="=_part"',
    ...(sample.header ?? []),
    '',
    '--=_part',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    text,
    '',
    '--=_part',
    `Content-Type: ${statusType}`,
    '',
    'Reporting-MTA: dns; mx.example.jp',
    'Arrival-Date: Tue, 24 Nov 2026 10:42:31 +0900',
    ...(sample.statusFields ?? []),
    '',
    `Final-Recipient: ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    ...(diagnostic === '' ? [] : [`Diagnostic-Code: ${diagnostic}`]),
    '',
    ...(returned === null ? [] : ['--=_part', `Content-Type: ${returned.type}`, '', returned.text, '']),
    '--=_part--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}

export interface PlainSample {
  readonly from?: string;
  readonly subject: string;
  readonly body: string;
  readonly header?: readonly string[];
  /** Left out: UTF-8. */
  readonly charset?: 'iso-2022-jp' | 'utf-8';
}

/** A mail of one text. */
export function plainMail({
  from = DAEMON,
  subject,
  body,
  header = [],
  charset = 'utf-8',
}: PlainSample): Buffer {
  const lines = [
    `From: ${from}`,
    'To: rusuban@hinata-setsubi.example',
    `Subject: ${subject}`,
    'Message-ID: <plain-1@mx.example.jp>',
    'MIME-Version: 1.0',
    ...header,
    `Content-Type: text/plain; charset=${charset}`,
    ...(charset === 'utf-8' ? ['Content-Transfer-Encoding: 8bit'] : []),
    '',
    '',
  ];
  const head = Buffer.from(lines.join('\r\n'));
  return Buffer.concat([head, charset === 'utf-8' ? Buffer.from(body) : japanese(body)]);
}

/** ISO-2022-JP, 7 bit. */
function japanese(text: string): Buffer {
  return Buffer.from(Encoding.convert(Encoding.stringToCode(text), { to: 'JIS', from: 'UNICODE' }));
}
