import test, { type ExecutionContext } from 'ava';
import type { Services } from '../../firmware/http/services.ts';
import type { ServiceManager } from '../../hw/system/service-notify.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { startBox, until } from '../support/test-box.ts';

const WATCHDOG = 30_000;
const BEAT = WATCHDOG / 2;

/** Timers of one shot never fire while it is deaf: what they were to wake up hangs. */
class DeafClock extends FakeClock {
  isDeaf = false;

  override after(ms: number, run: () => void) {
    return super.after(ms, () => {
      if (!this.isDeaf) run();
    });
  }
}

/** A box under a service manager, on a clock that the test moves; its PBX is not there. */
const watchedBox = async (t: ExecutionContext) => {
  const clock = new DeafClock();
  const words: string[] = [];
  const serviceManager: ServiceManager = {
    watchdogMs: WATCHDOG,
    ready: (status) => words.push(`ready: ${status}`),
    status: (status) => words.push(`status: ${status}`),
    alive: () => words.push('alive'),
    stopping: () => words.push('stopping'),
  };
  let services: Services | undefined;
  const box = await startBox(t, {
    clock,
    serviceManager,
    moreRoutes: (parts) => {
      services = parts;
      return [];
    },
    // Nobody listens at this port.
    change: (config) => ({
      ...config,
      links: config.links.map((link) => (link.type === 'asterisk-ami' ? { ...link, port: 9 } : link)),
    }),
  });
  if (services === undefined) throw new Error('the box has no routes');
  const { db, links } = services;
  const alive = () => words.filter((word) => word === 'alive').length;
  const isFedWithin = async (ms: number, isStoreFree = true) => {
    const before = alive();
    for (let left = ms; left > 0; left -= BEAT) {
      await clock.advanceAsync(BEAT, 1000);
      // Comes after the question of this beat: the one connection answers in order.
      if (isStoreFree) await db.knex.raw('SELECT 1');
      await settle();
    }
    return alive() > before;
  };
  return { box, clock, words, db, links, isFedWithin, alive };
};

test('the service manager hears that the box listens, how it is, and that it lives', async (t) => {
  const { box, words, clock, links, isFedWithin } = await watchedBox(t);
  t.regex(words[0] ?? '', new RegExp(`^ready: Listening at ${box.url}, 0 of 1 links up\\. `));
  t.is((await box.ask('GET', '/api/board')).status, 200);
  await until(
    'the refused connection',
    async () => links()[0]?.phase,
    (phase) => phase === 'down',
  );
  t.true(await isFedWithin(WATCHDOG));
  // Once it has been down for longer than it may, the status says so.
  const said = await until(
    'the word about the link',
    async () => {
      await clock.advanceAsync(20_000, 1000);
      return words.findLast((word) => word.startsWith('status')) ?? '';
    },
    (status) => status.includes('the link is down'),
  );
  t.regex(said, /0 of 1 links up\. Wrong: .*the link is down \(pbx\)/);
  t.true(await isFedWithin(WATCHDOG));
});

test('a store that does not answer ends the feeding', async (t) => {
  const { db, isFedWithin } = await watchedBox(t);
  t.true(await isFedWithin(WATCHDOG));
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const transaction = db.knex.transaction(() => held);
  t.false(await isFedWithin(4 * WATCHDOG, false));
  letGo();
  await transaction;
  t.true(await isFedWithin(WATCHDOG));
});

test('a link that nobody looks after any more ends the feeding', async (t) => {
  const { clock, links, isFedWithin } = await watchedBox(t);
  await until(
    'the refused connection',
    async () => links()[0]?.phase,
    (phase) => phase === 'down',
  );
  clock.isDeaf = true;
  // An attempt of five seconds, a pause of a minute at most, and another minute of grace.
  await isFedWithin(3 * 60_000);
  t.false(await isFedWithin(2 * WATCHDOG));
});
