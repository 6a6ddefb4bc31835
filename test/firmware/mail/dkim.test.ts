import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import test from 'ava';
import { dkimRecord, signed } from '../../../firmware/mail/dkim.ts';
import { buildMessage } from '../../../firmware/mail/message.ts';
import { OUTGOING } from '../../support/smtp-mail.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const CONFIG = {
  domain: 'hinata-setsubi.example',
  selector: 'rusuban',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};
const FROM = { name: '日向設備', address: 'rusuban@hinata-setsubi.example' };

/** RFC 6376, 3.4.2: relaxed. */
const relaxedHeader = (header: string): string => {
  const [name = '', ...value] = header.split(':');
  return `${name.trim().toLowerCase()}:${value
    .join(':')
    .replace(/\r\n/g, '')
    .replace(/[\t ]+/g, ' ')
    .trim()}`;
};
const relaxedBody = (body: string): string =>
  `${body
    .replace(/[\t ]+(?=\r\n)/g, '')
    .replace(/[\t ]+/g, ' ')
    .replace(/(\r\n)+$/, '')}\r\n`;

/** A verifier of our own, by the RFC: whether the published record proves the mail. */
function isProven(mail: string, record: string): boolean {
  const end = mail.indexOf('\r\n\r\n');
  const headers = mail.slice(0, end).split(/\r\n(?![ \t])/);
  const signature = headers.find((one) => /^dkim-signature:/i.test(one)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.split('=')[0]?.trim() ?? '', tag.slice(tag.indexOf('=') + 1).replace(/\s/g, '')]),
  );
  const bodyHash = createHash('sha256')
    .update(relaxedBody(mail.slice(end + 4)), 'latin1')
    .digest('base64');
  if (tags.get('bh') !== bodyHash) return false;
  const named = (tags.get('h') ?? '')
    .split(':')
    .map((name) =>
      relaxedHeader(
        headers.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? `${name}:`,
      ),
    );
  const unsigned = relaxedHeader(signature.replace(/(;\s*b=)[^;]*$/, '$1'));
  const key = createPublicKey({
    key: Buffer.from(/p=(.*)$/.exec(record)?.[1] ?? '', 'base64'),
    format: 'der',
    type: 'spki',
  });
  const verify = createVerify('RSA-SHA256').update(`${named.join('\r\n')}\r\n${unsigned}`, 'latin1');
  return verify.verify(key, tags.get('b') ?? '', 'base64');
}

test('a signed mail is proven by the record that is published, and a changed one is not', async (t) => {
  const { bytes } = buildMessage(OUTGOING, FROM);
  const mail = (await signed(bytes, CONFIG)).toString('latin1');
  const { name, text } = dkimRecord(CONFIG);
  t.is(name, 'rusuban._domainkey.hinata-setsubi.example');
  t.true(isProven(mail, text));
  t.false(isProven(mail.replace(/^Message-ID: <./im, 'Message-ID: <x'), text));
  t.false(isProven(`${mail}more\r\n`, text));
});

test('the signature changes nothing else of the mail', async (t) => {
  const { bytes } = buildMessage(OUTGOING, FROM);
  const mail = (await signed(bytes, CONFIG)).toString('latin1');
  t.true(mail.startsWith('DKIM-Signature: '));
  t.true(mail.endsWith(bytes.toString('latin1')));
});
