import test from 'ava';
import { knownCaller } from './browser-steps.ts';
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
