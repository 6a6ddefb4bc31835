import test from 'ava';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';
import { knownCaller } from './browser-steps.ts';

const rig = new BrowserRig();
const browserTest = withoutBrowser === null ? test.serial : test.serial.skip;
if (withoutBrowser !== null) test.skip(`the page in a browser: ${withoutBrowser}`, (t) => t.pass());

test.before(async () => {
  if (withoutBrowser === null) await rig.start();
});
test.afterEach.always(() => rig.clear());
test.after.always(() => rig.stop());

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
