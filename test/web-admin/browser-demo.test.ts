import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { demoConfig } from '../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../firmware/demo/demo.ts';
import type { CaughtMails } from '../../firmware/http/contract/demo.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { until } from '../support/test-box.ts';
import { BrowserRig, withoutBrowser } from './browser-rig.ts';
import { card, ringing, row } from './browser-steps.ts';

const rig = new BrowserRig();
const browserTest = withoutBrowser === null ? test.serial : test.serial.skip;
if (withoutBrowser !== null) test.skip(`the demo in a browser: ${withoutBrowser}`, (t) => t.pass());

const folder = mkdtempSync(join(tmpdir(), 'rusuban-browser-demo-'));
const config = { ...demoConfig, http: { ...demoConfig.http, port: 0 } };
const demo = new DemoBox({ config, dataDir: folder, clock: systemClock, log: silentLog });
let url = '';

test.before(async () => {
  if (withoutBrowser !== null) return;
  await rig.start();
  url = (await demo.start()).url;
});
test.afterEach.always(() => rig.clear());
test.after.always(async () => {
  await rig.stop();
  await demo.stop();
  rmSync(folder, { recursive: true });
});

async function play(path: string, body: object): Promise<void> {
  await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-rusuban': '1' },
    body: JSON.stringify(body),
  });
}

async function mailWith(text: string) {
  const hasIt = (all: CaughtMails['items']) => all.some((mail) => mail.text.includes(text));
  const all = await until(`a mail with ${text}`, mails, hasIt);
  return all.find((mail) => mail.text.includes(text));
}

async function mails() {
  const response = await fetch(`${url}/api/demo/mails`);
  return ((await response.json()) as CaughtMails).items;
}

browserTest(
  'from the bell to the mailbox: modem and PBX, two desks, a memo that leaves at hang-up',
  async (t) => {
    const mine = await rig.screen(url, { extension: '101' });
    const other = await rig.screen(url, { extension: '102' });
    await row(mine.page, 1).waitFor();
    await row(other.page, 1).waitFor();
    const call = {
      line: '1',
      from: '0300001201',
      ring: ['101', '102'],
      answer: '101',
      after: 3,
      hangupAfter: 9,
    };
    await play('/api/demo/call', call);
    await ringing(other.page, 1).filter({ hasText: '青葉製作所' }).waitFor();
    await card(mine.page).locator('h2', { hasText: '青葉製作所' }).waitFor();
    t.is(await card(other.page).count(), 0, 'the card opens on no other desk');
    await mine.page.keyboard.press('Alt+m');
    await mine.page.locator('dialog textarea:focus').waitFor();
    await mine.page.keyboard.type('納期の件で確認したいとのことです。');
    await mine.page.keyboard.press('Alt+1');
    await mine.page.keyboard.press('Control+Enter');
    await mine.page.locator('.board > .line:nth-child(1)[data-state="idle"]').waitFor();
    const memo = await mailWith('納期の件で確認したいとのことです。');
    t.deepEqual(memo?.to, ['takahashi@hinata-setsubi.example']);
    t.true(memo?.text.includes('折り返し電話をください'));
    t.deepEqual([...mine.complaints, ...other.complaints], []);
  },
);

browserTest(
  'the absent button of the box turns every page to away, and the box mails by itself',
  async (t) => {
    const { page, complaints } = await rig.screen(url, { extension: '101' });
    await row(page, 1).waitFor();
    await play('/api/demo/press', { button: 'absent' });
    await page.locator('input[type="radio"][value="away"]:checked').waitFor({ state: 'attached' });
    await play('/api/demo/call', { line: '3', from: '09000004821', hangupAfter: 1 });
    await ringing(page, 3).filter({ hasText: '090-0000-4821' }).waitFor();
    const mail = await mailWith('090-0000-4821');
    t.deepEqual(mail?.to, ['matsumoto@hinata-setsubi.example']);
    t.deepEqual(complaints, []);
  },
);
