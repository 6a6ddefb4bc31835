import test from 'ava';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { CHARSETS, type Charset } from '../../../firmware/mail/charset.ts';
import { headerText } from '../../../firmware/mail/encoded-word.ts';
import { buildMessage, type OutgoingMail } from '../../../firmware/mail/message.ts';
import { vcardOf } from '../../../firmware/mail/vcard.ts';
import { readByPython, withoutPython } from '../../support/python-mail.ts';
import { OUTGOING } from '../../support/smtp-mail.ts';
import { AOBA } from './call-facts.ts';

const FROM = { name: '日向設備 留守番', address: 'rusuban@hinata-setsubi.example' };
const SUBJECT =
  '【不在着信 3件】株式会社青葉製作所購買部の佐藤美咲様ほか2名からお電話がありました（至急折り返しのお願い）';

const written = (change: Partial<OutgoingMail>): Buffer =>
  buildMessage({ ...OUTGOING, subject: SUBJECT, ...change }, FROM).bytes;

const named = (charset: Charset): string => `the mail in ${charset}`;

for (const charset of CHARSETS) {
  test(`${named(charset)} is read by mailparser as it was written`, async (t) => {
    const vcard = vcardOf(AOBA, ['03-0000-1201']);
    const mail = await simpleParser(written({ charset, vcard, thread: '<t@box.example>' }));
    t.is(mail.subject, SUBJECT);
    t.deepEqual(mail.from?.value, [FROM]);
    t.deepEqual(mail.to === undefined || Array.isArray(mail.to) ? [] : mail.to.value, [
      { name: '高橋 健一', address: 'takahashi@hinata-setsubi.example' },
    ]);
    t.is(mail.text, OUTGOING.text);
    t.is(String(mail.html).trim(), OUTGOING.html.trim());
    t.is(mail.messageId, OUTGOING.messageId);
    t.is(mail.date?.getTime(), OUTGOING.date);
    t.is(mail.references, '<t@box.example>');
    t.is(mail.headers.get('auto-submitted'), 'auto-generated');
    t.is(mail.attachments[0]?.filename, '佐藤 美咲.vcf');
    t.regex(mail.attachments[0]?.content.toString('utf8') ?? '', /FN:佐藤 美咲\r\n/);
  });

  const python = withoutPython === null ? test : test.skip;
  if (withoutPython !== null)
    test.skip(`${named(charset)}, read by Python: ${withoutPython}`, (t) => t.pass());
  python(`${named(charset)} is read by Python as it was written, without a defect`, async (t) => {
    const mail = readByPython(written({ charset, vcard: vcardOf(AOBA, ['03-0000-1201']) }));
    t.is(mail.subject, SUBJECT);
    t.is(mail.to, '高橋 健一 <takahashi@hinata-setsubi.example>');
    t.is(mail.text, OUTGOING.text);
    t.is(mail.html, OUTGOING.html);
    t.deepEqual(mail.charsets, [charset, charset]);
    t.is(mail.file, '佐藤 美咲.vcf');
    t.regex(mail.fileText ?? '', /^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
    t.deepEqual(mail.defects, []);
  });

  test(`${named(charset)}: headers are ASCII, folded, and every encoded word is whole in itself`, async (t) => {
    const [head = ''] = written({ charset }).toString('latin1').split('\r\n\r\n');
    t.notRegex(head, /[^\x20-\x7e\r\n]/);
    t.true(
      head.split('\r\n').every((line) => line.length <= 78),
      head,
    );
    const words = [...head.matchAll(/=\?([^?]+)\?B\?([^?]*)\?=/g)];
    t.true(words.length > 4);
    const decoder = new TextDecoder(charset, { fatal: true });
    for (const [word, , base64 = ''] of words) {
      t.true(word.length <= 75);
      t.notThrows(() => decoder.decode(Buffer.from(base64, 'base64')));
    }
  });
}

const inUnicode = test.macro({
  async exec(t, change: Partial<OutgoingMail>) {
    const bytes = written({ charset: 'iso-2022-jp', ...change });
    const mail = await simpleParser(bytes);
    t.regex(bytes.toString('latin1'), /^Content-Type: text\/plain; charset=UTF-8/m);
    t.is(mail.subject, change.subject ?? SUBJECT);
  },
  title: (_, change: Partial<OutgoingMail>) =>
    `one character without a place, in ${Object.keys(change).join()}, and the whole mail is UTF-8`,
});
test(inUnicode, { subject: '髙橋様 😀' });
test(inUnicode, { text: '山﨑様へ\n' });
test(inUnicode, { html: '<p>Café</p>' });
test(inUnicode, { toName: '髙橋' });

test('a file name that does not fit is written in UTF-8, and the mail around it is not', async (t) => {
  const vcard = vcardOf({ ...AOBA, contact: '髙橋 健' }, []);
  const bytes = written({ charset: 'iso-2022-jp', vcard });
  t.regex(bytes.toString('latin1'), /charset=ISO-2022-JP/);
  t.is((await simpleParser(bytes)).attachments[0]?.filename, '髙橋 健.vcf');
});

test('a line of a memo that is longer than mail allows is sent in base64, and arrives as one line', async (t) => {
  const text = `${'納期の件で確認したいとのことです。'.repeat(200)}\n`;
  const bytes = written({ charset: 'iso-2022-jp', text });
  t.true(
    bytes
      .toString('latin1')
      .split('\r\n')
      .every((line) => line.length <= 990),
  );
  t.is((await simpleParser(bytes)).text, text);
});

test('a mail is the same to the byte at every attempt', async (t) => {
  t.deepEqual(written({ charset: 'iso-2022-jp' }), written({ charset: 'iso-2022-jp' }));
});

test('a mail that is ASCII is sent as it is, whatever the charset', (t) => {
  const english = {
    subject: 'Missed call: Aoba 10:42',
    toName: 'K. Takahashi',
    text: 'For you\n',
    html: '<p>For you</p>\n',
  };
  for (const charset of CHARSETS) {
    const mail = written({ charset, ...english }).toString('latin1');
    t.regex(mail, /\r\n\r\nFor you\r\n/);
    t.regex(mail, /^To: "K\. Takahashi"$/m);
    t.notRegex(mail, /base64/);
  }
});

test('a domain that is not ASCII is written as name servers know it', async (t) => {
  const bytes = written({ toAddresses: ['takahashi@日向設備.example'] });
  t.true(bytes.every((byte) => byte < 0x80));
  t.regex(bytes.toString('latin1'), /<takahashi@xn--[a-z0-9-]+\.example>/);
});

test('the mail in ISO-2022-JP is seven bits wide', async (t) => {
  t.true(written({ charset: 'iso-2022-jp' }).every((byte) => byte < 0x80));
});

const HOSTILE = 'Eve\r\nBcc: victim@example.com\r\n\r\n\u001b$B\u0000X: 1';
for (const field of ['subject', 'toName', 'replyTo', 'text'] as const) {
  test(`line ends and escapes in ${field} make no header in ISO-2022-JP either`, async (t) => {
    const mail = await simpleParser(written({ charset: 'iso-2022-jp', [field]: HOSTILE }));
    t.is(mail.headers.get('bcc'), undefined);
    t.is(mail.headers.get('x'), undefined);
  });
}

test('whatever a subject says, its folded form is decoded to the same', async (t) => {
  const text = fc.string({ unit: fc.constantFrom(...'青葉 A1-?=_〜ー,。"(）'), maxLength: 120 });
  const property = fc.asyncProperty(text, async (subject) => {
    const line = `Subject: ${headerText(subject, 'iso-2022-jp', 9)}\r\n\r\n`;
    t.true(line.split('\r\n').every((one) => one.length <= 78));
    const { subject: read = '' } = await simpleParser(line);
    t.is(read.trim(), subject.replace(/〜/g, '～').trim());
  });
  await t.notThrowsAsync(fc.assert(property, { seed: 20261127, numRuns: 60 }));
});
