import test from 'ava';
import type { Pairing, TerminalList } from '../../firmware/http/contract/access.ts';
import { uuid } from '../support/fake-box/ids.ts';
import { startBox } from '../support/test-box.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

/** The browser writes every refused request into its console; anything else is a fault. */
const faults = (complaints: readonly string[]) =>
  complaints.filter((text) => !/status of (401|403|429)/.test(text));

browserTest('a new box asks for its set-up code, makes an administrator and leads on', async (t) => {
  const box = await startBox(t, { isFresh: true, pageFolder: rig.pageFolder });
  const { page, complaints } = await rig.screen(box.url, { path: '/history' });
  await page.getByRole('heading', { name: 'はじめに、管理者を作ります' }).waitFor();
  await page.getByLabel('セットアップ番号').fill('WRONG-CODE2');
  await page.getByLabel('名前').fill('松本');
  await page.getByLabel('パスワード', { exact: true }).fill('ひらけごま ひらけごま');
  await page.getByLabel('パスワード（もう一度）').fill('ひらけごま ひらけごま');
  await page.getByRole('button', { name: '管理者を作る' }).click();
  await page.getByText('番号がちがいます').waitFor();
  await page.getByLabel('セットアップ番号').fill(box.setupCode?.toLowerCase() ?? '');
  await page.getByRole('button', { name: '管理者を作る' }).click();
  await page.getByRole('heading', { level: 1, name: 'はじめの担当者' }).waitFor();
  await page.getByRole('link', { name: '外線', exact: true }).click();
  await page.locator('.board').waitFor();
  t.deepEqual(faults(complaints), []);
});

browserTest(
  'a stranger sees the two doors and nothing of the office; the keyboard alone logs in',
  async (t) => {
    const box = await startBox(t, { pageFolder: rig.pageFolder });
    const { page, complaints } = await rig.screen(box.url);
    await page.getByRole('heading', { name: '管理者のログイン' }).waitFor();
    t.is(await page.getByRole('navigation').count(), 0);
    await page.getByLabel('名前').focus();
    await page.keyboard.type('kanri');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('名前かパスワードがちがいます。').waitFor();
    await page.getByLabel('パスワード').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.locator('.board').waitFor();
    await page.goto(`${box.url}/settings`);
    await page.getByRole('button', { name: 'ログアウト' }).click();
    await page.getByRole('heading', { name: '管理者のログイン' }).waitFor();
    t.deepEqual(faults(complaints), []);
  },
);

browserTest('six digits pair a desk with its telephone; revoked, its page shuts by itself', async (t) => {
  const box = await startBox(t, { pageFolder: rig.pageFolder });
  const plan = { name: '受付', extension: '102' };
  const { body } = await box.ask<Pairing>('POST', '/api/pairings', plan);
  const { page, complaints } = await rig.screen(box.url, { extension: null, locale: 'en-GB' });
  await page.getByRole('heading', { name: 'Pair this terminal' }).waitFor();
  await page.getByLabel('Digit 1').focus();
  await page.keyboard.type(body.code);
  await page.keyboard.press('Enter');
  await page.locator('.board').waitFor();
  t.is(await page.evaluate(() => localStorage.getItem('rusuban.telephone')), 'extension:102');
  await page.goto(`${box.url}/settings`);
  await page.getByText('Terminal “受付”').waitFor();
  t.is(await page.getByRole('link', { name: 'Hardware' }).count(), 0);
  const [terminal] = (await box.ask<TerminalList>('GET', '/api/terminals')).body.items;
  await box.ask('DELETE', `/api/terminals/${terminal?.id}`);
  await page.getByRole('heading', { name: 'Pair this terminal' }).waitFor({ timeout: 20_000 });
  t.deepEqual(faults(complaints), []);
});

browserTest('a link pairs with one press, on a telephone too', async (t) => {
  const box = await startBox(t, { pageFolder: rig.pageFolder });
  const { body } = await box.ask<Pairing>('POST', '/api/pairings', { name: '社長室' });
  const { page } = await rig.screen(box.url, { path: `/pair#${body.secret}`, width: 320, height: 640 });
  await page.getByRole('button', { name: '登録する' }).click();
  await page.locator('.board').waitFor();
  t.notRegex(page.url(), /#/, 'the secret does not stay in the address');
});

browserTest(
  'an administrator pairs a desk by the digits on the screen, makes a key, and reads who did what',
  async (t) => {
    const box = await startBox(t, { pageFolder: rig.pageFolder });
    const { page, complaints } = await rig.screen(box.url, { path: '/login' });
    await page.getByLabel('名前').fill('kanri');
    await page.getByLabel('パスワード').fill('correct horse battery');
    await page.getByRole('button', { name: 'ログイン' }).click();
    await page.locator('.board').waitFor();
    await page.goto(`${box.url}/settings#terminals`);
    await page.getByRole('button', { name: '端末を登録する' }).click();
    await page.getByLabel('端末の名前').fill('受付');
    await page.getByLabel('となりの電話機').selectOption('101');
    await page.getByRole('button', { name: '登録番号を出す' }).click();
    await page.getByRole('img', { name: '登録のリンクの QR コード' }).waitFor();
    const code = (await page.locator('.bignum').innerText()).replaceAll(/\D/g, '');
    const desk = await rig.screen(box.url, { extension: null });
    await desk.page.getByLabel('1 けた目').focus();
    await desk.page.keyboard.type(code);
    await desk.page.keyboard.press('Enter');
    await desk.page.locator('.board').waitFor();
    await page.getByText('端末「受付」を登録しました').waitFor();
    await page.getByRole('button', { name: '受付 取り消す' }).waitFor();
    await page.goto(`${box.url}/settings#tokens`);
    await page.getByRole('button', { name: '鍵を作る' }).click();
    await page.getByLabel('使うプログラム').fill('集計');
    await page.getByLabel('履歴を見る').check();
    await page.getByRole('button', { name: '鍵を作る' }).click();
    await page.getByText(/^rsb_[\w-]{43}$/).waitFor();
    await box.ask('POST', '/api/customers', { name: '青葉商店' });
    await page.goto(`${box.url}/settings#audit`);
    await page.getByText('鍵：追加・実行').waitFor();
    await page.getByText('端末の登録').first().waitFor();
    await page.getByRole('link', { name: 'この顧客を見る' }).click();
    await page.getByRole('heading', { name: '青葉商店' }).waitFor();
    t.deepEqual(faults(complaints), []);
  },
);

browserTest(
  'a terminal is told calmly, in its language, that an address is for administrators or not for it',
  async (t) => {
    const { box, address } = await rig.box();
    box.me = { ...box.me, type: 'terminal', name: '受付', representativeId: uuid(1) };
    const { page, complaints } = await rig.screen(address);
    await page.getByRole('link', { name: '設定' }).first().waitFor();
    t.is(await page.getByRole('link', { name: '統計' }).count(), 0);
    for (const [path, title] of [
      ['/hardware', 'この画面は管理者用です'],
      ['/import', 'この画面は管理者用です'],
      ['/start', 'この画面は管理者用です'],
      ['/settings#users', 'この画面は管理者用です'],
      ['/statistics', 'この画面はこの端末では見られません'],
    ] as const) {
      await page.goto(address + path);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      t.is(await page.locator('#main button, #main [lang="en"]').count(), 0, path);
    }
    await page.getByRole('link', { name: '外線の画面へ' }).click();
    await page.locator('.board').waitFor();
    t.deepEqual(complaints, []);
  },
);
