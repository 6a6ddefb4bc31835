import test from 'ava';
import { Throttle } from '../../../firmware/access/throttle.ts';

function scene() {
  let now = 0;
  const throttle = new Throttle(() => now);
  return {
    throttle,
    pass(ms: number) {
      now += ms;
    },
    fail(times: number, address: string, account = 'kanri') {
      for (let turn = 0; turn < times; turn += 1) throttle.failed(address, account);
    },
  };
}

test('five wrong passwords cost nothing, then the wait doubles, up to a minute', (t) => {
  const { throttle, fail, pass } = scene();
  fail(4, 'a');
  t.deepEqual(throttle.turn('a', 'kanri'), { type: 'now' });
  const waits: number[] = [];
  for (let turn = 0; turn < 8; turn += 1) {
    fail(1, 'a');
    const next = throttle.turn('a', 'kanri');
    waits.push(next.type === 'wait' ? next.ms / 1000 : 0);
    pass(next.type === 'wait' ? next.ms : 0);
    t.deepEqual(throttle.turn('a', 'kanri'), { type: 'now' });
  }
  t.deepEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60]);
});

test('who guesses from elsewhere does not lock the owner of the account out: he waits two seconds at most', (t) => {
  const { throttle, fail, pass } = scene();
  fail(500, 'far away');
  const turn = throttle.turn('at home', 'kanri');
  t.true(turn.type === 'wait' && turn.ms <= 2_000);
  pass(2_000);
  t.deepEqual(throttle.turn('at home', 'kanri'), { type: 'now' });
  t.is(throttle.turn('far away', 'somebody else').type, 'wait');
});

test('a success, and a quarter of an hour, make the slate clean', (t) => {
  const { throttle, fail, pass } = scene();
  fail(9, 'a');
  throttle.succeeded('a', 'kanri');
  t.deepEqual(throttle.turn('a', 'kanri'), { type: 'now' });
  fail(9, 'a');
  pass(15 * 60_000 + 1);
  t.deepEqual(throttle.turn('a', 'kanri'), { type: 'now' });
});

test('a million addresses do not fill the memory, and the last guesser is still known', (t) => {
  const { throttle } = scene();
  for (let turn = 0; turn < 10_000; turn += 1) throttle.failed(`address ${turn}`, `account ${turn}`);
  for (let turn = 0; turn < 9; turn += 1) throttle.failed('last', 'last');
  t.is(throttle.turn('last', 'x').type, 'wait');
  t.deepEqual(throttle.turn('address 1', 'y'), { type: 'now' });
});
