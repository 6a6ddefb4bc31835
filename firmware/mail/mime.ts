import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { CHARSET_NAMES, type Charset, encodeText } from './charset.ts';
import { headerText, parameter } from './encoded-word.ts';
import type { Enclosure, PlainMail } from './message-parts.ts';

/** RFC 5322 allows 998 octets a line; some relays count the line end. */
const LONGEST_LINE = 990;

/**
 * The mail as bytes, in any charset, the same at every attempt. By hand: the mail library writes UTF-8 whatever it is
 * told, with other boundaries each time, and takes longer for it than for everything else that a mail costs.
 *
 * @returns null when a character of the mail has no place in the charset, or an address is not ASCII; never for UTF-8
 */
export function mimeMessage(mail: PlainMail, charset: Charset): Buffer | null {
  if (charset !== 'utf-8' && !fits(mail, charset)) return null;
  const boundary = boundaryOf(mail.messageId, 'alternative');
  const alternative = multipart('alternative', boundary, [
    textPart('plain', mail.text, charset),
    textPart('html', mail.html.replace('<meta charset="utf-8">', `<meta charset="${charset}">`), charset),
  ]);
  const content =
    mail.enclosure === null
      ? alternative
      : multipart('mixed', boundaryOf(mail.messageId, 'mixed'), [
          alternative,
          enclosurePart(mail.enclosure, charset),
        ]);
  return Buffer.concat([Buffer.from(head(mail, charset)), content]);
}

function fits(mail: PlainMail, charset: Charset): boolean {
  const { from, toName, toAddresses, replyTo, subject, text, html } = mail;
  const addresses = [from.address, ...toAddresses, ...(replyTo === null ? [] : [replyTo])];
  return (
    addresses.every(isAscii) &&
    [from.name, toName, subject, text, html].every((part) => encodeText(part, charset) !== null)
  );
}

const isAscii = (address: string): boolean => /^[\x21-\x7e]+$/.test(address);

function head(mail: PlainMail, charset: Charset): string {
  const to = mail.toAddresses.map((address) => mailbox(mail.toName, address, charset, 'To: '.length));
  return [
    `From: ${mailbox(mail.from.name, mail.from.address, charset, 'From: '.length)}`,
    `To: ${to.join(',\r\n ')}`,
    ...(mail.replyTo === null ? [] : [`Reply-To: ${inHeader(mail.replyTo)}`]),
    `Subject: ${headerText(mail.subject, charset, 'Subject: '.length)}`,
    `Message-ID: ${mail.messageId}`,
    ...(mail.thread === null ? [] : [`In-Reply-To: ${mail.thread}`, `References: ${mail.thread}`]),
    `Date: ${new Date(mail.date).toUTCString().replace('GMT', '+0000')}`,
    ...Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    '',
  ].join('\r\n');
}

/** Letters that need no quotes beside an address; a name with others is quoted or encoded. */
const ATOMS = /^[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+$/;

function mailbox(name: string, address: string, charset: Charset, used: number): string {
  const written = inHeader(address);
  if (name === '') return written;
  const isQuoted = /^[\x20-\x7e]+$/.test(name) && !ATOMS.test(name);
  const phrase = isQuoted ? `"${name.replace(/["\\]/g, '\\$&')}"` : headerText(name, charset, used);
  return `${phrase}\r\n <${written}>`;
}

/** A domain in letters of the world has a spelling in ASCII, which every server reads (RFC 5891). */
function inHeader(address: string): string {
  if (isAscii(address)) return address;
  const at = address.indexOf('@') + 1;
  return `${address.slice(0, at)}${domainToASCII(address.slice(at)) || address.slice(at)}`;
}

function textPart(type: 'plain' | 'html', text: string, charset: Charset): Buffer {
  const bytes = encodeText(text.replace(/\r?\n/g, '\r\n'), charset) ?? Buffer.alloc(0);
  const isPlain = isSevenBits(bytes) && longestLine(bytes) <= LONGEST_LINE;
  const header =
    `Content-Type: text/${type}; charset=${CHARSET_NAMES[charset]}\r\n` +
    `Content-Transfer-Encoding: ${isPlain ? '7bit' : 'base64'}\r\n\r\n`;
  return Buffer.concat([Buffer.from(header), isPlain ? bytes : inBase64(bytes)]);
}

const isSevenBits = (bytes: Buffer): boolean => bytes.every((byte) => byte > 0 && byte < 0x80);

function longestLine(bytes: Buffer): number {
  return Math.max(
    ...bytes
      .toString('latin1')
      .split('\r\n')
      .map((line) => line.length),
  );
}

/** The name both ways: RFC 2231 for readers that follow it, RFC 2047 for the many in Japan that do not. */
function enclosurePart({ name, type, content }: Enclosure, charset: Charset): Buffer {
  const written = encodeText(name, charset) === null ? 'utf-8' : charset;
  const lines = [
    `Content-Type: ${type};`,
    ` name="${headerText(name, written, ' name="'.length)}"`,
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment;',
    parameter('filename', name, written)
      .map((line) => ` ${line}`)
      .join(';\r\n'),
  ];
  return Buffer.concat([
    Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'),
    inBase64(Buffer.from(content)),
  ]);
}

function inBase64(bytes: Buffer): Buffer {
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? [''];
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

function multipart(type: 'alternative' | 'mixed', boundary: string, parts: readonly Buffer[]): Buffer {
  const begin = Buffer.from(`Content-Type: multipart/${type};\r\n boundary="${boundary}"\r\n\r\n`);
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([begin, ...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** The same at every attempt, so that a mail that is sent twice is the same mail to the byte. */
function boundaryOf(messageId: string, part: string): string {
  return `=_${createHash('sha256').update(`${messageId} ${part}`).digest('hex').slice(0, 32)}`;
}
