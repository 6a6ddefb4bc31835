import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import type { Ledger } from '../../../firmware/reception/ledger.ts';
import { MOST_UNSAVED, UnsavedCalls } from '../../../firmware/reception/unsaved-calls.ts';

const call = (key: string) => ({ key }) as Call;
const refused = (code: string) => Object.assign(new Error(code), { code });

/** A ledger that keeps the sizes of what it is given. */
function ledger(refuse: (keys: readonly string[]) => Error | null = () => null) {
  const batches: string[][] = [];
  const saveCalls = async (changed: readonly Call[], ended: readonly Call[]) => {
    const keys = [...changed, ...ended].map(({ key }) => String(key));
    batches.push(keys);
    const error = refuse(keys);
    if (error !== null) throw error;
  };
  return { batches, ledger: { saveCalls } as unknown as Ledger };
}

function waiting(count: number): UnsavedCalls {
  const unsaved = new UnsavedCalls();
  for (let at = 0; at < count; at++) unsaved.add({ type: 'changed', call: call(String(at)) });
  return unsaved;
}

test('of more calls than fit the oldest are given up, and counted', (t) => {
  const unsaved = waiting(MOST_UNSAVED + 3);
  t.is(unsaved.size, MOST_UNSAVED);
  t.is(unsaved.givenUp, 3);
  t.is(unsaved.get('2'), null);
  t.is(unsaved.get('3')?.key, call('3').key);
});

test('after a long time without room the calls go a hundred at a time, oldest first', async (t) => {
  const { ledger: to, batches } = ledger();
  const unsaved = waiting(250);
  t.deepEqual(await unsaved.write(to, 0), { failed: 0, error: null });
  t.deepEqual(
    batches.map((batch) => [batch[0], batch.length]),
    [
      ['0', 100],
      ['100', 100],
      ['200', 50],
    ],
  );
  t.is(unsaved.size, 0);
});

test('a full disk is asked once, not once for each call', async (t) => {
  const { ledger: to, batches } = ledger(() => refused('SQLITE_FULL'));
  const unsaved = waiting(250);
  t.is((await unsaved.write(to, 0)).failed, 250);
  t.is(batches.length, 1);
});

test('a disk that fills up on the way keeps what it took', async (t) => {
  const { ledger: to } = ledger((keys) => (keys.includes('100') ? refused('SQLITE_FULL') : null));
  const unsaved = waiting(250);
  t.is((await unsaved.write(to, 0)).failed, 150);
  t.is(unsaved.get('99'), null);
});

test('one bad record waits alone; the others of its hundred are stored', async (t) => {
  const { ledger: to } = ledger((keys) => (keys.includes('7') ? refused('SQLITE_CONSTRAINT') : null));
  const unsaved = waiting(250);
  t.is((await unsaved.write(to, 0)).failed, 1);
  t.deepEqual(
    unsaved.waiting.map(({ effect }) => String(effect.call.key)),
    ['7'],
  );
});
