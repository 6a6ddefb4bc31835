import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { Page } from 'playwright-core';
import { demoConfig } from '../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../firmware/demo/demo.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';

const missing = withoutBrowser ?? (existsSync('/dev/ptmx') ? null : 'there are no pseudo-terminals');
const browserTest = missing === null ? test.serial : test.serial.skip;
if (missing !== null) test.skip(`the equipment in a browser: ${missing}`, (t) => t.pass());

const rig = new BrowserRig();
const folder = mkdtempSync(join(tmpdir(), 'rusuban-browser-equipment-'));
const config = { ...demoConfig, http: { ...demoConfig.http, port: 0 } };
const demo = new DemoBox({ config, dataDir: folder, clock: systemClock, log: silentLog });
let url = '';

test.before(async () => {
  if (missing !== null) return;
  await rig.start();
  url = (await demo.start()).url;
});
test.afterEach.always(() => rig.clear());
test.after.always(async () => {
  await rig.stop();
  await demo.stop();
  rmSync(folder, { recursive: true });
});

const whozz = (page: Page) => page.getByRole('article', { name: /Whozz/ });
const lineOnBoard = (page: Page, id: string) =>
  page.locator('.board > .line').filter({ has: page.locator('.line-id b', { hasText: id }) });

browserTest('the Whozz unit is tried with the keyboard alone: call, answer, hang up', async (t) => {
  const { page, complaints } = await rig.screen(url, { path: '/demo', locale: 'en-GB', extension: '101' });
  const board = await rig.screen(url, { locale: 'en-GB', extension: '102' });
  await page.getByRole('link', { name: 'Try the equipment' }).focus();
  await page.keyboard.press('Enter');
  await whozz(page).getByText('Working').waitFor();
  await whozz(page).getByLabel('Line that rings').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('An unk');
  await page.keyboard.press('Tab');
  t.is(await page.locator(':focus').textContent(), 'Call');
  await page.keyboard.press('Enter');
  await lineOnBoard(board.page, '14').filter({ hasText: '090-0000-6134' }).waitFor();
  await whozz(page).getByText('ringing').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await whozz(page).getByText('in a call').waitFor();
  await board.page.locator('.line[data-state="busy"]').filter({ hasText: 'Whozz 2' }).waitFor();
  await page.keyboard.press('Tab');
  t.is(await page.locator(':focus').textContent(), 'Hang up');
  await page.keyboard.press('Enter');
  await board.page.locator('.line[data-state="idle"]').filter({ hasText: 'Whozz 2' }).waitFor();
  await whozz(page).locator('pre').filter({ hasText: '02 I E' }).waitFor();
  t.deepEqual([...complaints, ...board.complaints], []);
});

browserTest(
  'a device that is unplugged says so and cannot be called; plugged in, it works again',
  async (t) => {
    const { page, complaints } = await rig.screen(url, { path: '/demo/equipment', extension: '101' });
    const aloha = page.getByRole('article', { name: /Aloha/ });
    await aloha.getByText('動いています').waitFor();
    await aloha.getByRole('button', { name: 'ケーブルを抜く' }).click();
    await aloha.getByText('切れています').waitFor();
    t.true(await aloha.getByRole('button', { name: '電話をかける' }).isDisabled());
    await aloha.getByRole('button', { name: 'ケーブルを差す' }).click();
    await aloha.getByText('動いています').waitFor();
    await aloha.getByRole('button', { name: '電話をかける' }).click();
    await aloha.locator('pre').filter({ hasText: '0300001201' }).waitFor();
    t.deepEqual(complaints, []);
  },
);

browserTest('the page fits a telephone: nothing scrolls sideways at 320 pixels', async (t) => {
  const { page } = await rig.screen(url, {
    path: '/demo/equipment',
    extension: '101',
    width: 320,
    height: 640,
  });
  const smdr = page.getByRole('article', { name: /Panasonic/ });
  await smdr.getByRole('button', { name: '電話をかける' }).click();
  await smdr.locator('pre').filter({ hasText: 'RC' }).waitFor();
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  t.is(over, 0);
});
