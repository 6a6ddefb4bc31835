import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { demoConfig } from '../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../firmware/demo/demo.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { LINES, newBox, save } from '../support/new-box.ts';
import { startBox } from '../support/test-box.ts';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';
import { card } from './browser-steps.ts';
import { TOUR, visit } from './screen-tour.ts';

const rig = new BrowserRig();
const browserTest = withoutBrowser === null ? test.serial : test.serial.skip;
if (withoutBrowser !== null) test.skip(`accessibility in a browser: ${withoutBrowser}`, (t) => t.pass());

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'rusuban-accessible-'));
let demo: DemoBox | null = null;
let url = '';

test.before(async () => {
  if (withoutBrowser !== null) return;
  await rig.start();
  const config = { ...demoConfig, http: { ...demoConfig.http, port: 0 } };
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

/** Words in one language and colours of one theme: only what depends on the theme is asked again in the other. */
const LOOKS = [
  { locale: 'ja-JP', first: 'light', second: 'dark', extension: '101', rings: '4', talks: '1' },
  { locale: 'en-GB', first: 'dark', second: 'light', extension: '102', rings: '3', talks: '2' },
] as const;
type Look = (typeof LOOKS)[number];

/** A test for so many screens: a slow machine is given the time for each. */
const SCREENS_A_TEST = 14;
const PARTS = Array.from({ length: Math.ceil(TOUR.length / SCREENS_A_TEST) }, (_, part) =>
  TOUR.slice(part * SCREENS_A_TEST, (part + 1) * SCREENS_A_TEST),
);

/** Every rule of WCAG 2.2 A and AA and of good practice. */
const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page that has axe in it wherever it goes from now on. */
async function screen(address: string, look: Look, extension: string | null) {
  const { page } = await rig.screen(address, { locale: look.locale, extension });
  await page.addInitScript({ path: AXE });
  return page;
}

async function ask(page: Page, runOnly: axe.RunOnly | string[]): Promise<string[]> {
  // A button that was just enabled is on its way from one colour to the other.
  await page.evaluate(async () => {
    const changes = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(changes.map(({ finished }) => finished));
  });
  return page.evaluate(async (only) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations } = await inPage.run(document, { runOnly: only, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? node.all[0]?.message}`,
      ),
    );
  }, runOnly);
}

async function judge(t: ExecutionContext, page: Page, name: string, look: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: look.first, reducedMotion: 'reduce' });
  const found = await ask(page, ALL);
  await page.emulateMedia({ colorScheme: look.second, reducedMotion: 'reduce' });
  found.push(...(await ask(page, { type: 'rule', values: ['color-contrast'] })));
  t.deepEqual(found, [], `${name}, ${look.locale}`);
}

for (const look of LOOKS) {
  for (const [part, stops] of PARTS.entries()) {
    const title = `every screen can be read and used by everybody: ${look.locale}, light and dark, part ${part + 1}`;
    browserTest(title, async (t) => {
      const page = await screen(url, look, null);
      for (const stop of stops) {
        await visit(page, url, stop);
        await judge(t, page, stop.name, look);
      }
    });
  }

  browserTest(`so can a call: the row that rings, the card, the memo: ${look.locale}`, async (t) => {
    const { extension, rings, talks } = look;
    const page = await screen(url, look, extension);
    await page.goto(url);
    await play({ line: rings, from: '0300002290', ring: [extension], hangupAfter: 600 });
    await page.locator('.board > .line[data-state="ringing"]').first().waitFor();
    await judge(t, page, 'ringing', look);
    const call = { line: talks, from: '0300001201', ring: [extension], hangupAfter: 600 };
    await play({ ...call, answer: extension, after: 0 });
    await card(page).locator('h2').first().waitFor();
    await judge(t, page, 'card', look);
    await page.keyboard.press('Alt+m');
    await page.locator('dialog textarea:focus').waitFor();
    await judge(t, page, 'memo', look);
  });

  browserTest(`so can a new box: ${look.locale}`, async (t) => {
    const box = await startBox(t, { isFresh: true, pageFolder: rig.pageFolder });
    const page = await screen(box.url, look, null);
    await visit(page, box.url, { name: 'first start', path: '/', ready: '.gate form' });
    await judge(t, page, 'first start', look);
  });

  browserTest(`so can the way to a working box: ${look.locale}`, async (t) => {
    const box = await newBox(t, '', { pageFolder: rig.pageFolder });
    const page = await screen(box.url, look, null);
    const [name = '', value = ''] = box.cookie.split('=');
    await page.context().addCookies([{ name, value, url: box.url }]);
    await visit(page, box.url, { name: 'lines', path: '/start#lines', ready: '.entries .btn' });
    await page.locator('.entries .btn.is-start').first().click();
    await page.locator('.entry input').nth(2).fill('x');
    await page.locator('.walk .foot .is-first').click();
    await page.locator('.entry .err').waitFor();
    await judge(t, page, 'a wrong line', look);
    await save(t, box, 'lines', LINES);
    await visit(page, box.url, { name: 'equipment', path: '/start#equipment', ready: '.add-link select' });
    await page.locator('.add-link select').selectOption('asterisk-ami');
    await judge(t, page, 'equipment', look);
    await visit(page, box.url, { name: 'mail', path: '/start#mail', ready: '.mail-test input' });
    const [from, , host, port] = await page.locator('.sets .plain input').all();
    await from?.fill('box@hinata-setsubi.example');
    await host?.fill('127.0.0.1');
    await page.locator('.sets select').selectOption('none');
    await port?.fill('9');
    await page.locator('.mail-test input').fill('ito@hinata-setsubi.example');
    await page.keyboard.press('Enter');
    await page.locator('.is-wrong').waitFor();
    await judge(t, page, 'mail server', look);
  });
}

async function play(call: object): Promise<void> {
  const answer = await fetch(`${url}/api/demo/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rusuban': '1' },
    body: JSON.stringify(call),
  });
  if (!answer.ok) throw new Error(`the demo plays no such call: ${await answer.text()}`);
}
