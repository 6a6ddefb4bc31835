import test from 'ava';
import type { MailFault } from '../../firmware/http/contract/mail-fault.ts';
import type { OutboxMail } from '../../firmware/http/contract/outbox.ts';
import { lastly, tried } from '../support/fake-box/office-mails.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

const server = 'smtp.office.example:587';
const fault = (one: MailFault): MailFault => one;
const machine = { by: 'machine', server } as const;
const said = (words: string) => ({ by: 'server', server, said: words }) as const;

/** Bad days as a mail meets them, with where it stands then and what a Japanese reader is told. */
const BAD_DAYS: readonly (readonly [MailFault, 'queued' | 'parked', RegExp])[] = [
  [
    fault({ code: 'nobody-listens', ...machine, said: 'connect ECONNREFUSED' }),
    'queued',
    /応答するメールサーバーがありません。.*ポートを確かめて/,
  ],
  [
    fault({ code: 'unknown-host', ...machine, said: 'getaddrinfo ENOTFOUND' }),
    'queued',
    /名前が見つかりません。.*DNS/,
  ],
  [
    fault({ code: 'login-refused', ...said('535 5.7.8 bad'), user: 'box' }),
    'queued',
    /ユーザー名（box）とパスワードを受け付けません。.*書き直して/,
  ],
  [
    fault({ code: 'certificate-expired', ...machine, said: 'certificate has expired' }),
    'queued',
    /今日は有効ではありません。.*日付/,
  ],
  [
    fault({ code: 'certificate-unknown', ...machine, said: 'self-signed certificate' }),
    'queued',
    /保証する認証局を、箱は知りません。.*指紋/,
  ],
  [
    fault({ code: 'recipient-refused', ...said('550 5.1.1 User unknown') }),
    'parked',
    /この宛先を断りました。.*1 文字ずつ/,
  ],
  [
    fault({ code: 'recipient-later', ...said('451 4.7.1 Greylisted') }),
    'queued',
    /あとで送るように言っています。.*箱が自分でまた試します/s,
  ],
  [
    fault({ code: 'timeout', ...machine, said: 'ETIMEDOUT', step: 'mail' }),
    'queued',
    /メールを渡す途中で応答しなくなりました。/,
  ],
  [
    fault({
      code: 'program-failed',
      by: 'server',
      said: 'no route',
      program: '/usr/sbin/sendmail',
      exit: 69,
    }),
    'queued',
    /終了コード 69 で失敗しました。.*箱のユーザーで/,
  ],
  [
    fault({ code: 'webhook-failed', by: 'server', said: 'oops', receiver: 'crm.example', status: 500 }),
    'queued',
    /通知を受け取れませんでした（HTTP 500）。/,
  ],
  [
    fault({ code: 'token-refused', by: 'server', said: 'invalid_grant', service: 'login.example' }),
    'queued',
    /トークンを出しません。.*新しくして/,
  ],
];

function mailsOn(days: typeof BAD_DAYS, like: OutboxMail): OutboxMail[] {
  return days.map(([one, state], at) => ({
    ...like,
    ...{ key: like.key.replace(/..$/, String(10 + at)), state, subject: one.code, attempts: 1 },
    ...lastly(one),
    tries: [tried(like.composedAt, state === 'parked' ? 'refused' : 'later', one)],
  }));
}

browserTest(
  'on a Japanese page every bad day of a mail is told in Japanese with its remedy, and the words of the server as they were',
  async (t) => {
    const { box, address } = await rig.box();
    const [like] = box.office.mails;
    if (like === undefined) return t.fail();
    box.office.mails = mailsOn(BAD_DAYS, like);
    const { page, complaints } = await rig.screen(address, { path: '/mail' });
    const sheet = page.getByRole('region', { name: /./ }).filter({ has: page.locator('.tries') });
    for (const [one, , told] of BAD_DAYS) {
      await page.getByRole('button', { name: one.code, exact: true }).click();
      await sheet.getByRole('heading', { name: one.code, exact: true }).waitFor();
      const why = await sheet.locator('.card-who').innerText();
      t.regex(why.replaceAll('\n', ' '), told);
      t.is(await sheet.locator('.said').innerText(), one.said);
      t.is(await sheet.locator('.said').getAttribute('lang'), 'en');
      // Besides names, numbers and the words of the server there is nothing but Japanese.
      const ours = (await sheet.innerText()).replaceAll(one.said, '').replaceAll(one.code, '');
      t.notRegex(
        ours.replaceAll(
          /[\w.-]+@[\w.-]+|smtp\.office\.example|STARTTLS|HTTP|TLS|DNS|token-url|\/usr\/sbin\/sendmail|crm\.example|login\.example|（box）/g,
          '',
        ),
        /[A-Za-z]{2,}/,
        one.code,
      );
    }
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'what an administrator mends leads to the settings; what was tried in vain is called given up, and not refused',
  async (t) => {
    const { box, address } = await rig.box();
    const [like] = box.office.mails;
    if (like === undefined) return t.fail();
    const down = fault({ code: 'login-refused', ...said('535 5.7.8 bad'), user: 'box' });
    box.office.mails = mailsOn([[down, 'parked', /./]], like);
    const { page } = await rig.screen(address, { path: '/mail', locale: 'en-GB' });
    await page.getByText('It was tried again and again in vain, and is not tried any more.').waitFor();
    await page.getByText('Given up', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Open the settings of the mail server' }).click();
    await page.waitForURL(/\/settings#server$/);
    t.pass();
  },
);

browserTest(
  'mails are filtered by what they wait for, with the keyboard, and the choice stands in the address',
  async (t) => {
    const { address } = await rig.box();
    const { page, complaints } = await rig.screen(address, { path: '/mail' });
    const rows = page.locator('.table tbody tr');
    await page.getByRole('radio', { name: 'すべて' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/\?show=person$/);
    await page.getByRole('radio', { name: /^要対応 2$/ }).waitFor();
    await rows.nth(1).waitFor();
    t.is(await rows.count(), 2);
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(/\?show=waiting$/);
    await rows.nth(2).waitFor();
    t.is(await rows.count(), 3);
    await page.reload();
    t.true(await page.getByRole('radio', { name: /^これから送る/ }).isChecked());
    await page.getByText('送信済', { exact: true }).last().click();
    await page.waitForURL(/\?show=sent$/);
    t.deepEqual(complaints, []);
  },
);
