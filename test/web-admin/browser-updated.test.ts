import test from 'ava';
import type { Page } from 'playwright-core';
import { card, knownCaller } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

/** Lets the box lose files of the page, as an update does. `times`: how often the page was read since. */
async function loses(page: Page, files: RegExp) {
  let times = 0;
  page.on('load', () => times++);
  await page.route(files, (route) => route.fulfill({ status: 404, body: '' }));
  return { times: () => times, found: () => page.unroute(files) };
}

browserTest(
  'a tab from before an update reads itself again when its terminal is revoked, and shows the doors',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address);
    await page.locator('.board').waitFor();
    const { times, found } = await loses(page, /gate-page/);
    page.on('framenavigated', () => void found());
    box.me = { ...box.me, type: 'anonymous', name: '' };
    await page.route('**/api/events', (route) => route.fulfill({ status: 401, body: '' }));
    box.cut();
    await page.getByRole('heading', { name: 'この端末を登録する' }).waitFor();
    t.is(times(), 1);
  },
);

browserTest('what is missing after that too is said in the words of the reader, with a button', async (t) => {
  const { box, address } = await rig.box();
  box.me = { ...box.me, type: 'anonymous', name: '' };
  for (const [locale, name] of [
    ['ja-JP', '読み直す'],
    ['en-GB', 'Reload'],
  ] as const) {
    const { page } = await rig.screen(address, { path: '/ca', locale });
    await page.locator('.gate h1').waitFor();
    const { times } = await loses(page, /gate-page/);
    await page.reload();
    await page.locator('.gate').getByRole('button', { name }).waitFor();
    t.is(times(), 2);
  }
});

browserTest(
  'a card in which somebody writes is never taken away: the page waits until it is closed',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address, { path: '/' });
    const { times, found } = await loses(page, /office-pages/);
    const { call } = knownCaller(box, '1');
    box.answer(call.key, '12');
    await card(page).waitFor();
    await page.getByRole('link', { name: '履歴' }).first().click();
    await page.getByText('箱が新しくなったようです').waitFor();
    t.is(times(), 0);
    page.on('framenavigated', () => void found());
    box.end(call.key);
    await card(page).getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('heading', { level: 1, name: '履歴' }).waitFor();
    t.is(times(), 1);
  },
);
