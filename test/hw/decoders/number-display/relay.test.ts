import test from 'ava';
import fc from 'fast-check';
import type { FrontEnd, FrontEndInput } from '../../../../hw/decoders/number-display/front-end.ts';
import { RELAY_MAXIMUM, RelayGuard } from '../../../../hw/decoders/number-display/relay-guard.ts';
import { deadline, step } from '../../../../hw/decoders/number-display/step.ts';
import { MemoryBackend } from '../../../../hw/gpio/memory-backend.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { listening, TIMING } from './lines.ts';

const RUNS = { seed: 20_261_124, numRuns: 2_000 };
const RELAY = 1;

function guarded() {
  const clock = new FakeClock();
  const gpio = new MemoryBackend(clock);
  const forced: number[] = [];
  const guard = new RelayGuard(clock, () => forced.push(clock.monotonic()));
  guard.attach(gpio.output({ chip: 'test', offset: RELAY, activeLow: false }));
  return { clock, gpio, guard, forced, isClosed: () => gpio.isDriven(RELAY) };
}

test('the watchdog opens a relay that nobody opens, and says so', (t) => {
  const { clock, guard, forced, isClosed } = guarded();
  guard.close();
  clock.advance(RELAY_MAXIMUM - 1);
  t.true(isClosed());
  clock.advance(1);
  t.false(isClosed());
  t.deepEqual(forced, [RELAY_MAXIMUM]);
});

test('asking again does not lengthen the time', (t) => {
  const { clock, guard, isClosed } = guarded();
  for (let second = 0; second < 30; second++) {
    guard.close();
    clock.advance(1_000);
  }
  t.false(isClosed());
});

test('a relay that the watchdog opened is closed again only after it was asked to open', (t) => {
  const { clock, guard, isClosed } = guarded();
  guard.close();
  clock.advance(RELAY_MAXIMUM);
  guard.close();
  t.false(isClosed());
  guard.open();
  guard.close();
  t.true(isClosed());
});

test('a relay that was opened in time leaves no timer behind, and a pin that is gone is left alone', (t) => {
  const { clock, guard, isClosed } = guarded();
  guard.close();
  guard.open();
  t.is(clock.pending, 0);
  guard.close();
  guard.detach();
  t.is(clock.pending, 0);
  guard.open();
  guard.close();
  t.true(isClosed(), 'closing the pin is what opens it then');
});

const level = (type: 'ring' | 'hook' | 'polarity') =>
  fc.boolean().map((active) => ({ type, active }) as const);
const anyInput = fc.oneof(
  { weight: 4, arbitrary: level('ring') },
  level('hook'),
  level('polarity'),
  fc.constant({ type: 'packet', party: { number: '0312345678' } } as const),
  fc.constant({ type: 'broken' } as const),
  fc.boolean().map((isOpen) => ({ type: 'receiver', isOpen }) as const),
  fc.constant({ type: 'forced' } as const),
  fc.constant({ type: 'time' } as const),
);
/** Some pauses are those of a start signal, so that the relay is closed in most stories. */
const anyPause = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.constantFrom(30, 250, 300, 600),
  fc.integer({ min: 0, max: 12_000 }),
);
const anyStory = fc.array(fc.tuple(anyPause, anyInput), { maxLength: 60 });
/** Begins with a start signal. */
const START = [0, 40, 40, 40, 40, 40, 200].map(
  (pause, index) => [pause, { type: 'ring', active: index % 2 === 0 && index < 6 }] as const,
);

test('whatever comes in whatever order, the relay is never closed longer than the limit, and open at the end', (t) => {
  let closings = 0;
  fc.assert(
    fc.property(anyStory, fc.boolean(), (inputs, isCalled) => {
      let state: FrontEnd = listening();
      let now = 0;
      let closedAt: number | null = null;
      const take = (input: FrontEndInput) => {
        const { state: next, effects } = step(state, input);
        state = next;
        for (const effect of effects) {
          if (effect.type !== 'relay') continue;
          closings += effect.closed ? 1 : 0;
          closedAt = effect.closed ? input.at : null;
        }
        if ((closedAt !== null) !== (state.phase === 'receiving')) throw new Error('phase and relay differ');
      };
      const pass = (end: number) => {
        for (let due = deadline(state); due !== null && due <= end; due = deadline(state)) {
          take({ type: 'time', at: due });
          if (closedAt !== null && due - closedAt > TIMING.receiveLimit) throw new Error('closed too long');
        }
      };
      for (const [pause, input] of [...(isCalled ? START : []), ...inputs]) {
        now += pause;
        pass(now);
        if (closedAt !== null && now - closedAt > TIMING.receiveLimit) throw new Error('closed too long');
        take({ ...input, at: now });
      }
      take({ type: 'stop', at: now });
      return closedAt === null && state.phase === 'idle';
    }),
    RUNS,
  );
  t.true(closings > RUNS.numRuns / 4, `the relay was closed ${closings} times`);
});

test('when nothing more comes, every story comes to rest', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyStory, (inputs) => {
        let state: FrontEnd = listening();
        let now = 0;
        for (const [pause, input] of inputs) {
          now += pause;
          state = step(state, { ...input, at: now }).state;
        }
        for (let turn = 0; turn < 50; turn++) {
          const due = deadline(state);
          if (due === null) return state.phase !== 'receiving';
          state = step(state, { type: 'time', at: due }).state;
        }
        return false;
      }),
      RUNS,
    ),
  );
});
