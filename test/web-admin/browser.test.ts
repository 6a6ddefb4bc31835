import test from 'ava';
import type { Page } from 'playwright-core';
import type { FakeBox } from '../support/fake-box/fake-box.ts';
import { briefOf, numberCaller } from '../support/fake-box/office-data.ts';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';

const rig = new BrowserRig();
const browserTest = withoutBrowser === null ? test.serial : test.serial.skip;
if (withoutBrowser !== null) test.serial.skip(`the page in a browser: ${withoutBrowser}`, (t) => t.pass());

test.before(async () => {
  if (withoutBrowser === null) await rig.start();
});
test.afterEach.always(() => rig.clear());
test.after.always(() => rig.stop());

const row = (page: Page, line: number) => page.locator('.board > .line').nth(line - 1);
const ringing = (page: Page, line: number) =>
  page.locator(`.board > .line:nth-child(${line})[data-state="ringing"]`);
const card = (page: Page) => page.locator('dialog.sheet.is-call');

function knownCaller(box: FakeBox, line: string, n = 0) {
  const customer = box.office.customers[n];
  if (customer === undefined) throw new Error('The fake office has no such customer.');
  const call = box.ring({
    line,
    caller: numberCaller(customer.numbers[0]?.display ?? ''),
    customer: briefOf(customer),
  });
  return { customer, call };
}

browserTest(
  'a ring makes the row amber with name, number and representative, and the title says it',
  async (t) => {
    const { box, address } = await rig.box();
    const { page, complaints } = await rig.screen(address);
    await row(page, 1).waitFor();
    const { call } = knownCaller(box, '1');
    await ringing(page, 1).waitFor();
    const text = await row(page, 1).innerText();
    for (const part of ['着信中', '青葉製作所', '03-0000-1201', '高橋 健一'])
      t.true(text.includes(part), part);
    t.is(await page.title(), '● 外線1 着信');
    box.end(call.key, 'missed');
    await page.locator('.board > .line:nth-child(1)[data-state="idle"]').waitFor();
    t.false((await row(page, 1).innerText()).includes('青葉'));
    t.deepEqual(complaints, []);
  },
);

browserTest('the card opens where the telephone answered, and on no other screen', async (t) => {
  const { box, address } = await rig.box();
  const mine = await rig.screen(address, { extension: '12' });
  const other = await rig.screen(address, { extension: '14' });
  await row(mine.page, 1).waitFor();
  await row(other.page, 1).waitFor();
  const { call } = knownCaller(box, '1');
  box.answer(call.key, '12');
  await card(mine.page).locator('#card-name, h2', { hasText: '青葉製作所' }).waitFor();
  await other.page.locator('.board > .line[data-state="busy"]').waitFor();
  t.is(await card(other.page).count(), 0);
  t.deepEqual([...mine.complaints, ...other.complaints], []);
});

browserTest('the card does not take the focus from somebody who types; F2 goes there and back', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address, { path: '/customers' });
  await page.locator('#customer-search').pressSequentially('みな');
  const { call } = knownCaller(box, '1');
  box.answer(call.key, '12');
  await page.locator('.folded').waitFor();
  t.is(await page.evaluate(() => document.activeElement?.id), 'customer-search');
  await page.keyboard.press('F2');
  await page.locator('h2[data-card-focus]:focus').waitFor();
  await page.keyboard.press('F2');
  t.is(await page.evaluate(() => document.activeElement?.id), 'customer-search');
});

browserTest('a number without a customer offers search, and the chosen customer opens', async (t) => {
  const { box, address } = await rig.box();
  const { page, complaints } = await rig.screen(address);
  await row(page, 1).waitFor();
  const call = box.ring({ line: '4', caller: numberCaller('090-0000-6134') });
  box.answer(call.key, '12');
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.type('ミナ');
  await page.getByRole('option').nth(1).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await card(page).locator('h2', { hasText: 'ミナミ精機' }).waitFor();
  t.is(box.office.board.calls[0]?.customer?.name, 'ミナミ精機株式会社');
  t.deepEqual(complaints, []);
});

browserTest('a new customer carries the number of the caller and opens when saved', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address);
  await row(page, 1).waitFor();
  const call = box.ring({ line: '4', caller: numberCaller('090-0000-6134') });
  box.answer(call.key, '12');
  await page.locator('[role="combobox"]:focus').waitFor();
  await page.keyboard.press('Alt+n');
  await page.getByLabel('名前').fill('丸山ガラス店');
  await page.keyboard.press('Control+s');
  await card(page).locator('h2', { hasText: '丸山ガラス店' }).waitFor();
  t.is(box.office.customers.at(-1)?.numbers[0]?.number, '090-0000-6134');
});

browserTest(
  'a memo is written with canned phrases, shown as the mail that arrives, and sent with Ctrl+Enter',
  async (t) => {
    const { box, address } = await rig.box();
    const { page, complaints } = await rig.screen(address);
    await row(page, 1).waitFor();
    const { call } = knownCaller(box, '1');
    box.answer(call.key, '12');
    await card(page).locator('h2:focus').waitFor();
    await page.keyboard.press('Alt+m');
    await page.locator('dialog textarea:focus').waitFor();
    await page.keyboard.press('Alt+1');
    await page.keyboard.type('納期の件。');
    await page.locator('.mail .new', { hasText: '折り返し電話をください。納期の件。' }).waitFor();
    await page.locator('.mail .text', { hasText: '高橋 健一 様' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.toast', { hasText: '通話が終わると送られます' }).waitFor();
    t.is(await page.locator('dialog.is-memo').count(), 0);
    t.like(box.sentMemos[0], { callKey: call.key });
    t.like(box.sentMemos[0]?.memo, {
      text: '折り返し電話をください。納期の件。',
      toAddress: 'takahashi@hinata-setsubi.example',
      author: '伊藤',
      authorExtension: '12',
    });
    t.deepEqual(complaints, []);
  },
);

browserTest('a memo that was begun is there again after the page was closed', async (t) => {
  const { box, address } = await rig.box();
  const { page } = await rig.screen(address);
  await row(page, 1).waitFor();
  const { call } = knownCaller(box, '1');
  box.answer(call.key, '12');
  await card(page).locator('h2:focus').waitFor();
  await page.keyboard.press('Alt+m');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.type('書きかけ');
  await page.reload();
  await card(page).locator('h2:focus').waitFor();
  await page.keyboard.press('Alt+m');
  t.is(await page.locator('dialog.is-memo textarea').inputValue(), '書きかけ');
});

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

for (const path of [
  '/',
  '/history',
  '/customers',
  '/customers/new',
  '/mail',
  '/settings#texts',
  '/hardware',
  '/demo',
  '/?wall=1',
]) {
  browserTest(
    `at 320 pixels nothing scrolls sideways and nothing is complained about: ${path}`,
    async (t) => {
      const { box, address } = await rig.box();
      knownCaller(box, '1', 5);
      for (const locale of ['ja-JP', 'en-GB']) {
        const { page, complaints } = await rig.screen(address, { path, locale, width: 320, height: 640 });
        await page
          .locator(path === '/?wall=1' ? '.wall .line' : '#main :is(.line, h1, .head)')
          .first()
          .waitFor();
        t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), locale);
        t.deepEqual(complaints, []);
      }
    },
  );
}
