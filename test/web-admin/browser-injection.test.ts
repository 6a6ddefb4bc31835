import test from 'ava';
import type { Page } from 'playwright-core';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import type { Customer, Representative } from '../../firmware/http/contract/customers.ts';
import type { OutboxPage } from '../../firmware/http/contract/outbox.ts';
import { pairedWith } from '../support/people.ts';
import { startBox, type TestBox } from '../support/test-box.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

/** Closes an attribute and a tag, makes an element, and would run a script in it; short enough for every field. */
const EVIL = `"><img src=x data-evil onerror=evil()>`;
const NUMBER = '0300001201';

/** Sends what has to be granted. */
async function put<Body>(box: TestBox, method: string, path: string, body: unknown): Promise<Body> {
  const answer = await box.ask<Body>(method, path, body);
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The markup in every field that somebody can fill. */
async function fill(box: TestBox): Promise<{ customer: Customer; representative: Representative }> {
  const representative = await put<Representative>(box, 'POST', '/api/representatives', {
    ...{ name: EVIL, kana: EVIL, extension: '103' },
    addresses: [{ address: 'a@office.example', label: EVIL }],
  });
  const representativeId = representative.id;
  const customer = await put<Customer>(box, 'POST', '/api/customers', {
    ...{ name: EVIL, kana: EVIL, department: EVIL, contact: EVIL, address: EVIL, fax: EVIL, notes: EVIL },
    ...{ representativeId, numbers: [{ number: NUMBER, label: EVIL }], tags: [EVIL] },
    extra: [{ name: EVIL, value: EVIL }],
  });
  const settings = { defaultRepresentativeId: representativeId, withheldCalls: 'mail', mailWhen: 'always' };
  await put(box, 'PUT', '/api/settings', { ...settings, absenceMemo: EVIL, mailInPresentMode: true });
  await put(box, 'PUT', '/api/phrases', { items: [EVIL] });
  const source = { subject: `{{caller}} ${EVIL}`, text: EVIL, html: '<p>{{caller}}</p>' };
  await put(box, 'PUT', '/api/templates/ja/missed', { source });
  const today = new Date().toISOString().slice(0, 10);
  const special = { from: today, to: '2099-12-31', sheets: [], note: EVIL };
  await put(box, 'PUT', '/api/presence/special', { items: [special] });
  const absence = { representativeId, from: '2026-01-01T00:00', until: '2099-01-01T00:00', note: EVIL };
  await put(box, 'POST', '/api/presence/absences', absence);
  await put(box, 'POST', '/api/users', { name: EVIL, password: 'correct horse battery' });
  await put(box, 'POST', '/api/tokens', { name: EVIL, scopes: ['calls:read'] });
  await pairedWith(box, { name: EVIL, extension: '104' });
  return { customer, representative };
}

/** A call of the customer that was missed and written about, and one of a stranger whose name comes from the network. */
async function callIn(box: TestBox, representativeId: string) {
  const incoming = { did: '0300000001', extensions: ['101', '102'] };
  const calls = async (count: number) => {
    const read = async () => (await box.ask<CallPage>('GET', '/api/calls')).body.items;
    return box.until('the calls', read, (items) => items.length === count && items[0]?.outcome === 'missed');
  };
  for (const [at, caller] of [{ from: NUMBER }, { from: '0300009999', name: EVIL }].entries()) {
    const rings = box.pbx.ring({ ...incoming, ...caller });
    const read = async () => (await box.ask<CallPage>('GET', '/api/calls')).body.items;
    await box.until('the ring', read, (items) => items.length === at + 1);
    rings.hangUp('caller');
    await calls(at + 1);
  }
  const key = (await calls(2)).find(({ customer }) => customer !== null)?.key ?? '';
  const memo = { representativeId, subject: EVIL, text: EVIL, author: EVIL, authorExtension: null };
  await put(box, 'POST', `/api/calls/${key}/memo`, { ...memo, toAddress: 'a@office.example' });
  await put(box, 'PUT', `/api/calls/${key}/owner`, { by: EVIL });
  return key;
}

/** Whether the screen shows the markup as the text that it is. */
const shows = (text: string) =>
  [...document.querySelectorAll<HTMLInputElement>('input, textarea')].some(({ value }) =>
    value.includes(text),
  ) || (document.body.textContent ?? '').includes(text);

const isInjected = (page: Page) =>
  page.evaluate(() => document.querySelector('[data-evil]') !== null || Reflect.has(window, 'evilRan'));

browserTest(
  'markup in every field is text on every screen: no element comes of it, and nothing runs',
  async (t) => {
    const box = await startBox(t, { pageFolder: rig.pageFolder });
    const { customer, representative } = await fill(box);
    const key = await callIn(box, representative.id);
    const mail = (await box.ask<OutboxPage>('GET', '/api/outbox')).body.items[0]?.key ?? '';
    const { page, complaints } = await rig.screen(box.url, { extension: '102', path: '/login' });
    const [name = '', value = ''] = box.cookie.split('=');
    await page.context().addCookies([{ name, value, url: box.url }]);
    await page.addInitScript(() => {
      Reflect.set(window, 'evil', () => Reflect.set(window, 'evilRan', true));
    });
    const told = [
      ...['/', '/history', `/history?call=${key}`, '/customers', `/customers/${customer.id}`],
      ...['/mail', `/mail?key=${mail}`, '/statistics', '/schedule'],
      ...['texts', 'templates', 'phrases', 'representatives', 'users', 'terminals', 'tokens', 'audit'].map(
        (part) => `/settings#${part}`,
      ),
    ];
    const silent = [
      '/?wall=1',
      '/settings#screen',
      '/settings#rules',
      '/import',
      '/hardware',
      `/customers?q=${EVIL}`,
    ];
    const missing: string[] = [];
    for (const path of [...told, ...silent]) {
      await page.goto('about:blank');
      await page.goto(box.url + path);
      await page.locator('main').first().waitFor();
      if (told.includes(path)) {
        await page.waitForFunction(shows, EVIL, { timeout: 20_000 }).catch(() => missing.push(path));
      }
      t.false(await isInjected(page), path);
    }
    t.deepEqual(missing, [], 'screens that show nothing of it');
    // A call that rings now, its card, and the memo in it.
    await page.goto(`${box.url}/`);
    const call = box.pbx.ring({ from: NUMBER, did: '0300000001', extensions: ['101', '102'] });
    await page.locator('.board > .line[data-state="ringing"]').first().waitFor();
    t.false(await isInjected(page));
    call.answer('102');
    const card = page.locator('dialog.sheet.is-call');
    await card.waitFor();
    await page.waitForFunction(shows, EVIL);
    t.false(await isInjected(page));
    call.hangUp('caller');
    t.deepEqual(
      complaints.filter((text) => /Content Security Policy|evil/.test(text)),
      [],
    );
  },
);

browserTest('a login leads to the page of the box, whatever the address says', async (t) => {
  const box = await startBox(t, { pageFolder: rig.pageFolder });
  const path = '/login?next=https://evil.example/&return=//evil.example#//evil.example';
  const { page } = await rig.screen(box.url, { path });
  await page.getByLabel('名前').fill('kanri');
  await page.getByLabel('パスワード').fill('correct horse battery');
  await page.keyboard.press('Enter');
  await page.locator('.board').waitFor();
  t.is(new URL(page.url()).origin, box.url);
});
