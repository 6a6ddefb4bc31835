import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { card, knownCaller, ringing, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

browserTest('a lost connection is said, actions wait, and the board is whole again afterwards', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address);
  const { call } = knownCaller(box, '1');
  await ringing(page, 1).waitFor();
  box.down = true;
  box.cut();
  await page.locator('.banner', { hasText: '箱との接続が切れています' }).waitFor();
  t.is(await ringing(page, 1).count(), 0);
  t.true(await page.locator('.todo button').first().isDisabled());
  t.true(await page.getByRole('radio', { name: '不在' }).isDisabled());
  box.end(call.key, 'missed');
  box.down = false;
  await page.locator('.banner').waitFor({ state: 'detached' });
  await page.locator('.toast', { hasText: 'ぶりにつながりました' }).waitFor();
  t.is(await page.locator('.board > .line[data-state="idle"]').count(), 5);
});

browserTest('the mode flips on the box’s word, on every screen', async (t) => {
  const { address } = await rig.box();
  const one = await rig.screen(address);
  const two = await rig.screen(address, { extension: '14', locale: 'en-GB' });
  await row(two.page, 1).waitFor();
  await one.page.getByRole('radio', { name: '不在' }).click();
  for (const { page } of [one, two]) await page.locator('body[data-mode="away"]').waitFor();
  t.true(await two.page.getByRole('radio', { name: 'Away' }).isChecked());
});

browserTest('a returned call is marked as done and can be taken back with Ctrl+Z', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address);
  await page.locator('.todo > li').first().waitFor();
  await page.locator('.todo > li').first().getByRole('button', { name: '済みにする' }).click();
  await page.locator('.todo > li:nth-child(3)').waitFor({ state: 'detached' });
  t.is(box.office.board.toReturn.length, 2);
  await page.locator('.toast', { hasText: '桐生建具店を済みにしました' }).waitFor();
  await page.locator('#main').focus();
  await page.keyboard.press('Control+z');
  await page.locator('.todo > li:nth-child(3)').waitFor();
  t.is(box.office.board.toReturn.length, 3);
});

browserTest('the language is the browser’s until another is chosen, and stays chosen', async (t) => {
  const { address } = await rig.box();
  const { page } = await rig.screen(address, { locale: 'en-GB', path: '/settings' });
  await page.getByRole('heading', { name: 'This screen' }).waitFor();
  await page.getByText('日本語').click();
  await page.getByRole('heading', { name: 'この画面' }).waitFor();
  t.is(await page.locator('html').getAttribute('lang'), 'ja');
  await page.reload();
  await page.getByRole('heading', { name: 'この画面' }).waitFor();
  t.pass();
});

browserTest('the telephone beside the screen is asked for once', async (t) => {
  const { address } = await rig.box();
  const { page } = await rig.screen(address, { extension: null });
  const question = page.locator('.ask-telephone');
  await question.getByRole('combobox').selectOption({ label: '内線12 伊藤' });
  await question.getByRole('button', { name: '保存' }).click();
  await question.waitFor({ state: 'detached' });
  await page.reload();
  await row(page, 1).waitFor();
  t.is(await question.count(), 0);
});

browserTest('markup in a name is text everywhere', async (t) => {
  const { box, address } = await rig.box();
  const [customer] = box.office.customers;
  if (customer) customer.name = '<script>window.hit = 1</script><img src=x onerror="window.hit = 1">';
  const { page, complaints } = await rig.screen(address);
  await row(page, 1).waitFor();
  const { call } = knownCaller(box, '1');
  box.answer(call.key, '12');
  await card(page).locator('h2', { hasText: '<script>' }).waitFor();
  await page.goto(`${address}/customers`);
  await page.locator('.row-link', { hasText: '<img src=x' }).waitFor();
  t.is(await page.evaluate(() => Reflect.get(window, 'hit')), undefined);
  t.deepEqual(complaints, []);
});

browserTest('a customer who was there twice is one: his page has the numbers of both', async (t) => {
  const { box, address } = await rig.box();
  const [one, other] = box.office.customers;
  const { page } = await rig.screen(address, { path: `/customers/${one?.id}` });
  await page.getByRole('button', { name: 'ほかの顧客とまとめる' }).click();
  await page.locator('[role="combobox"]').pressSequentially('みなと');
  await page.getByRole('option', { name: 'みなと運輸' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: '株式会社青葉製作所にまとめました' }).waitFor();
  const numbers = await page
    .locator('.numbers input.num')
    .evaluateAll((all) => all.map((input) => (input as HTMLInputElement).value));
  t.true(numbers.includes('03-0000-1201') && numbers.includes('045-000-3310'), numbers.join());
  t.false(box.office.customers.includes(other as (typeof box.office.customers)[number]));
  await page.locator('#main:focus').waitFor();
});

browserTest('a refused mail is corrected and sent again', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address, { path: '/mail' });
  await page.locator('.said', { hasText: '550 5.1.1' }).waitFor();
  await page.getByLabel('宛先', { exact: true }).fill('yamamoto@hinata-setsubi.example');
  await page.getByRole('button', { name: '直して送る' }).click();
  await page.locator('.toast', { hasText: 'もう一度送ります' }).waitFor();
  t.deepEqual(
    box.retried.map(({ body }) => body),
    [{ toAddresses: ['yamamoto@hinata-setsubi.example'] }],
  );
});

browserTest('Back goes to the page before, and an address can be opened directly', async (t) => {
  const { address } = await rig.box();
  const { page } = await rig.screen(address, { path: '/history?outcome=missed' });
  await page.locator('.row-link').first().waitFor();
  t.is(await page.locator('tbody tr:not(.day)').count(), 3);
  await page.getByRole('link', { name: '設定' }).click();
  await page.getByRole('heading', { name: 'この画面' }).waitFor();
  await page.goBack();
  await page.locator('.row-link').first().waitFor();
  t.is(await page.locator('tbody tr:not(.day)').count(), 3);
});

// What is fetched a second later, while nobody waits: the pages behind the board, their words, what they share with the doors, and the words for broken equipment.
const LATER = /office|gate|password|reason/;

browserTest(
  'the first screen is there after less than 60 KB of script and style, packed, in either language',
  async (t) => {
    const { address } = await rig.box();
    for (const locale of ['ja-JP', 'en-GB']) {
      const { page } = await rig.screen(address, { locale });
      await row(page, 1).waitFor();
      const paths = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
      );
      const first = paths.filter((path) => /\.(js|css)$/.test(path) && !LATER.test(path));
      t.true(first.length >= 3, first.join());
      const sizes = first.map((path) => gzipSync(readFileSync(join(rig.pageFolder, path))).length);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      t.true(total < 60 * 1024, `${locale}: ${first.map((path, at) => `${path} ${sizes[at]}`)}`);
    }
  },
);
