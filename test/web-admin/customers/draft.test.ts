import test from 'ava';
import {
  clashing,
  emptyDraft,
  followed,
  formPath,
  inputOf,
  sameDraft,
} from '../../../web-admin/src/customers/draft.ts';

const draft = { ...emptyDraft('03-0000-1201'), name: '桐生建具店' };

test('a new customer carries the number of the caller', (t) => {
  t.deepEqual(inputOf(draft).numbers, [{ number: '03-0000-1201', label: '' }]);
  t.deepEqual(inputOf(emptyDraft(null)).numbers, []);
});

test('what was not chosen is sent as not decided', (t) => {
  t.like(inputOf(draft), { importance: null, representativeId: null });
});

test('an empty number field is no change', (t) => {
  t.true(sameDraft(draft, { ...draft, numbers: [...draft.numbers, { number: ' ', label: '' }] }));
  t.false(sameDraft(draft, { ...draft, fax: '1' }));
});

test('what another desk saves is followed, except in the fields that are being changed here', (t) => {
  const typed = { ...draft, address: '東京都' };
  const now = { ...draft, address: '大阪府', fax: '03-0000-1209', numbers: [{ number: '1', label: '' }] };
  t.deepEqual(followed(typed, draft, now), { ...now, address: '東京都' });
  t.deepEqual(followed(draft, draft, now), now);
});

test('the box counts wrong numbers without the fields left empty, the form counts all', (t) => {
  const gap = { ...draft, numbers: [{ number: '', label: '' }, ...draft.numbers] };
  t.is(formPath('numbers.0.number', gap), 'numbers.1');
  t.is(formPath('fax', gap), 'fax');
});

test('two desks clash only in a field that both have changed, and not to the same', (t) => {
  const typed = { ...draft, address: '東京都', fax: '1', notes: 'a' };
  const now = { ...draft, address: '大阪府', fax: '1', contact: '佐藤' };
  t.deepEqual(clashing(typed, draft, now), ['address']);
});
