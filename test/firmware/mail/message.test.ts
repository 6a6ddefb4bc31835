import test from 'ava';
import { type ParsedMail, simpleParser } from 'mailparser';
import { buildMessage, type OutgoingMail } from '../../../firmware/mail/message.ts';
import { OUTGOING } from '../../support/smtp-mail.ts';

const FROM = { name: '日向設備 留守番', address: 'rusuban@hinata-setsubi.example' };

async function arrived(
  change: Partial<OutgoingMail> = {},
  from = FROM,
): Promise<ParsedMail & { raw: string }> {
  const { bytes } = buildMessage({ ...OUTGOING, ...change }, from);
  return { ...(await simpleParser(bytes)), raw: bytes.toString('latin1') };
}

const headerOf = (mail: ParsedMail, name: string) =>
  mail.headerLines.filter(({ key }) => key === name).map(({ line }) => line);

test('Japanese names and subjects arrive as they were written', async (t) => {
  const mail = await arrived();
  t.is(mail.subject, OUTGOING.subject);
  t.deepEqual(mail.from?.value, [{ ...FROM }]);
  t.deepEqual(mail.to === undefined || Array.isArray(mail.to) ? [] : mail.to.value, [
    { name: '高橋 健一', address: 'takahashi@hinata-setsubi.example' },
  ]);
});

test('headers are ASCII and no line is longer than 78 characters', async (t) => {
  const mail = await arrived({ subject: `【不在着信】${'青葉製作所'.repeat(20)}` });
  const [head = ''] = mail.raw.split('\r\n\r\n');
  t.notRegex(head, /[^\x20-\x7e\r\n]/);
  t.deepEqual(
    head.split('\r\n').filter((line) => line.length > 78),
    [],
  );
});

test('text and HTML are two parts that say the same', async (t) => {
  const mail = await arrived();
  t.is(mail.text?.trim(), OUTGOING.text.trim());
  t.is(String(mail.html).trim(), OUTGOING.html.trim());
  t.regex(mail.raw, /^Content-Type: multipart\/alternative/m);
  t.regex(mail.raw, /^Content-Type: text\/plain; charset=UTF-8/m);
});

test('Message-ID and Date are those of the outbox, not of the attempt', async (t) => {
  const mail = await arrived();
  t.is(mail.messageId, OUTGOING.messageId);
  t.is(mail.date?.getTime(), OUTGOING.date);
});

test('what the box wrote by itself says so; a memo does not', async (t) => {
  t.deepEqual(headerOf(await arrived({ isAutomatic: true }), 'auto-submitted'), [
    'Auto-Submitted: auto-generated',
  ]);
  t.deepEqual(headerOf(await arrived({ isAutomatic: false }), 'auto-submitted'), []);
});

test('a reply to a memo reaches whoever wrote it', async (t) => {
  t.is(
    (await arrived({ replyTo: 'ito@hinata-setsubi.example' })).replyTo?.text,
    'ito@hinata-setsubi.example',
  );
  t.is((await arrived({ replyTo: null })).replyTo, undefined);
});

const HOSTILE = 'Eve\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>\u0000\u2028X-Evil: 1';
const injected = test.macro({
  async exec(t, change: Partial<OutgoingMail>) {
    const mail = await arrived(change);
    t.deepEqual(headerOf(mail, 'bcc'), []);
    t.deepEqual(headerOf(mail, 'x-evil'), []);
    t.is(mail.text?.trim(), OUTGOING.text.trim());
  },
  title: (_, change: Partial<OutgoingMail>) => `line ends in ${Object.keys(change).join()} make no header`,
});
test(injected, { subject: HOSTILE });
test(injected, { toName: HOSTILE });
test(injected, { replyTo: `a@example.com\r\nBcc: victim@example.com` });
test('line ends in the name of the office make no header', async (t) => {
  t.deepEqual(headerOf(await arrived({}, { ...FROM, name: HOSTILE }), 'bcc'), []);
});

test('every addressee stands in the mail and in the envelope', async (t) => {
  const toAddresses = ['a@example.com', 'b@example.com'];
  const message = buildMessage({ ...OUTGOING, toAddresses }, FROM);
  t.deepEqual(message.to, toAddresses);
  t.is(message.from, FROM.address);
  t.regex(message.bytes.toString('latin1'), /^To: .*<a@example\.com>,\s.*<b@example\.com>$/ms);
});
