import test from 'ava';
import type { Page } from 'playwright-core';
import type { CustomerBrief } from '../../firmware/http/contract/common.ts';
import { briefOf, numberCaller } from '../support/fake-box/office-calls.ts';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';
import { card, ringing, row } from './browser-steps.ts';

const rig = new BrowserRig();
const browserTest = withoutBrowser === null ? test.serial : test.serial.skip;
if (withoutBrowser !== null) test.skip(`the page in a browser: ${withoutBrowser}`, (t) => t.pass());

test.before(async () => {
  if (withoutBrowser === null) await rig.start();
});
test.afterEach.always(() => rig.clear());
test.after.always(() => rig.stop());

const LONG: Pick<CustomerBrief, 'name' | 'department' | 'contact'> = {
  name: 'Northwestern Precision Manufacturing and Logistics Holdings Co., Ltd.',
  department: 'Department of International Procurement and Supply',
  contact: 'Alexandra Montgomery',
};

/** Where every row begins and how high it is. */
const rows = (page: Page): Promise<string[]> =>
  page
    .locator('.board > .line')
    .evaluateAll((lines) =>
      lines.map((line) => `${line.getBoundingClientRect().top} ${line.getBoundingClientRect().height}`),
    );

/** Whether all that row 2 says stands within it, and its number is whole. */
const holds = (page: Page): Promise<boolean> =>
  row(page, 2).evaluate((line) => {
    const frame = line.getBoundingClientRect();
    return [...line.querySelectorAll('.line-who, .line-rep, .who-sub > .num')].every((part) => {
      const { top, bottom, right } = part.getBoundingClientRect();
      return top >= frame.top && bottom <= frame.bottom && right <= frame.right;
    });
  });

for (const width of [1920, 1440, 1280, 1024]) {
  for (const lines of [5, 10]) {
    browserTest(
      `no row moves or grows, idle, ringing or busy: ${lines} lines, ${width} pixels`,
      async (t) => {
        const { box, address } = await rig.box();
        const [customer] = box.office.customers;
        if (customer === undefined) return t.fail('The fake office has no customer.');
        const line = { name: 'Sales', state: 'ok' as const, since: null, why: null };
        box.office.board.lines = Array.from({ length: lines }, (_, n) => ({ ...line, id: String(n + 1) }));
        const { page } = await rig.screen(address, { width, locale: 'en-GB' });
        await row(page, lines).waitFor();
        const idle = await rows(page);
        const caller = numberCaller('03-0000-1201');
        const call = box.ring({
          line: '2',
          caller,
          customer: { ...briefOf(customer), ...LONG },
          mailAtHangUp: true,
        });
        await ringing(page, 2).waitFor();
        t.deepEqual(await rows(page), idle, 'ringing');
        t.true(await holds(page), 'ringing');
        box.answer(call.key, '12');
        await card(page).locator('h2:focus').waitFor();
        t.deepEqual(await rows(page), idle, 'busy, with the card beside it');
        t.true(await holds(page), 'busy, with the card beside it');
        await page.keyboard.press('Escape');
        await card(page).waitFor({ state: 'detached' });
        t.deepEqual(await rows(page), idle, 'busy, with the card closed');
        t.true(await holds(page), 'busy, with the card closed');
      },
    );
  }
}
