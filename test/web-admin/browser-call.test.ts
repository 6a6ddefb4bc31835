import test from 'ava';
import { numberCaller } from '../support/fake-box/office-calls.ts';
import { card, knownCaller, ringing, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

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
  await page.keyboard.press('Alt+m');
  await page.locator('dialog textarea:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('#customer-search:focus').waitFor();
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
  'a card that nobody touched goes half a minute after the call and gives the focus back; one that was typed into stays',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address);
    await page.clock.install();
    await page.reload();
    await row(page, 1).waitFor();
    const talked = async () => {
      await page.keyboard.press('Alt+2');
      const { call } = knownCaller(box, '1');
      box.answer(call.key, '12');
      await card(page).locator('h2:focus').waitFor();
      return call;
    };
    box.end((await talked()).key);
    await card(page).getByText('通話終了').waitFor();
    await page.clock.runFor(29_000);
    t.is(await card(page).count(), 1);
    await page.clock.runFor(1_500);
    await card(page).waitFor({ state: 'detached' });
    await page.locator('.line[data-index="1"]:focus').waitFor();
    const { key } = await talked();
    await card(page).getByLabel('部署').fill('製造部');
    box.end(key);
    await card(page).getByText('通話終了').waitFor();
    await page.clock.runFor(90_000);
    t.is(await card(page).getByLabel('部署').inputValue(), '製造部');
  },
);

browserTest(
  'a card that opens while somebody types on another one hides nothing; F2 goes to it',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address);
    await row(page, 1).waitFor();
    const first = knownCaller(box, '1').call;
    box.answer(first.key, '12');
    await card(page).getByLabel('部署').fill('製造');
    const second = knownCaller(box, '2', 1).call;
    box.answer(second.key, '12');
    await page.locator('.folded', { hasText: 'みなと運輸' }).waitFor();
    await page.keyboard.type('部');
    t.is(await card(page).getByLabel('部署').first().inputValue(), '製造部');
    await page.keyboard.press('F2');
    await card(page).locator('h2:focus', { hasText: 'みなと運輸' }).waitFor();
    await page.keyboard.press('Escape');
    await card(page).nth(1).waitFor({ state: 'detached' });
    await page.keyboard.type('長');
    t.is(await card(page).getByLabel('部署').inputValue(), '製造部長');
  },
);
