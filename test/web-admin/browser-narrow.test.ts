import test from 'ava';
import type { Statistics } from '../../firmware/http/contract/statistics.ts';
import { card, knownCaller } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

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
        if (path === '/customers') await page.locator('tbody', { hasText: '090-0000-3312' }).waitFor();
        t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), locale);
        t.deepEqual(complaints, []);
      }
    },
  );
}

browserTest('beside an open card the figures of each line and representative are there whole', async (t) => {
  for (const width of [1024, 1130, 1280]) {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address, { width });
    await page.route('**/api/statistics*', (route) => route.fulfill({ json: FIGURES }));
    await page.goto(`${address}/statistics`);
    await page.locator('.is-counts').first().waitFor();
    box.answer(knownCaller(box, '1').call.key, '12');
    await card(page).waitFor();
    const cut = await page
      .locator('.scroll:has(.is-counts)')
      .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    t.deepEqual(cut, [0, 0], `${width}`);
  }
});

const COUNTS = { calls: 1310, answered: 1270, missed: 40 };
const RING = { median: 8, p90: 24 };
const FIGURES: Statistics = {
  from: '2026-11-01',
  to: '2026-11-27',
  total: { ...COUNTS, missedPresent: 4 },
  ring: RING,
  returns: { median: 45, open: 3 },
  byHour: Array.from({ length: 24 }, () => COUNTS),
  byDay: [{ ...COUNTS, day: '2026-11-27' }],
  byWeekday: Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 2)),
  byLine: [{ ...COUNTS, id: '3', name: '営業部直通（予備）', ring: RING }],
  byRepresentative: [{ ...COUNTS, id: null, name: '', ring: RING }],
};
