import test from 'ava';
import {
  type Init,
  type InitEffect,
  type InitInput,
  NOT_BEGUN,
  step,
} from '../../../../hw/decoders/modem/init.ts';
import { type InitWishes, planOf } from '../../../../hw/decoders/modem/init-plan.ts';

const PROBE_EVERY = 60_000;

/** Plays a modem that replies as `reply` says; null = it is silent. */
class Talk {
  readonly sent: string[] = [];
  readonly told: InitEffect[] = [];
  #init: Init = NOT_BEGUN;
  #wait = 0;
  readonly #options: Parameters<typeof step>[2];
  reply: (command: string) => 'OK' | 'ERROR' | null;
  echoes = false;

  constructor(wishes: InitWishes, reply: (command: string) => 'OK' | 'ERROR' | null) {
    this.#options = { plan: planOf(wishes), probeEvery: PROBE_EVERY };
    this.reply = reply;
  }

  get phase(): Init['phase'] {
    return this.#init.phase;
  }

  /** The time that the talk waits for, milliseconds. */
  get wait(): number {
    return this.#wait;
  }

  input(input: InitInput): this {
    const { init, effects } = step(this.#init, input, this.#options);
    this.#init = init;
    for (const effect of effects) {
      if (effect.type === 'wait') this.#wait = effect.ms;
      else if (effect.type !== 'send') this.told.push(effect);
    }
    for (const effect of effects) if (effect.type === 'send') this.#receive(effect.command);
    return this;
  }

  #receive(command: string): void {
    this.sent.push(command);
    if (this.echoes) this.input({ type: 'echo' });
    const reply = this.reply(command);
    if (reply !== null) this.input({ type: 'result', accepted: reply === 'OK' });
  }
}

const begin = { type: 'begin' } as const;
const timeout = { type: 'timeout' } as const;

test('a modem is reset, told to speak plainly, to report caller IDs and never to answer', (t) => {
  const talk = new Talk({}, () => 'OK').input(begin);
  t.deepEqual(talk.sent, ['ATZ', 'ATE0V1Q0', 'AT+VCID=1', 'ATS0=0']);
  t.deepEqual(talk.told, [{ type: 'ready', reason: { code: 'modem-ready', command: 'AT+VCID=1' } }]);
  t.is(talk.phase, 'ready');
  t.is(talk.wait, PROBE_EVERY);
});

test('the country is told when it is configured, and its refusal does no harm', (t) => {
  const talk = new Talk({ country: 'b5' }, (command) => (command.startsWith('AT+GCI') ? 'ERROR' : 'OK'));
  talk.input(begin);
  t.deepEqual(talk.sent, ['ATZ', 'ATE0V1Q0', 'AT+GCI=B5', 'AT+VCID=1', 'ATS0=0']);
  t.is(talk.phase, 'ready');
});

for (const known of ['AT#CID=1', 'AT+FCLASS=8;+VCID=1', 'AT-SCID=1;+VCID=1;-STE=3', 'AT%CCID=1', 'AT*ID1']) {
  test(`a modem that refuses all but ${known} is told that`, (t) => {
    const isOfCallerId = (command: string) => !['ATZ', 'ATE0V1Q0', 'ATS0=0'].includes(command);
    const talk = new Talk({}, (command) => (isOfCallerId(command) && command !== known ? 'ERROR' : 'OK'));
    talk.input(begin);
    t.is(talk.phase, 'ready');
    t.deepEqual(talk.told, [{ type: 'ready', reason: { code: 'modem-ready', command: known } }]);
  });
}

test('a command that hangs is repeated once and then passed over', (t) => {
  const talk = new Talk({}, (command) => (command === 'AT+VCID=1' ? null : 'OK')).input(begin);
  t.is(talk.wait, 3_000);
  talk.input(timeout).input(timeout);
  t.deepEqual(talk.sent.slice(2), ['AT+VCID=1', 'AT+VCID=1', 'AT#CID=1', 'ATS0=0']);
  t.is(talk.phase, 'ready');
});

test('a modem that refuses every way to report caller IDs is down with a reason, and asked again', (t) => {
  const talk = new Talk({}, (command) => (/CID|CC1|ID1|JSCD/.test(command) ? 'ERROR' : 'OK')).input(begin);
  t.is(talk.phase, 'failed');
  const [failure] = talk.told;
  if (failure?.type !== 'failed') return t.fail();
  const { reason } = failure;
  t.true(reason.code === 'modem-refuses' && reason.commands.includes('AT+VCID=1'));
  t.is(talk.wait, failure.pause);
  talk.reply = () => 'OK';
  talk.input(timeout);
  t.is(talk.phase, 'ready');
});

/** A silent modem is asked four times: reset, plain replies, and twice for caller IDs. */
const silence = (talk: Talk) => talk.input(timeout).input(timeout).input(timeout).input(timeout);

/** Lets the modem be silent until the talk is given up. */
function waitInVain(talk: Talk): void {
  for (let waits = 0; waits < 10 && talk.phase !== 'failed'; waits += 1) talk.input(timeout);
}

test('a modem that never replies is down after one round, and waited for, longer each time', (t) => {
  const talk = new Talk({}, () => null).input(begin);
  const pauses: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    waitInVain(talk);
    t.is(talk.phase, 'failed');
    pauses.push(talk.wait);
    talk.input(timeout);
  }
  t.deepEqual(pauses, [5_000, 15_000, 30_000, 60_000, 60_000]);
  t.false(talk.sent.includes('AT#CID=1'), 'it is not asked in every language of the makers');
});

test('a modem that was told to be quiet speaks after the second command', (t) => {
  let isQuiet = true;
  const talk = new Talk({}, (command) => {
    if (command.includes('Q0')) isQuiet = false;
    return isQuiet ? null : 'OK';
  });
  talk.input(begin).input(timeout);
  t.is(talk.phase, 'ready');
});

test('commands of the configuration take the place of the plan, and each of them counts', (t) => {
  const wishes = { commands: ['AT', 'AT-STE=1;+VCID=1'] };
  const good = new Talk(wishes, () => 'OK').input(begin);
  t.deepEqual(good.sent, wishes.commands);
  t.is(good.phase, 'ready');
  const bad = new Talk(wishes, (command) => (command === 'AT' ? 'OK' : 'ERROR')).input(begin);
  t.is(bad.phase, 'failed');
});

test('echoes of commands are no replies', (t) => {
  const talk = new Talk({}, () => 'OK');
  talk.echoes = true;
  talk.input(begin);
  t.is(talk.phase, 'ready');
  t.is(talk.sent.length, 4);
});

test('a quiet modem is asked from time to time, and left alone when it is well', (t) => {
  const talk = new Talk({}, () => 'OK').input(begin).input(timeout);
  t.is(talk.sent.at(-1), 'AT');
  t.is(talk.phase, 'ready');
  t.is(talk.wait, PROBE_EVERY);
});

test('an echo of the question shows that the modem was reset, and it is initialised again', (t) => {
  const talk = new Talk({}, () => 'OK').input(begin);
  const before = talk.sent.length;
  talk.reply = () => null;
  talk.input(timeout);
  talk.reply = () => 'OK';
  talk.input({ type: 'echo' });
  t.deepEqual(talk.sent.slice(before), ['AT', 'ATZ', 'ATE0V1Q0', 'AT+VCID=1', 'ATS0=0']);
});

test('a modem that echoes in spite of E0 is not taken for reset at each question', (t) => {
  const talk = new Talk({}, () => 'OK');
  talk.echoes = true;
  talk.input(begin);
  const before = talk.sent.length;
  talk.input(timeout);
  t.deepEqual(talk.sent.slice(before), ['AT']);
  t.is(talk.phase, 'ready');
});

test('a word that nobody asked for shows a reset', (t) => {
  for (const word of [{ type: 'result', accepted: true }, { type: 'echo' }] as const) {
    const talk = new Talk({}, () => 'OK').input(begin).input(word);
    t.is(talk.sent.filter((command) => command === 'ATZ').length, 2);
  }
});

test('a modem that stops replying is asked from the beginning, and down when it stays silent', (t) => {
  const talk = new Talk({}, () => 'OK').input(begin);
  talk.reply = () => null;
  silence(talk.input(timeout).input(timeout));
  t.is(talk.phase, 'failed');
  const failure = talk.told.at(-1);
  t.true(failure?.type === 'failed' && failure.reason.code === 'modem-mute');
});

test('words and times mean nothing before the port was opened, except the one that begins', (t) => {
  for (const input of [{ type: 'result', accepted: true }, { type: 'echo' }] as const) {
    t.deepEqual(step(NOT_BEGUN, input, { plan: planOf({}), probeEvery: 1 }), {
      init: NOT_BEGUN,
      effects: [],
    });
  }
});
