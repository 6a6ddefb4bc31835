import test from 'ava';
import type { FrontEnd, FrontEndInput } from '../../../../hw/decoders/number-display/front-end.ts';
import { step } from '../../../../hw/decoders/number-display/step.ts';
import { burst, hook, listening, packet, play, polarity, receiver, words } from './lines.ts';

/** The start signal of one burst, seen as over 669 ms after its beginning (16 Hz, plain coupler). */
const START = burst(0, 500);

test('start signal, primary answer, number, bell, a person who answers, the end', (t) => {
  const { told } = play([
    ...START,
    packet(2_000),
    ...burst(3_000, 1_000),
    ...burst(6_000, 1_000),
    hook(7_500, true),
    hook(60_000, false),
  ]);
  t.deepEqual(told, [
    '769 relay closed',
    '2000 relay open',
    '2000 ringing',
    '2000 0312345678',
    '7650 answered',
    '61200 released',
  ]);
});

test('a caller who gives up: the call is released when the bell stays away', (t) => {
  const bell = [...burst(3_000, 1_000), ...burst(6_000, 1_000)];
  t.deepEqual(play([...START, packet(2_000), ...bell]).told.slice(3), ['2000 0312345678', '9969 released']);
  t.deepEqual(play([...START, packet(2_000)]).told.slice(3), ['2000 0312345678', '10000 released']);
});

test('a bell without a start signal is never answered by the box', (t) => {
  const { told } = play([...burst(0, 1_000), ...burst(3_000, 1_000)]);
  t.deepEqual(told, ['875 ringing', '6969 released']);
});

test('an exchange that sends nothing is left at the limit, and the bell says that the number was lost', (t) => {
  const { told } = play([...START, ...burst(9_000, 1_000)]);
  t.deepEqual(told, [
    '769 relay closed',
    '7769 relay open',
    '9875 ringing',
    '9875 receive-error',
    '12969 released',
  ]);
});

test('a disturbance that looked like a start signal is no call', (t) => {
  t.deepEqual(play(START).told, ['769 relay closed', '7769 relay open']);
});

test('a damaged packet opens the relay at once and is told as lost; a good one behind it is believed', (t) => {
  const broken: FrontEndInput = { type: 'broken', at: 2_000 };
  t.deepEqual(play([...START, broken], 5_000).told.slice(1), [
    '2000 relay open',
    '2000 ringing',
    '2000 receive-error',
  ]);
  t.deepEqual(play([...START, broken, packet(2_300)], 5_000).told.slice(4), ['2300 0312345678']);
});

test('without a UART nobody is answered for: the bell comes when the exchange has waited', (t) => {
  const starts = [0, 1_000, 2_000, 3_000, 4_000, 5_000].flatMap((from) => burst(from, 500));
  const { told } = play([...starts, ...burst(7_000, 1_000)], 60_000, { ...listening(), hasReceiver: false });
  t.deepEqual(told, ['7875 ringing', '10969 released']);
});

test('a UART that is lost while the relay is closed opens it', (t) => {
  const { told } = play([...START, receiver(1_500, false)], 5_000);
  t.deepEqual(told, ['769 relay closed', '1500 relay open']);
});

test('with a polarity coupler a short burst is a start signal only on a reversed line', (t) => {
  const calm = [polarity(-60_000, true)];
  t.deepEqual(play([...calm, ...START], 5_000).told, []);
  const reversal = [polarity(-20, false)];
  t.deepEqual(play([...calm, ...reversal, ...START], 5_000).told, ['769 relay closed']);
  const flicker = burst(0, 500).map(({ at }, index) => polarity(at, index % 2 === 0));
  const both = [...START, ...flicker, polarity(500, true)].sort((a, b) => a.at - b.at);
  t.deepEqual(play([...calm, ...both], 5_000).told, []);
});

test('which way round the line usually is need not be known: it is learned where it rests', (t) => {
  const swapped = [polarity(-90_000, true), polarity(-60_000, false), polarity(-20, true)];
  t.deepEqual(play([...swapped, ...START], 5_000).told, ['769 relay closed']);
  t.deepEqual(play([...swapped.slice(0, 2), ...START], 5_000).told, []);
});

test('a telephone that is lifted in the start signal has the line; its packet is taken all the same', (t) => {
  const { told } = play([...START, hook(520, true), packet(2_000), hook(60_000, false)]);
  t.deepEqual(told, ['670 ringing', '670 answered', '2000 0312345678', '61200 released']);
});

test('a telephone that is lifted while the relay is closed is seen when the relay is open', (t) => {
  const { told } = play([...START, hook(800, true), packet(2_000), hook(60_000, false)]);
  t.deepEqual(told.slice(1), [
    '2000 relay open',
    '2000 ringing',
    '2000 0312345678',
    '2450 answered',
    '61200 released',
  ]);
});

test('our own loop, which the hook coupler shows too, is no answer', (t) => {
  const { told } = play([...START, hook(772, true), packet(2_000), hook(2_040, false)], 9_000);
  t.deepEqual(told.slice(1), ['2000 relay open', '2000 ringing', '2000 0312345678']);
});

test('somebody who dials is no call, and no packet of his conversation is one', (t) => {
  t.deepEqual(play([hook(0, true), ...burst(3_000, 500), packet(20_000), hook(60_000, false)]).told, []);
});

test('a packet that knocks on a conversation changes nothing', (t) => {
  const call = [...START, packet(2_000), ...burst(3_000, 1_000), hook(4_500, true), packet(30_000)];
  t.deepEqual(play(call, 50_000).told.slice(4), ['4650 answered']);
});

test('the number that was dialled comes with the call', (t) => {
  const withCalled: FrontEndInput = {
    type: 'packet',
    party: { reason: 'withheld' },
    called: '5678',
    at: 2_000,
  };
  t.deepEqual(play([...START, withCalled], 3_000).told.slice(2), ['2000 ringing 5678', '2000 withheld']);
  const dialIn: FrontEndInput = { type: 'packet', party: null, called: '5678', at: 2_000 };
  t.deepEqual(play([...START, dialIn], 3_000).told.slice(1), ['2000 relay open', '2000 ringing 5678']);
});

test('the end opens the relay', (t) => {
  t.deepEqual(play([...START, { type: 'stop', at: 1_000 }]).told, ['769 relay closed', '1000 relay open']);
});

const at = 100_000;
const soon = at + 10;
const OFF_HOOK = { offHook: true, active: true, changedAt: at - 1_000 };
const BELL = { phase: 'burst', active: true, rises: [], changedAt: at - 10 } as const;
const CALLED = { ringing: true, caller: true };

/** Every phase, as it is in the middle of its time. */
const PHASES: Readonly<Record<FrontEnd['phase'], FrontEnd>> = (() => {
  const base = { ...listening(), since: at };
  return {
    idle: { ...base, phase: 'idle' },
    sensing: { ...base, phase: 'sensing', burst: BELL, burstAt: at },
    pausing: { ...base, phase: 'pausing' },
    receiving: { ...base, phase: 'receiving' },
    waiting: { ...base, phase: 'waiting', told: CALLED },
    ringing: { ...base, phase: 'ringing', told: CALLED, burst: BELL, burstAt: at },
    answered: { ...base, phase: 'answered', told: CALLED, hook: OFF_HOOK },
    outgoing: { ...base, phase: 'outgoing', hook: OFF_HOOK },
  };
})();

const INPUTS: Readonly<Record<string, FrontEndInput>> = {
  'ring on': { type: 'ring', active: true, at: soon },
  'ring off': { type: 'ring', active: false, at: soon },
  'hook on': hook(soon, true),
  'hook off': hook(soon, false),
  polarity: polarity(soon, true),
  packet: packet(soon),
  broken: { type: 'broken', at: soon },
  'uart open': receiver(soon, true),
  'uart lost': receiver(soon, false),
  forced: { type: 'forced', at: soon },
  'little time': { type: 'time', at: soon },
  'much time': { type: 'time', at: at + 20_000 },
  stop: { type: 'stop', at: soon },
};

const GOOD = 'waiting: ringing, 0312345678';
/** What is not in the table changes no phase and does nothing. */
const TABLE: Readonly<Record<FrontEnd['phase'], Readonly<Record<string, string>>>> = {
  idle: { packet: GOOD },
  sensing: { packet: GOOD, 'much time': 'ringing: ringing', stop: 'idle:' },
  pausing: {
    packet: GOOD,
    'much time': 'idle: relay closed, relay open',
    stop: 'idle:',
  },
  receiving: {
    packet: 'waiting: relay open, ringing, 0312345678',
    broken: 'waiting: relay open, ringing, receive-error',
    'uart lost': 'waiting: relay open',
    forced: 'waiting: relay open',
    'much time': 'idle: relay open',
    stop: 'idle: relay open',
  },
  waiting: { 'much time': 'idle: released', stop: 'idle:' },
  ringing: { stop: 'idle:' },
  answered: { stop: 'idle:' },
  outgoing: { stop: 'idle:' },
};

for (const phase of Object.keys(PHASES) as FrontEnd['phase'][]) {
  for (const [name, input] of Object.entries(INPUTS)) {
    const wanted = TABLE[phase][name] ?? `${phase}:`;
    test(`${phase}, ${name}: ${wanted}`, (t) => {
      const { state, effects } = step(PHASES[phase], input);
      const done = effects.map((effect) => words(0, effect).slice(2)).join(', ');
      t.is(`${state.phase}: ${done}`.trim(), wanted);
    });
  }
}
