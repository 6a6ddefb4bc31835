import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Download, Page } from 'playwright-core';
import { epochMs } from '../../firmware/calls/ids.ts';
import type { Customer, CustomerPage } from '../../firmware/http/contract/customers.ts';
import { openDatabase } from '../../firmware/store/database.ts';
import { type Clock, systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { answered, byNumber, missed, ringing as ringingCall, save } from '../firmware/store/call-samples.ts';
import { temporaryFolder } from '../firmware/store/temporary-box.ts';
import { pairedWith } from '../support/people.ts';
import { startBox } from '../support/test-box.ts';
import { card, ringing, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

/** A Friday at ten in Japan; the Monday after it is a public holiday. */
const FRIDAY = Date.UTC(2026, 10, 20, 1);
const HOUR_MS = 3_600_000;

/** The machine's clock, set to that Friday. */
function fridayClock(): Clock {
  const shift = FRIDAY - Date.now();
  return { ...systemClock, now: () => Date.now() + shift };
}

async function asAdministrator(t: ExecutionContext, path: string, dataDir = temporaryFolder(t)) {
  const box = await startBox(t, { dataDir, pageFolder: rig.pageFolder, clock: fridayClock() });
  const screen = await rig.screen(box.url, { path, cookie: box.cookie, locale: 'en-GB', extension: '101' });
  return { box, ...screen };
}

const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8');

browserTest(
  'opening hours, a public holiday and a closure: what changes next is shown on every screen',
  async (t) => {
    const { box, page, complaints } = await asAdministrator(t, '/schedule');
    const board = await rig.screen(box.url, { cookie: box.cookie, locale: 'ja-JP', extension: '102' });
    const next = page.locator('.top-bar, header').getByText('Next change');
    await page.getByRole('checkbox', { name: 'Follow the schedule' }).check();
    await next.filter({ hasText: '18:00' }).waitFor();
    await board.page.getByText('次の切替').filter({ hasText: '18:00' }).waitFor();
    // Every Friday until half past five only.
    await page.getByRole('button', { name: /Change the hours of .*20 Nov/ }).click();
    await page.getByLabel('To (up to 24:00)').fill('17:30');
    await page.keyboard.press('Control+s');
    await next.filter({ hasText: '17:30' }).waitFor();
    // The office closes today: from now on, and Monday is a holiday.
    await page.getByRole('button', { name: 'Add days' }).click();
    await page.getByLabel(/Reason/).fill('棚卸し');
    await page.keyboard.press('Control+s');
    await page.locator('.plan-list', { hasText: '棚卸し' }).waitFor();
    await next.filter({ hasText: 'Tue 24 Nov 9:00' }).waitFor();
    await page.getByRole('button', { name: 'Next week' }).click();
    await page.locator('.wday[data-reason="holiday"]', { hasText: 'Labour Thanksgiving Day' }).waitFor();
    await page.getByText('As on any weekday').click();
    await next.filter({ hasText: 'Mon 23 Nov 9:00' }).waitFor();
    await board.page.getByText('次の切替').filter({ hasText: '11/23 月' }).waitFor();
    t.deepEqual([...complaints, ...board.complaints], []);
  },
);

const upload = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

browserTest(
  'a file of customers: what is wrong is named by its line, put right it is shown and imported; one that is stopped leaves nothing',
  async (t) => {
    const { box, page, complaints } = await asAdministrator(t, '/import');
    const evil = '<img src=x onerror=evil()>';
    const file = (name: string) => `Name,Phone,Importance\r\n${name},03-1234-0001,A\r\n=1+1,03-1234-0002,`;
    const field = page.locator('input[type="file"]');
    await field.setInputFiles(upload('customers.csv', `${file(evil)}Z\r\n`));
    const problems = page.getByRole('listitem').filter({ hasText: /Line 3.*Importance is A, B or C/s });
    await problems.waitFor();
    t.true(await page.getByRole('button', { name: /^Import \d/ }).isDisabled(), 'nothing of it is imported');
    await field.setInputFiles(upload('customers.csv', `${file(evil)}B\r\n`));
    await page.getByRole('listitem').filter({ hasText: evil }).waitFor();
    t.is(await page.locator('main img').count(), 0);
    await page.getByRole('button', { name: 'Import 2' }).click();
    await page.getByText('2 customers were imported').waitFor();
    const names = async () =>
      (await box.ask<CustomerPage>('GET', '/api/customers')).body.items.map(({ name }) => name).sort();
    t.deepEqual(await names(), [evil, '=1+1'].sort());
    const many = Array.from({ length: 8_000 }, (_, n) => `Firm ${n},03-2${String(n).padStart(4, '0')}-0000`);
    await field.setInputFiles(upload('many.csv', `Name,Phone\r\n${many.join('\r\n')}\r\n`));
    await page.getByRole('button', { name: 'Import 8,000' }).click();
    await page.getByRole('progressbar', { name: /Importing/ }).waitFor();
    await page.getByRole('button', { name: 'Stop the import' }).click();
    await page.getByText('The import was stopped. Nothing has changed.').waitFor();
    t.deepEqual(await names(), [evil, '=1+1'].sort());
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'statistics say in a chart, and in the table behind it, how many calls came and were missed',
  async (t) => {
    const dataDir = temporaryFolder(t);
    const db = await openDatabase({
      file: join(dataDir, 'rusuban.db'),
      clock: fridayClock(),
      log: silentLog,
    });
    const at = (n: number, hours: number) =>
      ringingCall(`${n}`, {
        startedAt: epochMs(FRIDAY - hours * HOUR_MS),
        caller: byNumber(`030000120${n}`),
      });
    await save(db, ...[1, 2, 3].map((n) => missed(at(n, 24))), answered(at(4, 24)), answered(at(5, 48)));
    await db.close();
    const { page, complaints } = await asAdministrator(t, '/statistics?period=week', dataDir);
    await page.locator('svg.plot').first().waitFor();
    const shown = await page.locator('svg.plot').allInnerTexts();
    t.true(shown.length >= 2);
    await page.locator('svg.plot', { hasText: '3 missed' }).waitFor();
    await page.getByRole('button', { name: 'As tables' }).click();
    const day = page.getByRole('region', { name: 'Calls a day' }).getByRole('row', { name: /19 Nov/ });
    t.regex(await day.innerText(), /4\s+1\s+3\s+75/);
    await page.getByRole('button', { name: 'As charts' }).click();
    await page.locator('svg.plot').first().waitFor();
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'two desks that type into the same field of a customer: neither wins silently, also where the news is slower than the key',
  async (t) => {
    const { box, page } = await asAdministrator(t, '/customers');
    const made = (await box.ask<Customer>('POST', '/api/customers', { name: '青葉製作所' })).body;
    const path = `/api/customers/${made.id}`;
    const address = page.getByLabel('Address', { exact: true });
    const save = page.getByRole('button', { name: 'Save', exact: true });
    const stored = async () => (await box.ask<Customer>('GET', path)).body.address;
    const other = (text: string) => box.ask('PUT', path, { name: made.name, address: text });
    const clash = page.getByRole('alert').filter({ hasText: 'Another desk changed the same fields' });
    await page.goto(`${box.url}/customers/${made.id}`);
    await address.fill('Osaka');
    await other('Kyoto');
    await clash.getByText('Kyoto').waitFor();
    t.is(await address.inputValue(), 'Osaka');
    t.is(await save.count(), 0);
    await page.getByRole('button', { name: 'Save mine anyway' }).click();
    await page.locator('.toast', { hasText: 'saved' }).waitFor();
    t.is(await stored(), 'Osaka');
    // The news does not come through before the key is pressed: only the box can tell that somebody was first.
    let isLate = true;
    await page.route(`**${path}*`, async (asked) => {
      if (asked.request().method() === 'PUT') isLate = false;
      if (!isLate) await asked.continue();
    });
    await address.fill('Nara');
    await other('Kobe');
    await save.click();
    await clash.getByText('Kobe').waitFor();
    t.is(await stored(), 'Kobe');
    t.is(await address.inputValue(), 'Nara');
    await page.getByRole('button', { name: 'Take the other desk’s' }).press('Enter');
    t.is(await address.inputValue(), 'Kobe');
    await clash.waitFor({ state: 'detached' });
  },
);

browserTest(
  'all that is kept of a customer can be fetched, and erased for good after a question',
  async (t) => {
    const { box, page, complaints } = await asAdministrator(t, '/customers');
    const made = (await box.ask<Customer>('POST', '/api/customers', { name: '青葉製作所', notes: 'ひみつ' }))
      .body;
    await page.goto(`${box.url}/customers/${made.id}`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export this customer’s data' }).click(),
    ]);
    t.is(download.suggestedFilename(), 'customer.json');
    t.like(JSON.parse(await textOf(download)).customer, { name: '青葉製作所', notes: 'ひみつ' });
    const erase = page.getByRole('button', { name: 'Erase for good' });
    await erase.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    t.is((await box.ask('GET', `/api/customers/${made.id}`)).status, 200, 'a question, no deed');
    await erase.click();
    // Word of the change reaches the page before the answer to it does.
    await page.route(/\/data$/, async (asked) => {
      const response = await asked.fetch();
      await page.waitForTimeout(300);
      await asked.fulfill({ response });
    });
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).click();
    await page.waitForURL('**/customers');
    t.is((await box.ask('GET', `/api/customers/${made.id}`)).status, 404);
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'three terminals see every call, and the card opens on the one whose telephone answered',
  async (t) => {
    const box = await startBox(t, { pageFolder: rig.pageFolder });
    await box.ask('POST', '/api/customers', { name: '青葉製作所', numbers: [{ number: '0300001201' }] });
    await box.ask('POST', '/api/customers', { name: '北斗印刷', numbers: [{ number: '0300001202' }] });
    const desks = await Promise.all(
      ['101', '102', '103'].map(async (extension) => {
        const { cookie } = await pairedWith(box, { name: `机 ${extension}`, extension });
        return (await rig.screen(box.url, { cookie: cookie ?? '', extension })).page;
      }),
    );
    const [one, two, three] = desks as [Page, Page, Page];
    const call = (from: string, did: string) =>
      box.pbx.ring({ from, did, extensions: ['101', '102', '103'] });
    for (const page of desks) await row(page, 1).waitFor();
    const first = call('0300001201', '0300000001');
    for (const page of desks) await ringing(page, 1).filter({ hasText: '青葉製作所' }).waitFor();
    const second = call('0300001202', '0300000002');
    for (const page of desks) await ringing(page, 2).filter({ hasText: '北斗印刷' }).waitFor();
    first.answer('102');
    second.answer('103');
    await card(two).locator('h2', { hasText: '青葉製作所' }).waitFor();
    await card(three).locator('h2', { hasText: '北斗印刷' }).waitFor();
    for (const page of desks) {
      for (const line of [1, 2]) {
        await page.locator(`.board > .line:nth-child(${line})[data-state="busy"]`).waitFor();
      }
    }
    t.deepEqual(await Promise.all(desks.map((page) => card(page).count())), [0, 1, 1]);
    t.is(await one.locator('.folded').count(), 0);
    first.hangUp('caller');
    second.hangUp('caller');
  },
);
