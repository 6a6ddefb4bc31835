import test from 'ava';
import type { Page } from 'playwright-core';
import { card, knownCaller, row } from './browser-steps.ts';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

const memoText = (page: Page) => page.locator('dialog.is-memo textarea');
const shown = (page: Page) => page.locator('.mail .new').innerText();

/** A desk that talks to a customer and has begun a memo. */
async function begun() {
  const { box, address } = await rig.box();
  const screen = await rig.screen(address);
  await row(screen.page, 1).waitFor();
  const { call } = knownCaller(box, '1');
  box.answer(call.key, '12');
  await card(screen.page).locator('h2:focus').waitFor();
  await screen.page.keyboard.press('Alt+m');
  await screen.page.locator('dialog textarea:focus').waitFor();
  return { box, address, call, ...screen };
}

browserTest(
  'a memo is written with canned phrases, shown as the mail that arrives, and sent with Ctrl+Enter',
  async (t) => {
    const { box, call, page, complaints } = await begun();
    await page.keyboard.press('Alt+1');
    await page.keyboard.type('納期の件。');
    await page.locator('.mail .new', { hasText: '折り返し電話をください。納期の件。' }).waitFor();
    await page.locator('.mail .text', { hasText: '高橋 健一 様' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.toast', { hasText: '通話が終わると送られます' }).waitFor();
    t.is(await page.locator('dialog.is-memo').count(), 0);
    t.like(box.sentMemos[0], { callKey: call.key });
    t.like(box.sentMemos[0]?.memo, {
      text: '折り返し電話をください。納期の件。',
      toAddress: 'takahashi@hinata-setsubi.example',
      author: '伊藤',
      authorExtension: '12',
    });
    t.deepEqual(complaints, []);
  },
);

browserTest('a memo that was begun is there again after Esc, and after the page was closed', async (t) => {
  const { box, page } = await begun();
  await page.keyboard.type('書きかけ');
  await page.keyboard.press('Escape');
  await page.locator('.toast', { hasText: '書きかけは残してあります' }).waitFor();
  t.is(await page.locator('dialog.is-memo').count(), 0);
  await card(page).locator('h2:focus').waitFor();
  await page.keyboard.press('Alt+m');
  await page.locator('dialog textarea:focus').waitFor();
  t.is(await memoText(page).inputValue(), '書きかけ');
  await page.reload();
  await card(page).locator('h2:focus').waitFor();
  await page.keyboard.press('Alt+m');
  t.is(await memoText(page).inputValue(), '書きかけ');
  t.deepEqual(box.sentMemos, []);
});

browserTest(
  'while the connection is lost the memo says that it is kept and when it can be sent, and goes afterwards',
  async (t) => {
    const { box, page } = await begun();
    const note = page.locator('dialog.is-memo .foot .note');
    const send = page.locator('dialog.is-memo .foot .is-first');
    await page.keyboard.type('折り返し希望');
    await note.filter({ hasText: '通話が終わると送られます' }).waitFor();
    box.down = true;
    box.cut();
    await note.filter({ hasText: 'つながったら送信できます' }).waitFor();
    t.true(await send.isDisabled());
    t.notRegex(await note.innerText(), /送られます/);
    box.down = false;
    await note.filter({ hasText: '通話が終わると送られます' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog.is-memo').waitFor({ state: 'detached' });
    t.is(box.sentMemos[0]?.memo.text, '折り返し希望');
  },
);

browserTest(
  'a memo that a full disk refuses stays in the dialog, and the page says that nothing was stored',
  async (t) => {
    const { box, page } = await begun();
    const text = memoText(page);
    await text.fill('また電話するとのこと');
    const refusal = { code: 'not-stored', message: 'the disk of the box is full' };
    await page.route('**/api/calls/*/memo', (asked) => asked.fulfill({ status: 507, json: refusal }));
    await page.keyboard.press('Control+Enter');
    await page.locator('.toast', { hasText: '保存できませんでした' }).waitFor();
    t.is(await text.inputValue(), 'また電話するとのこと');
    await page.unroute('**/api/calls/*/memo');
    await page.keyboard.press('Control+Enter');
    await page.locator('dialog.is-memo').waitFor({ state: 'detached' });
    t.is(box.sentMemos[0]?.memo.text, 'また電話するとのこと');
  },
);

browserTest(
  'a phrase goes in by a click and by its number in the list, and every keystroke is in the mail at once',
  async (t) => {
    const { page, complaints } = await begun();
    await page.locator('.mail .new').waitFor();
    const previews: string[] = [];
    page.on('request', (request) => request.url().endsWith('/memo/preview') && previews.push(request.url()));
    await page.locator('.phrases button').nth(2).click();
    t.is(await memoText(page).inputValue(), 'またお電話くださるそうです。');
    await page.keyboard.press('2');
    t.is(await memoText(page).inputValue(), 'またお電話くださるそうです。\n急ぎとのことです。');
    const used = page.locator('.phrases [data-used]');
    t.deepEqual(await used.allInnerTexts(), ['2\n急ぎとのことです', '3\nまたお電話くださるそうです']);
    await memoText(page).focus();
    await page.keyboard.press('Control+End');
    for (const key of ['A', 'b', 'Enter', 'c', 'Backspace']) {
      await page.keyboard.press(key);
      t.is((await shown(page)).trimEnd(), (await memoText(page).inputValue()).trimEnd(), key);
    }
    t.deepEqual(previews, [], 'the box is not asked for a keystroke');
    t.deepEqual(complaints, []);
  },
);

browserTest(
  'while kana are turned into kanji no key sends, inserts or closes, and what is typed so far is in the mail',
  async (t) => {
    const { box, page } = await begun();
    await page.locator('.mail .new').waitFor();
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: 'のうき', selectionStart: 3, selectionEnd: 3 });
    t.is(await shown(page), 'のうき');
    const field = memoText(page);
    for (const part of [{ isComposing: true }, { keyCode: 229 }]) {
      const press = (init: object) =>
        field.dispatchEvent('keydown', { bubbles: true, cancelable: true, ...init, ...part });
      await press({ key: 'Enter', code: 'Enter', ctrlKey: true });
      await press({ key: '1', code: 'Digit1', altKey: true });
      await press({ key: 'Escape', code: 'Escape' });
    }
    t.is(await field.inputValue(), 'のうき');
    await client.send('Input.insertText', { text: '納期' });
    t.is(await shown(page), '納期');
    t.deepEqual(box.sentMemos, []);
  },
);

browserTest('the record of a call says who wrote its memo and where the mail of it stands', async (t) => {
  const { box, address } = await rig.box();
  const call = box.office.calls[1];
  if (call === undefined) return t.fail('The fake office has no such call.');
  const mail = { key: call.key, purpose: 'memo', toName: '高橋 健一', at: call.startedAt } as const;
  call.mails = [{ ...mail, state: 'approval' }];
  const { page } = await rig.screen(address, { path: `/history?call=${call.key}` });
  const record = page.locator('.is-detail .sheet');
  await record.getByText('名刺 500 枚の校正').waitFor();
  await record.getByText('伊藤 記').waitFor();
  await record.getByRole('link', { name: '高橋さんへのメール・確認待ち' }).waitFor();
  call.mails = [{ ...mail, state: 'sent' }];
  box.send({ type: 'changed', boxTime: Date.now(), what: 'outbox', id: call.key });
  await record.getByRole('link', { name: /高橋さんへ送信済 \d+:\d\d/ }).waitFor();
  t.pass();
});
