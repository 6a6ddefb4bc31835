import test from 'ava';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { getMode, modeAt, putMode } from '../../../firmware/store/mode.ts';
import { DEFAULT_PHRASES, getPhrases, putPhrases } from '../../../firmware/store/phrases.ts';
import { DEFAULT_SETTINGS, getSettings, putSettings } from '../../../firmware/store/settings.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

test('a new box has the absence memo of the patent text and mails for calls without a number', async (t) => {
  const { knex } = await temporaryBox(t);
  t.deepEqual(await getSettings(knex), {
    absenceMemo: '不在時に電話がありました',
    defaultRepresentativeId: null,
    withheldCalls: 'mail',
    mailWhen: 'not-answered',
    mailInPresentMode: false,
  });
});

test('only the settings that change are written, each with an event of its own', async (t) => {
  const db = await temporaryBox(t);
  const change = { ...DEFAULT_SETTINGS, absenceMemo: '折り返しをお願いします', mailInPresentMode: true };
  const stored = await db.knex.transaction((trx) => putSettings(trx, change, NOW));
  t.deepEqual(stored, change);
  t.deepEqual(await getSettings(db.knex), change);
  t.deepEqual(
    (await eventsOf(db)).map((event) => event.body),
    [
      { name: 'absenceMemo', value: '折り返しをお願いします' },
      { name: 'mailInPresentMode', value: true },
    ],
  );
  await db.knex.transaction((trx) => putSettings(trx, change, NOW));
  t.is((await eventsOf(db)).length, 2);
});

test('an emptied setting stays empty', async (t) => {
  const { knex } = await temporaryBox(t);
  await knex.transaction((trx) => putSettings(trx, { absenceMemo: '' }, NOW));
  t.is((await getSettings(knex)).absenceMemo, '');
});

test('a box on which nobody ever pressed anything is in present mode', async (t) => {
  const { knex } = await temporaryBox(t);
  t.deepEqual(await getMode(knex, NOW), { mode: 'present', since: epochMs(NOW), by: 'start' });
});

test('the mode that was set last is the mode, with who set it and when', async (t) => {
  const db = await temporaryBox(t);
  const away = { mode: 'away', since: epochMs(NOW), by: 'button' } as const;
  await db.knex.transaction((trx) => putMode(trx, away, NOW));
  t.deepEqual(await getMode(db.knex, NOW + 5), away);
  t.like((await eventsOf(db))[0], { kind: 'setting', body: { name: 'mode', value: away } });
});

test('the mode of an hour that is past is remembered', async (t) => {
  const db = await temporaryBox(t);
  const set = async (mode: 'away' | 'present', since: number) => {
    const state = { mode, since: epochMs(since), by: 'button' } as const;
    await db.knex.transaction((trx) => putMode(trx, state, since));
  };
  await set('away', NOW);
  await set('present', NOW + 60_000);
  t.is(await modeAt(db.knex, NOW - 1), 'present');
  t.is(await modeAt(db.knex, NOW), 'away');
  t.is(await modeAt(db.knex, NOW + 59_999), 'away');
  t.is(await modeAt(db.knex, NOW + 60_000), 'present');
});

test('a new box offers the two phrases of the patent text', async (t) => {
  const { knex } = await temporaryBox(t);
  t.deepEqual(await getPhrases(knex), ['会社に電話してください', '顧客に電話してください']);
});

test('the list of phrases is replaced as a whole and keeps its order', async (t) => {
  const { knex } = await temporaryBox(t);
  const put = (...texts: string[]) => knex.transaction((trx) => putPhrases(trx, texts, NOW));
  await put('折り返します', ...DEFAULT_PHRASES);
  t.deepEqual(await getPhrases(knex), ['折り返します', ...DEFAULT_PHRASES]);
  await put('二番', '折り返します', '二番');
  t.deepEqual(await getPhrases(knex), ['二番', '折り返します', '二番']);
});

test('a phrase that stays in the list keeps its row', async (t) => {
  const { knex } = await temporaryBox(t);
  const put = (...texts: string[]) => knex.transaction((trx) => putPhrases(trx, texts, NOW));
  const rowOf = (text: string) => knex('canned_phrase').where({ text, deleted_at: null }).pluck('id');
  await put('一番', '二番');
  const before = await rowOf('二番');
  await put('二番', '三番');
  t.deepEqual(await rowOf('二番'), before);
  t.deepEqual(await rowOf('一番'), []);
});

test('a list that was emptied stays empty', async (t) => {
  const { knex } = await temporaryBox(t);
  await knex.transaction((trx) => putPhrases(trx, [], NOW));
  t.deepEqual(await getPhrases(knex), []);
});
