import test from 'ava';
import { browserLanguage, createPreferences, WALL_NAMES } from '../../../web-admin/src/desk/preferences.ts';
import { memoryKeep } from '../memory-keep.ts';

const language = test.macro({
  exec(t, languages: readonly string[], expected: 'ja' | 'en') {
    t.is(browserLanguage(languages), expected);
  },
  title: (_, languages: readonly string[], expected: 'ja' | 'en') =>
    `a browser that asks for ${languages.join(', ') || 'nothing'} gets ${expected}`,
});
test(language, ['ja-JP', 'en'], 'ja');
test(language, ['en-GB', 'ja'], 'en');
test(language, ['fr', 'ja'], 'ja');
test(language, ['fr'], 'en');
test(language, [], 'en');

test('a chosen language wins over the browser and is remembered', (t) => {
  const keep = memoryKeep();
  const first = createPreferences(keep, ['en']);
  first.start();
  first.chosenLanguage.value = 'ja';
  t.is(createPreferences(keep, ['en']).language.value, 'ja');
});

test('the telephone beside the screen is remembered, and that there is none', (t) => {
  const keep = memoryKeep();
  t.deepEqual(createPreferences(keep, []).telephone.value, { type: 'unasked' });
  for (const telephone of [{ type: 'extension', id: 'PJSIP/12' }, { type: 'none' }] as const) {
    const preferences = createPreferences(keep, []);
    const stop = preferences.start();
    preferences.telephone.value = telephone;
    stop();
    t.deepEqual(createPreferences(keep, []).telephone.value, telephone);
  }
});

test('what a wall says of callers is remembered for this screen; everything, unless somebody chose', (t) => {
  const keep = memoryKeep();
  t.is(createPreferences(keep, []).wallNames.value, 'all');
  for (const names of WALL_NAMES) {
    const preferences = createPreferences(keep, []);
    const stop = preferences.start();
    preferences.wallNames.value = names;
    stop();
    t.is(createPreferences(keep, []).wallNames.value, names);
  }
  t.is(createPreferences(memoryKeep({ 'rusuban.wall-names': 'nobody' }), []).wallNames.value, 'all');
});

test('what was written by hand into the store is no reason to fail', (t) => {
  const keep = memoryKeep({ 'rusuban.theme': 'pink', 'rusuban.telephone': '???', 'rusuban.language': 'xx' });
  const preferences = createPreferences(keep, ['ja']);
  t.is(preferences.theme.value, 'auto');
  t.deepEqual(preferences.telephone.value, { type: 'unasked' });
  t.is(preferences.language.value, 'ja');
});
