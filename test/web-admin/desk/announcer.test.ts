import test from 'ava';
import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import { Announcer, SETTLE_MS } from '../../../web-admin/src/desk/announcer.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { answeredBy, board, call } from '../board-fixture.ts';

function setUp() {
  const clock = new FakeClock();
  const said: BoardCall[] = [];
  const announcer = new Announcer(clock, (one) => said.push(one));
  const show = (...calls: BoardCall[]) => announcer.update(board({ calls }));
  return { clock, said, announcer, show };
}

const pending = call({ caller: { type: 'pending' } });

test('a ring is said once, when the first moment is over', (t) => {
  const { clock, said, show } = setUp();
  show(call());
  clock.advance(SETTLE_MS - 1);
  t.is(said.length, 0);
  clock.advance(1);
  show(call());
  clock.advance(SETTLE_MS);
  t.is(said.length, 1);
});

test('a number that is still on its way is waited for', (t) => {
  const { clock, said, show } = setUp();
  show(pending);
  clock.advance(2_000);
  t.is(said.length, 0);
  show(call());
  t.is(said.length, 1);
});

test('a call that was answered at once is not said', (t) => {
  const { clock, said, show } = setUp();
  show(call());
  show(answeredBy('12'));
  clock.advance(SETTLE_MS);
  t.is(said.length, 0);
});

test('a call that has ended is not said, and leaves no timer behind', (t) => {
  const { clock, said, show } = setUp();
  show(call());
  show();
  clock.advance(SETTLE_MS);
  t.is(said.length, 0);
  t.is(clock.pending, 0);
});
