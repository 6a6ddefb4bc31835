import test from 'ava';
import type { Condition } from '../../firmware/http/contract/health.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

const since = Date.UTC(2026, 10, 24, 1, 42);
const TROUBLE: Condition[] = [
  { code: 'disk-full', level: 'fault', subject: null, since },
  { code: 'link-silent', level: 'fault', subject: 'a-link-with-a-name-of-forty-characters-xx', since },
  { code: 'clock-not-set', level: 'warning', subject: null, since },
];

for (const path of ['/', '/history', '/mail', '/settings#texts', '/?wall=1']) {
  for (const width of [320, 1440]) {
    browserTest(
      `what is wrong with the box stands on ${path} at ${width} pixels and goes when it is over`,
      async (t) => {
        const { box, address } = await rig.box();
        const { page, complaints } = await rig.screen(address, { path, width, height: 800 });
        box.trouble(TROUBLE);
        const strip = page.getByRole('status', { name: '箱の調子' });
        await strip.getByText('ディスクがいっぱいです').waitFor();
        t.is(await strip.locator('li').count(), 3);
        t.true(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
        box.trouble([]);
        await strip.locator('li').first().waitFor({ state: 'detached' });
        t.deepEqual(complaints, []);
      },
    );
  }
}

browserTest(
  'a screen that is opened while something is wrong says so in its language, and links by name',
  async (t) => {
    const { box, address } = await rig.box();
    box.trouble(TROUBLE);
    const { page } = await rig.screen(address, { locale: 'en-GB' });
    const strip = page.getByRole('status', { name: 'State of the box' });
    await strip.getByText('Fault: The disk is full').waitFor();
    t.true(await strip.getByText('Nothing is heard from “a-link-with').isVisible());
    t.true(await strip.getByText('Warning: The box does not know the time yet').isVisible());
  },
);

browserTest('the lines of a wall screen still fit below what is wrong', async (t) => {
  const { box, address } = await rig.box();
  box.trouble(TROUBLE);
  const { page } = await rig.screen(address, { path: '/?wall=1', width: 1920, height: 1080 });
  await page.locator('.health li').nth(2).waitFor();
  const bottom = await page.locator('.wall-foot').evaluate((foot) => foot.getBoundingClientRect().bottom);
  t.true(bottom <= 1080, `the foot ends at ${bottom}`);
});
