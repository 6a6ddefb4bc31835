import test from 'ava';
import type { Occasion } from '../../../firmware/mail/compose-facts.ts';
import { composeRefusal, type Undelivered } from '../../../firmware/mail/compose-refusal.ts';
import type { MailFault } from '../../../firmware/mail-faults/mail-fault.ts';
import { EVERY_MAIL_FAULT } from '../../support/every-mail-fault.ts';
import { putOff, refused } from '../../support/mail-faults.ts';

const AT = Date.UTC(2026, 10, 24, 1, 42);
const occasion = (locale: 'ja' | 'en'): Occasion => ({
  ...{ locale, timeZone: 'Asia/Tokyo', siteName: '日向設備', toName: '松本 直子', templates: {} },
});
const mail = (faults: readonly MailFault[], reply = ''): Undelivered => ({
  ...{ toName: '伊藤 さくら', toAddresses: ['ito@office.example'], subject: '不在着信', faults, reply },
  ...{ link: 'https://box.example/mail?key=1', at: AT },
});
const textOf = (mails: readonly Undelivered[], locale: 'ja' | 'en' = 'ja') =>
  composeRefusal({ mails, count: mails.length, isTimeKnown: true }, occasion(locale)).text;

/** Terms that a Japanese administrator reads and types in Latin letters. */
const TERMS =
  /STARTTLS|TLS|DNS|HTTPS?|MQTT|Rusuban|journal|EX_[A-Z]+|token-url|\b(webhook|mail|mqtt)\b(?= の項目|）)/g;

test('a notice to a Japanese reader is Japanese, whatever happened, but for names and the words of the server', (t) => {
  for (const fault of EVERY_MAIL_FAULT) {
    const { code: _, ...rest } = fault;
    const facts = Object.values(rest)
      .flat()
      .filter((one) => typeof one === 'string');
    const text = facts
      .reduce((left, fact) => left.replaceAll(fact, ''), textOf([mail([fault])]))
      .replaceAll(/ito@office\.example|https:\S+/g, '')
      .replaceAll(TERMS, '');
    t.notRegex(text, /[A-Za-z]{2,}/, fault.code);
  }
});

test('a refusal says what happened, what the server said and what to do', (t) => {
  const text = textOf([mail([refused('550 5.1.1 User unknown')])]);
  t.true(
    text.includes(
      '件名　不在着信\n理由　メールサーバーが、この宛先を断りました。\nサーバーのことば　550 5.1.1 User unknown\n直し方　宛先を 1 文字ずつ確かめてください。直せば送れます。\nメールの画面　https://',
    ),
    text,
  );
});

test('what nobody refused was given up, and the notice says so', (t) => {
  t.regex(textOf([mail([putOff('452 full')])]), /何度も試しましたが、送れませんでした。\n理由　/);
  t.notRegex(textOf([mail([refused('550 no')])]), /何度も/);
});

test('words of the machine are left out: they are of no use to a reader of mail', (t) => {
  const fault: MailFault = {
    ...{ code: 'nobody-listens', server: 'mail.example:25' },
    ...{ said: 'connect ECONNREFUSED 192.0.2.1:25', by: 'machine' },
  };
  t.notRegex(textOf([mail([fault])]), /ECONNREFUSED/);
});

test('each addressee is told of with his own reason; a mail from before there were codes, with its text', (t) => {
  const both = textOf([mail([refused('550 no ito'), putOff('452 kato is full')])], 'en');
  t.regex(both, /Why: .*\nThe server said: 550 no ito\n(.|\n)*Why: .*\nThe server said: 452 kato is full\n/);
  t.regex(textOf([mail([], '550 5.1.1 as it was')]), /サーバーのことば　550 5\.1\.1 as it was\n/);
});
