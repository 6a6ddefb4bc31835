import test from 'ava';
import type { Page } from 'playwright-core';
import { catcher, newBox } from '../support/new-box.ts';
import { ADMINISTRATOR, startPbx } from '../support/test-box.ts';
import { ringing } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

const go = (page: Page) => page.getByRole('button', { name: '保存して次へ' }).click();
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

/** While the box starts its rooms again the page is refused, and refusals stand in the browser's console. */
const faults = (complaints: readonly string[]) =>
  complaints.filter(
    (text) => !/status of 4\d\d|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE/.test(text),
  );

async function makeAdministrator(page: Page, code: string | null): Promise<void> {
  await page.getByLabel('セットアップ番号').fill(code ?? '');
  await page.getByLabel('名前').fill(ADMINISTRATOR.name);
  await page.getByLabel('パスワード', { exact: true }).fill(ADMINISTRATOR.password);
  await page.getByLabel('パスワード（もう一度）').fill(ADMINISTRATOR.password);
  await page.getByRole('button', { name: '管理者を作る' }).click();
}

browserTest(
  'a new box is led to work: office, lines, PBX, mail server, representative, a call, and its mail',
  async (t) => {
    const box = await newBox(t, '', { isFresh: true, pageFolder: rig.pageFolder });
    const { pbx, port } = await startPbx(t);
    const { mails, port: mailPort } = await catcher(t);
    const { page, complaints } = await rig.screen(box.url, { extension: null });
    await makeAdministrator(page, box.setupCode);

    await title(page, '言語と会社');
    await page.getByLabel('会社や店の名前').fill('日向設備');
    await go(page);

    await title(page, '外線と内線');
    await page.getByRole('button', { name: '外線を追加' }).click();
    await page.getByLabel('呼び名').fill('代表');
    await page.getByLabel('電話番号').fill('だめ');
    await go(page);
    await page.getByText('電話番号になっていません。').waitFor();
    await page.getByLabel('電話番号').fill('03-1234-0001');
    await go(page);

    await title(page, '電話の機器');
    await page.getByLabel('機器を追加').selectOption('asterisk-ami');
    await page.getByLabel('アドレス').fill('127.0.0.1');
    await page.getByLabel('ポート').fill(String(port));
    await page.getByLabel('ユーザー名').fill('rusuban');
    await page.getByLabel('パスワード').fill('demo');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByRole('button', { name: 'pbx 開く' }).waitFor();
    await page.getByRole('button', { name: '次へ', exact: true }).click();

    await title(page, 'メールサーバー');
    await page.getByLabel('差出人のアドレス').fill('box@hinata-setsubi.example');
    await page.getByLabel('サーバー', { exact: true }).fill('127.0.0.1');
    await page.getByLabel('暗号').selectOption('none');
    await page.getByLabel('ポート').fill('9');
    await page.getByLabel('送り先').fill('takahashi@hinata-setsubi.example');
    await page.keyboard.press('Enter');
    await page.getByText('127.0.0.1:9 で応答するメールサーバーがありません。').waitFor();
    await page.getByLabel('ポート').fill(String(mailPort));
    await page.getByRole('button', { name: 'テストメールを送る' }).click();
    await page
      .getByText('サーバーが takahashi@hinata-setsubi.example へのメールを受け取りました。')
      .waitFor();
    t.is(mails.mails.length, 1);
    await go(page);

    await title(page, 'はじめの担当者');
    await page.getByLabel('名前').fill('高橋 健一');
    await page.getByLabel('メールアドレス').fill('takahashi@hinata-setsubi.example');
    await go(page);

    await title(page, '電話を試す');
    await page.getByRole('radio', { name: '不在' }).click();
    await page.getByText('電話を待っています').waitFor();
    const call = pbx.ring({ from: '0300001201', did: '0312340001', extensions: ['101'] });
    await page.getByRole('heading', { name: '外線 1 代表 の電話が届きました' }).waitFor();
    await page.getByText('03-0000-1201').waitFor();
    await page.getByText('pbx から').waitFor();
    await page.getByText('受話器を取ってください').waitFor();
    await page.getByRole('button', { name: '次へ', exact: true }).click();

    await title(page, '箱が働きはじめました');
    t.is(await page.getByText('あとに回したものがあります').count(), 0);
    await page.getByRole('link', { name: '着信の画面へ' }).click();
    await ringing(page, 1).waitFor();
    call.hangUp('caller');
    await box.until(
      'the mail',
      async () => mails.mails,
      ({ length }) => length === 2,
    );
    t.regex(mails.mails[0]?.text ?? '', /03-0000-1201/);
    t.deepEqual(faults(complaints), []);
  },
);
