import test from 'ava';
import { Heartbeat } from '../../../firmware/health/heartbeat.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

const BEAT = 15_000;

/** A box with a database and links whose answers the test gives. */
const beating = async () => {
  const clock = new FakeClock();
  const said: string[] = [];
  const body = {
    store: async (): Promise<string | null> => null,
    links: async (): Promise<string | null> => null,
  };
  let fed = 0;
  const heartbeat = new Heartbeat({
    clock,
    log: { ...silentLog, error: (fields) => void said.push(...(fields as { faults: string[] }).faults) },
    everyMs: BEAT,
    organs: [
      { name: 'the database', check: () => body.store() },
      { name: 'the links', check: () => body.links() },
    ],
    feed: () => {
      fed += 1;
    },
  });
  heartbeat.start();
  await settle();
  const beats = async (count: number) => {
    const before = fed;
    for (let i = 0; i < count; i++) {
      clock.advance(BEAT);
      await settle();
    }
    return fed - before;
  };
  return { clock, body, said, heartbeat, beats, fed: () => fed };
};

test('a box that is alive feeds the watchdog at once and at every beat', async (t) => {
  const { fed, beats, said } = await beating();
  t.is(fed(), 1);
  t.is(await beats(4), 4);
  t.deepEqual(said, []);
});

test('a store that does not answer ends the feeding and is named', async (t) => {
  const { body, beats, said } = await beating();
  body.store = () => new Promise(() => {});
  t.is(await beats(3), 0);
  t.deepEqual(said, ['the database: no answer for 15 s', 'the database: no answer for 30 s']);
});

test('one dead organ is enough, and the feeding goes on when it lives again', async (t) => {
  const { body, beats, said } = await beating();
  body.links = async () => 'nobody looks after pbx any more';
  t.is(await beats(2), 0);
  t.deepEqual(said, Array(2).fill('the links: nobody looks after pbx any more'));
  body.links = async () => null;
  t.is(await beats(2), 2);
});

test('a check that fails in an unexpected way is no sign of life', async (t) => {
  const { body, beats, said } = await beating();
  body.store = async () => {
    throw new Error('torn');
  };
  t.is(await beats(1), 0);
  t.deepEqual(said, ['the database: torn']);
});

test('a late answer is a sign of life in the moment in which it comes', async (t) => {
  const { body, beats, fed } = await beating();
  let answer: (fault: null) => void = () => undefined;
  body.store = () => new Promise((resolve) => (answer = resolve));
  t.is(await beats(2), 0);
  const before = fed();
  answer(null);
  await settle();
  t.is(fed(), before + 1);
});

test('a box that stops sends no more signs, not even a late one', async (t) => {
  const { clock, body, heartbeat, beats, fed } = await beating();
  let answer: (fault: null) => void = () => undefined;
  body.store = () => new Promise((resolve) => (answer = resolve));
  await beats(1);
  const before = fed();
  heartbeat.stop();
  answer(null);
  await settle();
  t.is(fed(), before);
  t.is(clock.pending, 0);
});
