import test from 'ava';
import { briefOf, numberCaller } from '../support/fake-box/office-calls.ts';
import { card, knownCaller, ringing, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

browserTest(
  'the keyboard walks: lines by arrow, a list from its search field, and into the page that opens',
  async (t) => {
    const { address } = await rig.box();
    const { page } = await rig.screen(address, { locale: 'en-GB' });
    await row(page, 1).waitFor();
    const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
    await page.keyboard.press('Alt+3');
    await focused('.line[data-index="2"]');
    for (const [key, index] of [
      ['ArrowDown', 3],
      ['ArrowUp', 2],
      ['End', 4],
      ['Home', 0],
    ] as const) {
      await page.keyboard.press(key);
      await focused(`.line[data-index="${index}"]`);
    }
    await page.keyboard.press('/');
    await focused('#customer-search');
    const composing = { key: 'ArrowDown', isComposing: true, bubbles: true };
    await page.locator('#customer-search').dispatchEvent('keydown', composing);
    await focused('#customer-search');
    await page.locator('.row-link').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await focused('tr:first-child .row-link');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/customers/*');
    await focused('#main');
    await page.goBack();
    await page.locator('.row-link').first().waitFor();
    t.not(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  },
);

browserTest(
  'the focus goes on where a search ended: on the customer’s card, on the one who was found, and back to where it was',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address);
    await row(page, 1).waitFor();
    const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
    await page.keyboard.press('Alt+2');
    const call = box.ring({ line: '4', caller: numberCaller('090-0000-6134') });
    box.answer(call.key, '12');
    await focused('[role="combobox"]');
    await page.keyboard.press('Alt+n');
    await card(page).locator('input:focus').waitFor();
    t.true(
      await card(page)
        .getByLabel('名前')
        .evaluate((name) => name === document.activeElement),
    );
    await page.getByRole('button', { name: 'さがす画面に戻る' }).press('Enter');
    await focused('[role="combobox"]');
    await page.keyboard.type('北斗');
    await page.getByRole('option').waitFor();
    await page.keyboard.press('Enter');
    await card(page).locator('h2:focus', { hasText: '北斗印刷' }).waitFor();
    await page.keyboard.press('Escape');
    await focused('.line[data-index="1"]');
    await page.keyboard.press('/');
    await focused('#customer-search');
    await page.keyboard.type('ミナト');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/customers/*');
    await focused('#main');
    t.pass();
  },
);

browserTest(
  'a candidate is chosen by its digit, the arrows go on from it, and Alt leaves the list alone',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address);
    await row(page, 1).waitFor();
    const candidates = box.office.customers.slice(0, 3).map(briefOf);
    const call = box.ring({ line: '4', caller: numberCaller('03-0000-9000'), candidates });
    box.answer(call.key, '12');
    const choices = card(page).getByRole('radio');
    const chosen = () =>
      choices.evaluateAll((all) => all.findIndex((one) => (one as HTMLInputElement).checked));
    await card(page).locator('input:focus').waitFor();
    await page.keyboard.press('3');
    t.is(await chosen(), 2);
    await page.keyboard.press('ArrowUp');
    t.is(await chosen(), 1);
    await page.keyboard.press('Alt+1');
    t.is(await chosen(), 1);
    await page.locator('.line[data-index="0"]:focus').waitFor();
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await card(page)
      .locator('h2:focus', { hasText: candidates[1]?.name ?? '' })
      .waitFor();
  },
);

browserTest(
  'with forced colours a ring, a choice, a dialog and the focus still differ from what they are not',
  async (t) => {
    const { box, address } = await rig.box();
    const { page } = await rig.screen(address, { locale: 'en-GB' });
    await page.emulateMedia({ forcedColors: 'active' });
    await row(page, 1).waitFor();
    const style = (selector: string, property: string, pseudo?: string) =>
      page.evaluate(
        ([where, what, part]) => {
          const element = document.querySelector(where ?? '');
          return element === null ? '' : getComputedStyle(element, part).getPropertyValue(what ?? '');
        },
        [selector, property, pseudo] as const,
      );
    const { call } = knownCaller(box, '1');
    await ringing(page, 1).waitFor();
    t.is(await style('.line[data-state="ringing"]', 'border-top-width', '::after'), '4px');
    t.is(await style('.line[data-state="idle"]', 'content', '::after'), 'none');
    const [chosen, other] = ['.switch label:has(:checked)', '.switch label:not(:has(:checked))'];
    t.not(await style(chosen ?? '', 'background-color'), await style(other ?? '', 'background-color'));
    const border = (which: string) => style(`.nav a${which}`, 'border-bottom-color');
    t.not(await border('[aria-current]'), await border(':not([aria-current])'), 'where one is');
    await page.keyboard.press('Shift+F9');
    t.is(await style(chosen ?? '', 'outline-style'), 'solid', 'the focus is seen on what is chosen');
    await page.keyboard.press('Alt+1');
    t.is(await style('.line[data-state="ringing"]', 'outline-style'), 'solid', 'and on what rings');
    box.answer(call.key, '12');
    await card(page).locator('h2:focus').waitFor();
    await page.keyboard.press('Alt+m');
    await page.locator('dialog textarea:focus').waitFor();
    t.is(await style('.dialog', 'border-left-width'), '2px');
  },
);
