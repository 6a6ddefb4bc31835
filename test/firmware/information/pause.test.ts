import test from 'ava';
import { afterFailure, GOOD_STANDING, mayBeAsked } from '../../../firmware/information/pause.ts';

test('a source that fails is spared for longer each time, five minutes at most', (t) => {
  let standing = GOOD_STANDING;
  const pauses = Array.from({ length: 8 }, () => {
    standing = afterFailure(standing, 1000);
    return standing.askAgainAt - 1000;
  });
  t.deepEqual(pauses, [0, 10_000, 30_000, 60_000, 300_000, 300_000, 300_000, 300_000]);
});

test('it is asked again when the pause is over', (t) => {
  const standing = afterFailure(afterFailure(GOOD_STANDING, 0), 0);
  t.false(mayBeAsked(standing, 9_999));
  t.true(mayBeAsked(standing, 10_000));
});
