import test from 'ava';
import { mailCare } from '../../../firmware/reception/mail-care.ts';
import { previewTemplate } from '../../../firmware/reception/preview-template.ts';
import { callerMatchKey } from '../../../firmware/store/call-row.ts';
import { keepFactsOfCall } from '../../../firmware/store/number-facts.ts';
import { writeSetting } from '../../../firmware/store/setting-row.ts';
import { getTemplates, putTemplate } from '../../../firmware/store/templates.ts';
import { keyOf } from '../store/call-samples.ts';
import { claim } from '../store/outbox-samples.ts';
import { eventsOf, NOW } from '../store/temporary-box.ts';
import { batchingOffice } from './batching-office.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const OWN = { subject: '{{number}} {{line}}', text: '{{to}} {{memo}}', html: '<p>{{memo}}</p>' };
const ja = { kind: 'missed', locale: 'ja' } as const;

test('the office’s own template is used for its kind and language, and the built-in one again when it is taken away', async (t) => {
  const { db, missed } = await batchingOffice(t, { collect: 'nothing' });
  const put = (source: typeof OWN | null) =>
    db.knex.transaction((trx) => putTemplate(trx, { ...ja, source }, NOW));
  await put(OWN);
  await missed('a', NOW);
  await put(null);
  await missed('b', NOW + 1);
  const [own, builtIn] = await claim(db, NOW + 2);
  t.is(own?.subject, '03-1234-5678 外線1');
  t.is(own?.text, '高橋 健一 不在時に電話がありました\n');
  t.true(own?.html.includes('<p>不在時に電話がありました</p>'));
  t.is(builtIn?.subject, '【不在着信】03-1234-5678 10:42');
  t.deepEqual(await getTemplates(db.knex, 'ja'), {});
  const told = (await eventsOf(db)).filter(({ subject }) => subject === 'template missed ja');
  t.deepEqual(
    told.map(({ body }) => body['value']),
    [OWN, null],
  );
});

const misfit = test.macro({
  async exec(t, stored: unknown) {
    const { db, missed } = await batchingOffice(t, { collect: 'nothing' });
    t.like(await mailCare(db.knex, NOW), { isTemplateBroken: false });
    await db.knex.transaction((trx) => writeSetting(trx, 'template missed ja', stored, NOW));
    t.like(await mailCare(db.knex, NOW), { isTemplateBroken: true });
    await missed('a', NOW);
    const [mail] = await claim(db, NOW);
    t.is(mail?.subject, '【不在着信】03-1234-5678 10:42');
    t.regex(mail?.text ?? '', /標準の文面で送りました/);
  },
  title: (title = '') =>
    `a template of another version is told of, and the mail goes with the built-in text: ${title}`,
});

test('a placeholder that is no more', misfit, { ...OWN, subject: '{{removedInThisVersion}}' });
test('a part that is missing', misfit, { subject: OWN.subject, text: OWN.text });
test('a part that is no text', misfit, { ...OWN, subject: 5 });
test('no parts at all', misfit, 'x');

test('a preview shows a call of the history or an invented one, and stores nothing', async (t) => {
  const { db, missed } = await batchingOffice(t, { collect: 'nothing' });
  await missed('a', NOW);
  const preview = (callKey: string | null, source = OWN) =>
    previewTemplate(db.knex, { ...ja, source, callKey }, LETTERHEAD, NOW);
  t.is((await preview(keyOf('a'))).mail?.subject, '03-1234-5678 外線1');
  t.is((await preview(null)).mail?.subject, '03-0000-1201 外線1 代表');
  const { faults, mail } = await preview(null, { ...OWN, html: '{{{memo}}}' });
  t.is(mail, null);
  t.like(faults[0], { part: 'html', code: 'tag', line: 1, column: 1 });
  t.deepEqual(await getTemplates(db.knex, 'ja'), {});
});

test('a preview shows what other systems said of the caller of a call of the history, as its mail does', async (t) => {
  const { db, missed } = await batchingOffice(t, { collect: 'nothing' });
  const call = await missed('a', NOW);
  const facts = [{ label: '契約', value: '保守A' }];
  const told = { rule: 'crm', matchKey: callerMatchKey(call.caller) ?? '', facts, now: NOW };
  t.true(await db.knex.transaction((trx) => keepFactsOfCall(trx, call.key, told)));
  const source = { ...OWN, text: '{{#facts}}{{title}} {{label}} {{value}}{{/facts}}' };
  const letterhead = { ...LETTERHEAD, sources: [{ name: 'crm', title: '顧客管理' }] };
  const { mail } = await previewTemplate(db.knex, { ...ja, source, callKey: call.key }, letterhead, NOW);
  t.is(mail?.text, '顧客管理 契約 保守A\n');
});

for (const kind of ['missed', 'memo', 'digest', 'report'] as const) {
  test(`a template is previewed in both languages: ${kind}`, async (t) => {
    const { db } = await batchingOffice(t);
    for (const locale of ['ja', 'en'] as const) {
      const source = { subject: 's', text: '{{to}}{{footer}}', html: '' };
      const { mail } = await previewTemplate(
        db.knex,
        { kind, locale, source, callKey: null },
        LETTERHEAD,
        NOW,
      );
      t.is(mail?.subject, 's');
    }
  });
}
