import test from 'ava';
import { createToasts } from '../../../web-admin/src/desk/toasts.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function setUp() {
  const clock = new FakeClock();
  const toasts = createToasts(clock);
  const texts = () => toasts.shown.value.map(({ text }) => text);
  return { clock, toasts, texts };
}

test('a toast goes after six seconds', (t) => {
  const { clock, toasts, texts } = setUp();
  toasts.say('saved');
  clock.advance(5_999);
  t.deepEqual(texts(), ['saved']);
  clock.advance(1);
  t.deepEqual(texts(), []);
});

test('it stays while somebody looks at it, and has its time again afterwards', (t) => {
  const { clock, toasts, texts } = setUp();
  toasts.say('saved');
  toasts.hold(1);
  clock.advance(60_000);
  t.deepEqual(texts(), ['saved']);
  toasts.release(1);
  clock.advance(6_000);
  t.deepEqual(texts(), []);
});

test('a failure never goes by itself', (t) => {
  const { clock, toasts, texts } = setUp();
  toasts.fail('refused');
  toasts.hold(1);
  toasts.release(1);
  clock.advance(600_000);
  t.deepEqual(texts(), ['refused']);
});

test('three are shown at most; a failure is not the one that makes room', (t) => {
  const { toasts, texts } = setUp();
  toasts.fail('refused');
  for (const text of ['a', 'b', 'c']) toasts.say(text);
  t.deepEqual(texts(), ['refused', 'b', 'c']);
});

test('undo takes the newest offer, once', (t) => {
  const { toasts, texts } = setUp();
  const done: string[] = [];
  const offer = (name: string) => ({ label: 'Undo', undo: true, run: () => done.push(name) });
  toasts.say('first', offer('first'));
  toasts.say('second', offer('second'));
  toasts.say('third', { label: 'Show', undo: false, run: () => done.push('third') });
  t.true(toasts.undo());
  t.deepEqual(done, ['second']);
  t.deepEqual(texts(), ['first', 'third']);
  t.true(toasts.undo());
  t.false(toasts.undo());
});
