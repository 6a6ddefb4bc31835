import test from 'ava';
import { createModeRequest } from '../../../web-admin/src/desk/mode-request.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

function setUp(put: () => Promise<unknown> = () => new Promise(() => undefined)) {
  const clock = new FakeClock();
  const failures: unknown[] = [];
  const request = createModeRequest(clock, put, (error) => failures.push(error));
  return { clock, failures, request };
}

test('the request is over when the box tells the new mode', (t) => {
  const { clock, failures, request } = setUp();
  request.ask('away');
  t.is(request.wanted.value, 'away');
  request.told('present');
  t.is(request.wanted.value, 'away');
  request.told('away');
  t.is(request.wanted.value, null);
  clock.advance(10_000);
  t.deepEqual(failures, []);
  t.is(clock.pending, 0);
});

test('only a box that takes longer than a moment is said to be switching', (t) => {
  const { clock, request } = setUp();
  request.ask('away');
  clock.advance(299);
  t.false(request.slow.value);
  clock.advance(1);
  t.true(request.slow.value);
});

test('after three seconds without a word it goes back and says so, once', (t) => {
  const { clock, failures, request } = setUp();
  request.ask('away');
  clock.advance(3_000);
  t.is(request.wanted.value, null);
  t.deepEqual(failures, [null]);
});

test('a refusal goes back at once', async (t) => {
  const refusal = new Error('no');
  const { clock, failures, request } = setUp(() => Promise.reject(refusal));
  request.ask('away');
  await settle();
  t.is(request.wanted.value, null);
  clock.advance(3_000);
  t.deepEqual(failures, [refusal]);
});
