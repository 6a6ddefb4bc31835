import test from 'ava';
import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import { type CardInput, type Cards, NO_CARDS, stepCards } from '../../../web-admin/src/desk/cards.ts';
import { answeredBy, board, call } from '../board-fixture.ts';

const told = (one: BoardCall, typing = false): CardInput => ({ type: 'call', call: one, at: 6_000, typing });
const over: CardInput = { type: 'call-ended', key: 'call-1', at: 30_000, talkSeconds: 24 };
const after = (extension: string | null, ...inputs: CardInput[]): Cards =>
  inputs.reduce<Cards>((cards, input) => stepCards(cards, input, extension), NO_CARDS);

test('the card opens on the terminal whose telephone answered', (t) => {
  t.is(after('12', told(answeredBy('12'))).open.length, 1);
});

test('it opens on no other terminal (D3)', (t) => {
  t.is(after('14', told(answeredBy('12'))).open.length, 0);
  t.is(after(null, told(answeredBy('12'))).open.length, 0);
});

test('ringing opens no card', (t) => {
  t.is(after('12', told(call({ rang: ['12'] }))).open.length, 0);
});

test('an answer by a telephone that nobody can name opens no card', (t) => {
  t.is(after('12', told(answeredBy('12', { answeredBy: null }))).open.length, 0);
});

test('somebody who types gets the strip only, until they ask for the card', (t) => {
  const folded = after('12', told(answeredBy('12'), true));
  t.true(folded.open[0]?.folded);
  t.false(stepCards(folded, { type: 'unfolded', key: 'call-1' }, '12').open[0]?.folded);
});

test('later news of the call reaches the open card', (t) => {
  const customer = {
    id: 'c',
    name: '桐生建具店',
    kana: '',
    department: '',
    contact: '',
    importance: null,
    representative: null,
  };
  const cards = after('12', told(answeredBy('12')), told(answeredBy('12', { customer })));
  t.is(cards.open.length, 1);
  t.is(cards.open[0]?.call.customer?.name, '桐生建具店');
});

test('after the release the card stays and keeps the length of the call', (t) => {
  t.deepEqual(after('12', told(answeredBy('12')), over).open[0]?.ended, {
    at: 30_000,
    talkSeconds: 24,
    movedTo: null,
  });
});

test('a transferred call ends here and opens at the other desk', (t) => {
  const inputs = [told(answeredBy('12')), told(answeredBy('14'))];
  t.is(after('12', ...inputs).open[0]?.ended?.movedTo, 'telephone 14');
  t.is(after('14', ...inputs).open[0]?.ended, null);
});

test('a card closed by hand does not come back with the next news of the call', (t) => {
  const cards = after(
    '12',
    told(answeredBy('12')),
    { type: 'closed', key: 'call-1' },
    told(answeredBy('12')),
  );
  t.is(cards.open.length, 0);
  t.is(stepCards(cards, { type: 'show', call: answeredBy('12') }, '12').open.length, 1);
});

test('a closed card is forgotten when its call is over', (t) => {
  t.deepEqual(after('12', told(answeredBy('12')), { type: 'closed', key: 'call-1' }, over), NO_CARDS);
});

test('a second call answered here lies on top of the first card', (t) => {
  const cards = after('12', told(answeredBy('12')), told(answeredBy('12', { key: 'call-2', line: '2' })));
  t.deepEqual(
    cards.open.map(({ call: { key } }) => key),
    ['call-1', 'call-2'],
  );
});

test('a page that is loaded during the call opens its card', (t) => {
  const snapshot: CardInput = {
    type: 'snapshot',
    board: board({ calls: [answeredBy('12')] }),
    typing: false,
  };
  t.is(after('12', snapshot).open.length, 1);
});

test('a call that ended while the connection was lost has ended on the card too', (t) => {
  const cards = after('12', told(answeredBy('12')), { type: 'snapshot', board: board(), typing: false });
  t.deepEqual(cards.open[0]?.ended, { at: 10_000, talkSeconds: null, movedTo: null });
});

test('what was touched is marked, for it never closes by itself', (t) => {
  t.true(after('12', told(answeredBy('12')), { type: 'touched', key: 'call-1' }).open[0]?.touched);
});
