import test from 'ava';
import { emptyDraft, formPath, inputOf, sameDraft } from '../../../web-admin/src/customers/draft.ts';

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

test('the box counts wrong numbers without the fields left empty, the form counts all', (t) => {
  const gap = { ...draft, numbers: [{ number: '', label: '' }, ...draft.numbers] };
  t.is(formPath('numbers.0.number', gap), 'numbers.1');
  t.is(formPath('fax', gap), 'fax');
});
