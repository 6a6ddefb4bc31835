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
let demo: DemoBox | null = null;
let url = '';

test.before(async () => {
  if (missing !== null) return;
  await rig.start();
  const { pageFolder } = rig;
  demo = new DemoBox({ config, dataDir: folder, clock: systemClock, log: silentLog, pageFolder });
  url = (await demo.start()).url;
});
test.afterEach.always(() => rig.clear());
test.after.always(async () => {
  await rig.stop();
  await demo?.stop();
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
    const aloha = page.getByRole('article', { name: /Aloha.*）$/ });
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

async function send(path: string, body: object): Promise<void> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rusuban': '1' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

const act = (device: string, action: object) => send(`/api/demo/devices/${device}`, action);
const press = (button: 'absent' | 'present') => send('/api/demo/press', { button });
const links = (page: Page) => page.locator('.port');
const start = (page: Page) => page.getByRole('button', { name: 'Start', exact: true });

browserTest(
  'what a device says is shown as it says it, masked until an administrator asks for it',
  async (t) => {
    const { page, complaints } = await rig.screen(url, {
      path: '/hardware',
      locale: 'en-GB',
      extension: '101',
    });
    const aloha = links(page).filter({ has: page.getByRole('heading', { name: 'aloha' }) });
    const ring = (number: string) => act('aloha', { type: 'ring', caller: { number } });
    await aloha.getByText('Working').waitFor();
    await ring('0300004456');
    await aloha.getByText('caller ID · line 12 · ••••••••••').last().waitFor();
    t.false((await aloha.textContent())?.includes('0300004456'));
    await page.getByRole('button', { name: 'Show for 10 minutes' }).click();
    await page.getByText('Numbers and names are shown until').waitFor();
    await ring('0300002290');
    await aloha.getByText('caller ID · line 12 · 0300002290').waitFor();
    await aloha.locator('.wire-sent').getByText('06').first().waitFor();
    await page.getByRole('button', { name: 'Mask now' }).click();
    await aloha.getByText('0300002290').waitFor({ state: 'detached' });
    await page.goto(`${url}/settings#audit`);
    await page.getByText('Numbers of callers shown on the hardware page').waitFor();
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'what is on a port is found out with the keyboard, and a port of a link cannot be chosen',
  async (t) => {
    const { page, complaints } = await rig.screen(url, {
      path: '/hardware',
      locale: 'en-GB',
      extension: '101',
    });
    await page.getByRole('button', { name: 'Find out what is on a port' }).focus();
    await page.keyboard.press('Enter');
    const taken = page.getByRole('radio', { name: /ports\/whozz/ });
    await taken.waitFor();
    t.true(await taken.isDisabled());
    await page.getByText('The link “whozz” has it, so it cannot be searched.').waitFor();
    t.true(await page.getByRole('radio', { name: /ports\/spare/ }).isChecked());
    await start(page).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Listening at 9600 8N1. Make a call now.').waitFor();
    t.is(await page.locator('h2:focus').textContent(), 'Find out what is on a port');
    const other = await rig.screen(url, { path: '/hardware', locale: 'en-GB', extension: '101' });
    await other.page.getByText('Listening at 9600 8N1. Make a call now.').waitFor();
    await act('spare', { type: 'ring', caller: { number: '0312345678' } });
    const lines = page.locator('.listen-entry pre');
    await lines.waitFor();
    t.regex(
      (await lines.textContent()) ?? '',
      /type: aloha\n(.*\n)+ +port: { path: ".*\/ports\/spare" }\n {4}baud: 9600/,
    );
    await page.locator('.listen-found').getByText('aloha').first().waitFor();
    t.false((await page.locator('.listen').textContent())?.includes('0312345678'));
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await start(page).waitFor();
    await page.getByText('was searched').waitFor();
    t.deepEqual([...complaints, ...other.complaints], []);
  },
);

browserTest('a lamp is tried, the page says so, and levels change as somebody presses', async (t) => {
  const { page, complaints } = await rig.screen(url, {
    path: '/hardware',
    locale: 'en-GB',
    extension: '101',
  });
  const lamp = page.locator('.pins tbody tr').filter({ hasText: 'Away lamp' });
  await lamp.getByText('low, dark').waitFor();
  await lamp.getByRole('button').click();
  await lamp.getByText('Being tested: the pattern for “call ringing” (1 of 5)').waitFor();
  await lamp.getByText('high, lit').waitFor();
  await lamp.getByRole('button', { name: /^End the test/ }).click();
  await lamp.getByText('low, dark').waitFor();
  await press('absent');
  await lamp.getByText('high, lit').waitFor();
  await press('present');
  await lamp.getByText('low, dark').waitFor();
  t.deepEqual(complaints, []);
});
