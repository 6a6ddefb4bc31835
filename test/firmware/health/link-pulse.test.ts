import test from 'ava';
import { type Pulses, takePulses } from '../../../firmware/health/link-pulse.ts';
import type { LinkState } from '../../../hw/equipment.ts';

const MINUTE = 60_000;
const WALL = Date.UTC(2026, 10, 24);

/** Shows the same state again and again for `ms`; the state may depend on how often. */
const after = (ms: number, stateAt: (now: number) => LinkState): readonly string[] => {
  let pulses: Pulses = new Map();
  let still: readonly string[] = [];
  for (let now = 0; now <= ms; now += 15_000)
    ({ pulses, still } = takePulses(pulses, new Map([['pbx', stateAt(now)]]), now));
  return still;
};

const REFUSED = [{ code: 'tcp-refused', place: '192.0.2.1:5038' }] as const;

const down = (since: number, pause: number): LinkState => ({
  phase: 'down',
  since,
  why: REFUSED,
  retryAt: since + pause,
});

test('a link that is down for a day and tries every minute is looked after', (t) => {
  const still = after(24 * 60 * MINUTE, (now) => down(WALL + Math.floor(now / MINUTE) * MINUTE, MINUTE));
  t.deepEqual(still, []);
});

test('a link whose next try is overdue is looked after by nobody', (t) => {
  t.deepEqual(
    after(MINUTE, () => down(WALL, MINUTE)),
    [],
  );
  t.deepEqual(
    after(3 * MINUTE, () => down(WALL, MINUTE)),
    ['pbx'],
  );
});

test('a link that connects for ever is looked after by nobody', (t) => {
  t.deepEqual(
    after(2 * MINUTE, () => ({ phase: 'connecting', since: WALL, why: REFUSED })),
    [],
  );
  t.deepEqual(
    after(4 * MINUTE, () => ({ phase: 'connecting', since: WALL })),
    ['pbx'],
  );
});

test('whoever waits for the equipment to connect may wait for ever', (t) => {
  const waiting: LinkState = {
    phase: 'connecting',
    since: WALL,
    why: [{ code: 'waiting', host: '', port: 3000 }],
    isWaiting: true,
  };
  t.deepEqual(
    after(24 * 60 * MINUTE, () => waiting),
    [],
  );
});

test('a link that is up, or was never started, has no term', (t) => {
  t.deepEqual(
    after(24 * 60 * MINUTE, () => ({ phase: 'up', since: WALL })),
    [],
  );
  t.deepEqual(
    after(24 * 60 * MINUTE, () => ({ phase: 'stopped', since: WALL })),
    [],
  );
  t.deepEqual(
    after(24 * 60 * MINUTE, () => ({ phase: 'down', since: WALL, why: [{ code: 'gpio-none' }] })),
    [],
  );
});

test('a link that was taken out of the configuration is forgotten', (t) => {
  const { pulses } = takePulses(new Map([['old', { state: '', since: 0 }]]), new Map(), 10);
  t.is(pulses.size, 0);
});
