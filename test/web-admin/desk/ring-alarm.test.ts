import test from 'ava';
import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import { RingAlarm, type RingWishes } from '../../../web-admin/src/ring/ring-alarm.ts';
import { answeredBy, board, call } from '../board-fixture.ts';

function setUp(wishes: Partial<RingWishes> = {}) {
  const signs: string[] = [];
  const signals = {
    bell: () => signs.push('bell'),
    note: (key: string, title: string) => signs.push(`note ${key} ${title}`),
    unnote: (key: string) => signs.push(`unnote ${key}`),
  };
  const alarm = new RingAlarm(signals, () => ({ sound: true, notes: true, extension: null, ...wishes }));
  const show = (...calls: BoardCall[]) => alarm.update(board({ calls }));
  return { signs, alarm, show };
}

test('a call is heard once when it begins to ring, and a second one again', (t) => {
  const { signs, show } = setUp();
  show(call({ key: 'a' }));
  show(call({ key: 'a' }));
  t.deepEqual(signs, ['bell']);
  show(call({ key: 'a' }), call({ key: 'b', line: '2' }));
  t.deepEqual(signs, ['bell', 'bell']);
});

test('the notification of a call goes when it rings no more', (t) => {
  const { signs, alarm, show } = setUp({ sound: false });
  const one = call({ key: 'a' });
  show(one);
  alarm.settled(one, '青葉製作所', '外線1 着信中');
  show({ ...answeredBy('12'), key: 'a' });
  t.deepEqual(signs, ['note a 青葉製作所', 'unnote a']);
});

test('a screen beside a telephone is told of calls that ring there, and where nobody can tell, of all', (t) => {
  const { signs, show } = setUp({ extension: '12' });
  show(call({ key: 'a', rang: ['13'] }));
  t.deepEqual(signs, []);
  show(call({ key: 'a', rang: ['13', '12'] }));
  t.deepEqual(signs, ['bell']);
  show(call({ key: 'b', rang: [] }));
  t.deepEqual(signs, ['bell', 'unnote a', 'bell']);
});

test('without the wish nothing is heard and nothing shown', (t) => {
  const { signs, alarm, show } = setUp({ sound: false, notes: false });
  show(call());
  alarm.settled(call(), '青葉製作所', '');
  t.deepEqual(signs, []);
});
