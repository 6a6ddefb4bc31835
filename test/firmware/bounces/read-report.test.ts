import test from 'ava';
import { readReport } from '../../../firmware/bounces/read-report.ts';
import {
  MAIL_ID,
  type PlainSample,
  plainMail,
  RETURNED,
  type StatusSample,
  statusReport,
} from './report-samples.ts';

const ADDRESS = 'koizumi@kohoku.example';

test('a delivery status notification names the mail, the recipient and the words of the server', async (t) => {
  t.like(await readReport(statusReport()), {
    type: 'failed',
    messageIds: [MAIL_ID],
    addresses: [ADDRESS],
    words: '550 5.1.1 <koizumi@kohoku.example>: Recipient address rejected',
  });
});

const reads = test.macro({
  async exec(t, sample: StatusSample, expected: object) {
    t.like(await readReport(statusReport(sample)), expected);
  },
  title: (title = '') => title,
});
const FAILED = { type: 'failed', messageIds: [MAIL_ID] };
test(
  'a mail that was given up after days has failed, although its status is one of 4',
  reads,
  { status: '4.4.1', diagnostic: 'x-mta; connect timed out' },
  { ...FAILED, words: '4.4.1 connect timed out' },
);
test(
  'a warning that a mail is late is no failure',
  reads,
  { action: 'delayed', status: '4.4.7' },
  { type: 'delayed' },
);
test('a status without an action is judged by its class', reads, { action: '', status: '5.2.1' }, FAILED);
test(
  'the whole mail may be returned in place of its headers',
  reads,
  { returned: { type: 'message/rfc822', text: `${RETURNED}\n\n本文` } },
  FAILED,
);
test(
  'addresses beyond ASCII have types of their own',
  reads,
  {
    statusType: 'message/global-delivery-status',
    recipient: 'utf-8; 小泉@kohoku.example',
    returned: { type: 'message/global-headers', text: RETURNED },
  },
  { ...FAILED, addresses: ['小泉@kohoku.example'] },
);
test(
  'where nothing is returned, what the report answers to is the mail',
  reads,
  { returned: null, header: [`In-Reply-To: ${MAIL_ID}`] },
  FAILED,
);
test(
  'a relay that wrote a Message-ID of its own returns ours in a header of ours',
  reads,
  {
    returned: {
      type: 'text/rfc822-headers',
      text: `${RETURNED.replace(MAIL_ID, '<relay-7@relay.example>')}\nX-Rusuban-Mail: ${MAIL_ID}`,
    },
  },
  { type: 'failed', messageIds: ['<relay-7@relay.example>', MAIL_ID] },
);
test(
  'a system may name the mail beside the recipients',
  reads,
  { returned: null, statusFields: [`X-Original-Message-ID: ${MAIL_ID}`] },
  FAILED,
);
test(
  'a folded diagnostic is one line',
  reads,
  { diagnostic: 'smtp; 550 5.7.1\r\n message content\r\n\trejected' },
  { words: '550 5.7.1 message content rejected' },
);
test(
  'without a diagnostic the status and the beginning of the text are the words',
  reads,
  { diagnostic: '', text: 'Your message to koizumi could not be delivered.' },
  { words: '5.1.1 Your message to koizumi could not be delivered.' },
);

const isNone = test.macro({
  async exec(t, bytes: Buffer) {
    t.is(await readReport(bytes), null);
  },
  title: (title = '') => title,
});
test(
  'a report that a mail was delivered is left alone',
  isNone,
  statusReport({ action: 'delivered', status: '2.0.0' }),
);
test('a report that names no mail is left alone', isNone, statusReport({ returned: null }));
test(
  'a confirmation that somebody read a mail is left alone',
  isNone,
  Buffer.from(
    statusReport().toString().replace('report-type=delivery-status', 'report-type=disposition-notification'),
  ),
);
test(
  'a complaint about a mail (RFC 5965) is left alone',
  isNone,
  Buffer.from(
    statusReport().toString().replace('report-type=delivery-status', 'report-type=feedback-report'),
  ),
);
test(
  'an absence note is left alone, whatever it quotes',
  isNone,
  plainMail({
    from: 'koizumi@kohoku.example',
    subject: 'Out of office',
    body: `I am away until Monday. 550 is my room.\n\n> Message-ID: ${MAIL_ID}\n`,
    header: ['Auto-Submitted: auto-replied', `In-Reply-To: ${MAIL_ID}`, 'Return-Path: <>'],
  }),
);
test(
  'a newsletter of the postmaster is left alone',
  isNone,
  plainMail({ subject: 'Maintenance', body: 'The server is down tonight.' }),
);

const COPIED = `Return-Path: <rusuban@hinata-setsubi.example>\n${RETURNED}\n\ntext\n`;
const plain = test.macro({
  async exec(t, sample: PlainSample, expected: object) {
    t.like(await readReport(plainMail(sample)), { messageIds: [MAIL_ID], ...expected });
  },
  title: (title = '') => title,
});
test(
  'qmail: recipients before colons, a copy below a line',
  plain,
  {
    subject: 'failure notice',
    body: `Hi. This is the qmail-send program at mx.example.jp.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${ADDRESS}>:\n192.0.2.7 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 192.0.2.7.\n\n--- Below this line is a copy of the message.\n\n${COPIED}`,
  },
  { type: 'failed', addresses: [ADDRESS], words: 'Remote host said: 550 5.1.1 User unknown' },
);
test(
  'Exim of former years: the recipient in a header',
  plain,
  {
    subject: 'Mail delivery failed: returning message to sender',
    header: [`X-Failed-Recipients: ${ADDRESS}`],
    body: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${ADDRESS}\n    Unrouteable address\n\n------ This is a copy of the message, including all the headers. ------\n\n${COPIED}`,
  },
  { type: 'failed', addresses: [ADDRESS] },
);
test(
  'Exim: a warning that delivery is delayed',
  plain,
  {
    subject: 'Warning: message 1abcDE-000001-2f delayed 24 hours',
    body: `A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue. No action is required on your part.\n\n  ${ADDRESS}\n\nMessage-ID: ${MAIL_ID}\n`,
  },
  { type: 'delayed', addresses: [ADDRESS] },
);
test(
  'sendmail of former years: the transcript of a session',
  plain,
  {
    from: 'Mail Delivery Subsystem <postmaster@mx.example.jp>',
    subject: 'Returned mail: User unknown',
    body: `   ----- The following addresses had permanent fatal errors -----\n<${ADDRESS}>\n\n   ----- Transcript of session follows -----\n... while talking to mail.kohoku.example.:\n>>> RCPT To:<${ADDRESS}>\n<<< 550 5.1.1 unknown\n550 ${ADDRESS}... User unknown\n\n   ----- Original message follows -----\n\n${COPIED}`,
  },
  { type: 'failed', addresses: [ADDRESS] },
);
test(
  'Exchange of former years: recipients that could not be reached',
  plain,
  {
    from: 'System Administrator <postmaster@kohoku.example>',
    subject: 'Undeliverable: memo',
    body: `Your message\n\n  To:      Koizumi\n  Sent:    Tue, 24 Nov 2026 10:42:30 +0900\n\ndid not reach the following recipient(s):\n\n${ADDRESS} on Tue, 24 Nov 2026 10:42:31 +0900\n    The recipient name is not recognized\n\nMessage-Id: ${MAIL_ID}\n`,
  },
  { type: 'failed', addresses: [ADDRESS] },
);
test(
  'a provider in Japan: an error mail in ISO-2022-JP',
  plain,
  {
    from: 'postmaster@mail.provider.example.jp',
    subject: '=?ISO-2022-JP?B?GyRCRXpAWiVhITwlaxsoQg==?=',
    charset: 'iso-2022-jp',
    body: `お客様が送信されたメールは、次の宛先に配信できませんでした。\n\n宛先: ${ADDRESS}\n理由: 宛先のメールアドレスが存在しません。\n\n以下は元のメッセージのヘッダーです。\n${RETURNED}\n`,
  },
  {
    type: 'failed',
    addresses: [ADDRESS],
    words:
      'お客様が送信されたメールは、次の宛先に配信できませんでした。 宛先: koizumi@kohoku.example 理由: 宛先のメールアドレスが存在しません。',
  },
);
test(
  'a provider in Japan: a mailbox that is full asks to send again and is a failure',
  plain,
  {
    subject: 'Mail error',
    body: `メールをお届けできませんでした。受信者のメールボックスがいっぱいです。しばらくしてから再送信を行ってください。\n<${ADDRESS}>\n\n----- 元のメッセージ -----\n${RETURNED}\n`,
  },
  { type: 'failed', addresses: [ADDRESS] },
);

test('the same report has the same identity, another one another', async (t) => {
  const first = await readReport(statusReport());
  const again = await readReport(statusReport({ header: ['Received: from elsewhere'] }));
  t.is(first?.id, again?.id);
  const other = statusReport().toString().replace('<report-1@', '<report-2@');
  t.not((await readReport(Buffer.from(other)))?.id, first?.id);
});

test('a report whose mail is cut off is read all the same', async (t) => {
  const whole = statusReport({
    returned: { type: 'message/rfc822', text: `${RETURNED}\n\n${'x'.repeat(1_000_000)}` },
  });
  t.like(await readReport(whole), FAILED);
  t.like(await readReport(whole.subarray(0, 5000)), FAILED);
});
