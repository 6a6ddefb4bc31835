import test from 'ava';
import fc from 'fast-check';
import { delayAfter, longestDelay, parseBackOff } from '../../../firmware/mail/backoff.ts';

const [S, M, H, D] = [1000, 60_000, 3_600_000, 86_400_000];

const reads = test.macro({
  exec(t, text: string, delays: readonly number[], isEndless: boolean) {
    t.deepEqual(parseBackOff(text), { type: 'ok', backOff: { delays, isEndless } });
  },
  title: (_, text) => `reads "${text}"`,
});
test(reads, '1m, 5m*2, 15m, 1h*4, 4h*…', [M, 5 * M, 5 * M, 15 * M, H, H, H, H, 4 * H], true);
test(reads, '30s', [30 * S], false);
test(reads, '  10s ,2m*3,1d ', [10 * S, 2 * M, 2 * M, 2 * M, D], false);
test(reads, '1m*...', [M], true);

const refuses = test.macro({
  exec(t, text: string, item: string, reason: RegExp) {
    const result = parseBackOff(text);
    if (result.type !== 'fault') return t.fail('it was read');
    t.is(result.item, item);
    t.regex(result.reason, reason);
  },
  title: (_, text) => `does not read "${text}", and names the place`,
});
test(refuses, '', '', /is not a wait/);
test(refuses, '1m,,5m', '', /is not a wait/);
test(refuses, '1m, 5 minutes', '5 minutes', /such as 30s/);
test(refuses, '1m, 0s', '0s', /is not a wait/);
test(refuses, '1m, -5m', '-5m', /is not a wait/);
test(refuses, '1m, 5m*x', '5m*x', /is not a wait/);
test(refuses, '1w', '1w', /is not a wait/);
test(refuses, '1m*…, 5m', '1m*…', /must stand last/);
test(refuses, '5m*0', '5m*0', /is not a wait/);
test(refuses, Array(51).fill('1m').join(','), '1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1m,1', /more than 50/);

test('the nth failure waits as the nth item says, and the last one for ever', (t) => {
  const result = parseBackOff('1m, 5m*2, 4h*…');
  if (result.type !== 'ok') return t.fail(result.reason);
  const waits = [1, 2, 3, 4, 5, 1000].map((attempts) => delayAfter(result.backOff, attempts));
  t.deepEqual(waits, [M, 5 * M, 5 * M, 4 * H, 4 * H, 4 * H]);
  t.is(longestDelay(result.backOff), 4 * H);
});

test('a list without "for ever" is used up: then a person is needed', (t) => {
  const backOff = { delays: [M, 5 * M], isEndless: false };
  t.deepEqual(
    [1, 2, 3, 4].map((attempts) => delayAfter(backOff, attempts)),
    [M, 5 * M, null, null],
  );
});

test('whatever is written, it is read or its fault is named', (t) => {
  const text = fc.string({ unit: fc.constantFrom(...'0159smhd*…., x') });
  const property = fc.property(text, (written) => {
    const result = parseBackOff(written);
    if (result.type === 'fault') return result.reason !== '';
    return result.backOff.delays.every((delay) => delay > 0) && result.backOff.delays.length > 0;
  });
  t.notThrows(() => fc.assert(property, { seed: 20261124, numRuns: 500 }));
});
