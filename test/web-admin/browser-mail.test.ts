import test from 'ava';
import { inBrowser } from './in-browser.ts';

const { rig, browserTest } = inBrowser(test);

browserTest(
  'when mails leave is set by an office that collects them, and the next times are shown',
  async (t) => {
    const { box, address } = await rig.box();
    const { page, complaints } = await rig.screen(address, { path: '/settings#rules' });
    await page.getByLabel('不在着信のメールをまとめる').check();
    await page.getByLabel('時刻', { exact: true }).selectOption({ label: '平日 9・17 時' });
    await page.getByLabel('たまった件数').fill('５');
    await page.getByLabel('長くても（分）').fill('240');
    await page.getByLabel('送らない時間帯にも送る').check();
    await page.getByLabel('メモのメール').check();
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.toast', { hasText: '設定を保存しました' }).waitFor();
    t.deepEqual(box.office.mailRules.release, {
      collect: 'missed',
      cron: '0 9,17 * * 1-5',
      count: 5,
      afterMinutes: 240,
      important: 'overtakes-quiet',
      digest: 'representative',
    });
    t.is(box.office.mailRules.preview.memo, true);
    await page.getByText('次に送る時刻').waitFor();
    t.deepEqual(complaints, []);
  },
);

browserTest('a mail that awaits approval is read, corrected and sent with the keyboard alone', async (t) => {
  const { box, address } = await rig.box();
  const held = box.office.mails.find(({ state }) => state === 'held');
  if (held === undefined) return t.fail();
  box.office.mails = [{ ...held, state: 'approval', waitsSince: 0 }];
  const { page } = await rig.screen(address, { path: '/mail', locale: 'en-GB' });
  await page.locator('.flow', { hasText: 'Awaiting approval' }).waitFor();
  const subject = page.getByLabel('Subject', { exact: true });
  await subject.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Corrected');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Call back soon.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'The mail is being sent' }).waitFor();
  t.like(box.office.mails[0], { subject: 'Corrected', text: 'Call back soon.' });
  t.deepEqual(
    box.retried.map(({ key }) => key),
    [held.key],
  );
});

browserTest(
  'what is typed into a mail stays when another desk sends or drops it, and the page says which',
  async (t) => {
    const { box, address } = await rig.box();
    const [held, other] = box.office.mails;
    if (held === undefined || other === undefined) return t.fail();
    const { page } = await rig.screen(address, { path: '/mail', locale: 'en-GB' });
    for (const [state, said] of [
      ['sent', 'Another desk sent this mail'],
      ['dropped', 'Another desk dropped this mail'],
    ] as const) {
      box.office.mails = [{ ...held, state: 'approval' }, other];
      box.send({ type: 'changed', boxTime: Date.now(), what: 'outbox' });
      await page.getByLabel('Text', { exact: true }).fill(`typed, then ${state}`);
      // The other mail needs a person, too: the page would open it in the place of the one that is typed into.
      box.office.mails = [other, { ...held, state }];
      box.send({ type: 'changed', boxTime: Date.now(), what: 'outbox' });
      await page.getByRole('alert').filter({ hasText: said }).waitFor();
      t.is(await page.getByLabel('What you typed').inputValue(), `typed, then ${state}`);
      await page.getByRole('button', { name: 'Discard what was typed' }).click();
      await page.getByLabel('What you typed').waitFor({ state: 'detached' });
    }
  },
);

browserTest('a mail that came back says why, and goes again to another address', async (t) => {
  const { box, address } = await rig.box();
  const bounced = box.office.mails.find(({ state }) => state === 'bounced');
  if (bounced === undefined) return t.fail();
  const { page } = await rig.screen(address, { path: `/mail?key=${bounced.key}` });
  await page.getByText('一度受け取られたメールが、届かずに戻ってきました。').first().waitFor();
  await page.getByText('戻ってきた', { exact: true }).waitFor();
  await page.getByText('User unknown').waitFor();
  await page.getByLabel('宛先').fill('matsumoto@hinata-setsubi.example');
  await page.getByRole('button', { name: '直して送る' }).click();
  await page.locator('.toast', { hasText: 'もう一度送ります' }).waitFor();
  const body = { toAddresses: ['matsumoto@hinata-setsubi.example'] };
  t.deepEqual(box.retried, [{ key: bounced.key, body }]);
});

browserTest('a mail that is told of by a digest leads to it', async (t) => {
  const { box, address } = await rig.box();
  const held = box.office.mails.find(({ state }) => state === 'held');
  const queued = box.office.mails.find(({ state }) => state === 'queued');
  if (held === undefined || queued === undefined) return t.fail();
  box.office.mails = [queued, { ...held, state: 'joined', digestKey: queued.key }];
  const { page } = await rig.screen(address, { path: `/mail?key=${held.key}` });
  await page.getByRole('link', { name: 'まとめのメールを見る' }).click();
  await page.getByRole('heading', { name: queued.subject }).waitFor();
  t.pass();
});

browserTest('quiet hours of a representative are set by day and time', async (t) => {
  const { address } = await rig.box();
  const { page } = await rig.screen(address, { path: '/settings#representatives' });
  await page.getByRole('button', { name: '高橋 健一 開く' }).click();
  await page.getByRole('button', { name: '時間帯を追加' }).click();
  await page.getByLabel('土曜日').check();
  await page.getByLabel('から').fill('18:30');
  await page.getByLabel('翌日の').fill('08:00');
  const saved = page.waitForRequest((request) => request.method() === 'PUT');
  await page.getByRole('button', { name: '保存' }).click();
  const body: { quietHours: unknown } = (await saved).postDataJSON();
  t.deepEqual(body.quietHours, [{ days: [1, 2, 3, 4, 5, 6], from: '18:30', to: '08:00' }]);
});

browserTest(
  'a template is edited with the mail beside it; a misspelt placeholder is named with its place',
  async (t) => {
    const { box, address } = await rig.box();
    const { page, complaints } = await rig.screen(address, { path: '/settings#templates' });
    const subject = page.getByLabel('件名', { exact: true });
    const mail = page.getByLabel('できあがり');
    await mail.getByText('【不在着信】青葉製作所 佐藤様').waitFor();
    await subject.fill('{{calller}} から');
    await page
      .getByText('1 行 1 文字目：{{calller}} という印はありません。 {{caller}} のことですか。')
      .waitFor();
    await subject.fill('{{caller}}より');
    await mail.getByText('青葉製作所 佐藤様より').waitFor();
    await page.getByText('HTML', { exact: true }).click();
    await mail.locator('a[href="tel:+81300001201"]').waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.toast', { hasText: '設定を保存しました' }).waitFor();
    t.is(box.templates.get('ja missed')?.subject, '{{caller}}より');
    await page.getByRole('button', { name: '標準の文面に戻す' }).click();
    await page.locator('.dialog').getByRole('button', { name: '標準の文面に戻す' }).click();
    await mail.getByText('【不在着信】青葉製作所 佐藤様').waitFor();
    t.false(box.templates.has('ja missed'));
    t.deepEqual(complaints, []);
  },
);

/** Whatever somebody may write into the HTML of a template: markup that acts, fetches, hides, nests or never ends. */
const HTML = [
  '<p style="color:red" onclick="window.acted = 1">{{caller}} <b>急ぎ</b></p>',
  '<script>window.acted = 2</script><style>body { display: none }</style>',
  '<img src="/api/session" onerror="window.acted = 3"><iframe src="/settings"></iframe>',
  '<a href="tel:0300001201" onmouseover="window.acted = 4">電話</a>',
  '<a href="javascript:window.acted = 5">罠</a>',
  '<svg><a href="javascript:window.acted = 6">絵</a></svg><form action="/x"><input name="q">式</form>',
  '<table><tr><td>表</td></tr></table><ul><li>閉じない<p>段落</ul>',
  `${'<div>'.repeat(200)}深い`,
].join('\n');

browserTest(
  'the HTML of a template is shown as it is marked up, and nothing in it acts or is fetched',
  async (t) => {
    const { address } = await rig.box();
    const { page, complaints } = await rig.screen(address, { path: '/settings#templates' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByLabel('本文（HTML）').fill(HTML);
    await page.getByRole('radio', { name: 'HTML' }).check();
    const mail = page.locator('.template .mail-html');
    await mail.getByText('急ぎ').waitFor();
    t.is(await mail.locator('b').innerText(), '急ぎ');
    t.is(await mail.locator('td').innerText(), '表');
    t.is(await mail.locator('li p').innerText(), '段落');
    t.is(await mail.getByRole('link', { name: '電話' }).getAttribute('href'), 'tel:0300001201');
    const parts = await mail
      .locator('*')
      .evaluateAll((all) => all.map((one) => ({ tag: one.localName, attributes: one.getAttributeNames() })));
    t.true(parts.length < 100, 'what nests without an end is cut');
    t.deepEqual([...new Set(parts.map(({ tag }) => tag))].sort(), [
      ...['a', 'b', 'div', 'li', 'p', 'span', 'table', 'tbody', 'td', 'tr', 'ul'],
    ]);
    const named = parts.flatMap(({ tag, attributes }) => attributes.map((name) => `${tag} ${name}`));
    t.deepEqual([...new Set(named)].sort(), ['a href', 'a rel', 'a target']);
    t.is(await page.evaluate(() => Reflect.get(window, 'acted')), undefined);
    t.deepEqual(
      asked.filter((path) => path === '/settings' || path.startsWith('/api/session')),
      [],
    );
    t.deepEqual(complaints, []);
  },
);

browserTest('a customer’s name in a template stays text, also where it looks like markup', async (t) => {
  const { address } = await rig.box();
  const { page, complaints } = await rig.screen(address, { path: '/settings#templates' });
  await page.getByLabel('件名').fill('<b>{{caller}}</b>');
  await page.getByLabel('本文（文字）').fill('<i>{{caller}}</i>');
  await page.locator('.template .mail .text', { hasText: '<i>' }).waitFor();
  t.is(await page.locator('.template .mail :is(i, b b)').count(), 0);
  t.deepEqual(complaints, []);
});
