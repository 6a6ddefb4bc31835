import test from 'ava';
import { mayReadAgain } from '../../../web-admin/src/app/read-again.ts';
import { memoryKeep } from '../memory-keep.ts';

test('a build of the page is read again by itself once, and the one after it once more', (t) => {
  const keep = memoryKeep();
  t.true(mayReadAgain(keep, '/assets/index-1.js'));
  t.false(mayReadAgain(keep, '/assets/index-1.js'));
  t.true(mayReadAgain(keep, '/assets/index-2.js'));
  t.false(mayReadAgain(keep, '/assets/index-2.js'));
});

test('where the browser keeps nothing the page is not read again: it would never end', (t) => {
  t.false(mayReadAgain({ ...memoryKeep(), write: () => undefined }, '/assets/index-1.js'));
});
