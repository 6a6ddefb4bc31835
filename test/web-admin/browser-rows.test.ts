import test from 'ava';
import type { Page } from 'playwright-core';
import type { CustomerBrief } from '../../firmware/http/contract/common.ts';
import { briefOf, numberCaller } from '../support/fake-box/office-calls.ts';
import { card, ringing, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

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

/** No long name by itself: with its legal form, and in a narrow row, it takes two lines all the same. */
const MIDDLE = { name: '医療法人社団つばさ会ひがし診療所', department: '事務長', contact: '大野' };

/** Whether all that rows 2 and 4 say stands within them, and the numbers are whole. */
const holds = (page: Page): Promise<boolean> =>
  page.locator('.board > .line:is(:nth-child(2), :nth-child(4))').evaluateAll((lines) =>
    lines.every((line) => {
      const frame = line.getBoundingClientRect();
      return [...line.querySelectorAll('.line-who, .line-rep, .who-sub > .num')].every((part) => {
        const { top, bottom, right } = part.getBoundingClientRect();
        return top >= frame.top && bottom <= frame.bottom && right <= frame.right;
      });
    }),
  );

for (const width of [1920, 1440, 1280, 1000]) {
  for (const lines of [5, 10]) {
    browserTest(
      `no row moves or grows, idle, ringing or busy: ${lines} lines, ${width} pixels`,
      async (t) => {
        const { box, address } = await rig.box();
        const [customer] = box.office.customers;
        if (customer === undefined) return t.fail('The fake office has no customer.');
        const line = { name: 'Sales', state: 'ok' as const, since: null, link: null, why: [] };
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
        const other = { ...briefOf(customer), ...MIDDLE };
        box.ring({ line: '4', caller, customer: other, mailAtHangUp: true });
        await ringing(page, 4).waitFor();
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

const WALL = { path: '/?wall=1', width: 1920, height: 1080, extension: null } as const;
const LONG_ON_WALL = {
  name: '医療法人社団ひかり会 光クリニック付属健康管理センター分院',
  department: '健康管理センター国際医療連携推進部',
};

async function wallOf(lines: number) {
  const { box, address } = await rig.box();
  const line = { name: '修理受付センター', state: 'ok' as const, since: null, link: null, why: [] };
  box.office.board.lines = Array.from({ length: lines }, (_, n) => ({ ...line, id: String(n + 1) }));
  const [customer] = box.office.customers;
  if (customer === undefined) throw new Error('The fake office has no customer.');
  const ring = () =>
    box.ring({
      line: '2',
      caller: numberCaller('03-0000-1201'),
      customer: { ...briefOf(customer), ...LONG_ON_WALL },
      mailAtHangUp: true,
    });
  return { box, address, ring, representative: customer.representative?.name ?? '' };
}

/** What stands in the rows and reaches out of them, and what lies below the edge of the screen. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const line of document.querySelectorAll('.board > .line')) {
      const frame = line.getBoundingClientRect();
      for (const part of line.querySelectorAll('.line-id, .line-state, .line-who, .line-rep')) {
        const { top, bottom } = part.getBoundingClientRect();
        if (top < frame.top || bottom > frame.bottom) found.push(`${part.className}: ${part.textContent}`);
      }
    }
    const foot = document.querySelector('.wall-foot')?.getBoundingClientRect().bottom ?? Infinity;
    return foot > innerHeight ? [...found, 'the foot'] : found;
  });

for (const lines of [12, 16]) {
  browserTest(`a wall with ${lines} lines shows all of them, and none moves when one rings`, async (t) => {
    const { address, ring } = await wallOf(lines);
    const { page } = await rig.screen(address, WALL);
    await row(page, lines).waitFor();
    const idle = await rows(page);
    ring();
    await ringing(page, 2).waitFor();
    t.deepEqual(await rows(page), idle);
    t.deepEqual(await outside(page), []);
  });
}

browserTest('on a wall with 24 lines the idle ones stand together, and a row has its height', async (t) => {
  const { address, ring } = await wallOf(24);
  const { page } = await rig.screen(address, WALL);
  await row(page, 1).waitFor();
  const [all] = await rows(page);
  ring();
  await ringing(page, 2).waitFor();
  t.is(await page.locator('.board > .line').count(), 3);
  t.is((await rows(page))[0], all);
  t.deepEqual(await outside(page), []);
});

browserTest('a wall that visitors see names the representative alone, or nobody', async (t) => {
  const { address, ring, representative } = await wallOf(6);
  ring();
  for (const [names, isNamed] of [
    ['representative', true],
    ['line', false],
  ] as const) {
    const { page } = await rig.screen(address, { ...WALL, path: '/' });
    await page.evaluate((value) => localStorage.setItem('rusuban.wall-names', value), names);
    await page.goto(`${address}/?wall=1`);
    await ringing(page, 2).waitFor();
    const text = await page.locator('body').innerText();
    for (const secret of ['ひかり会', '健康管理', '1201'])
      t.false(text.includes(secret), `${names}: ${secret}`);
    t.is(text.includes(representative), isNamed, names);
  }
});

browserTest('what is said of saving does not lie over the buttons that save', async (t) => {
  const { box, address } = await rig.box();
  for (const [path, width] of [
    [`/customers/${box.office.customers[0]?.id}`, 1280],
    [`/customers/${box.office.customers[0]?.id}`, 390],
    ['/settings#texts', 1280],
  ] as const) {
    const { page } = await rig.screen(address, { path, width, height: 800 });
    await page.locator('#main form :is(input, textarea)').first().fill(`青葉 ${width}`);
    await page.locator('.foot.is-save .is-first').click();
    const toast = await page.locator('.toast').boundingBox();
    const foot = await page.locator('.foot.is-save').boundingBox();
    if (toast === null || foot === null) return t.fail('nothing is shown');
    t.true(toast.y + toast.height <= foot.y || toast.y >= foot.y + foot.height, `${path} ${width}`);
  }
});
