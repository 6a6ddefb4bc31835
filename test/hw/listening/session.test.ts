import test from 'ava';
import type { ByteLink, ByteProtocol } from '../../../hw/decoders/byte-link.ts';
import type { LinkState } from '../../../hw/equipment.ts';
import { type ListenNews, ListenSession } from '../../../hw/listening/session.ts';
import {
  ANSWER_LIMIT,
  MESSAGE_PAUSE,
  type PortTry,
  SILENCE,
  type SweepOptions,
  USUAL_TRIES,
} from '../../../hw/listening/sweep.ts';
import type { Why } from '../../../hw/reason.ts';
import { SimulatedModem } from '../../../hw/simulated/modem.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { noiseOf, ONE_CALLS } from './samples.ts';

/** A port whose other end is the test: it opens at once, remembers its settings and what was sent. */
class Bench {
  readonly clock = new FakeClock();
  readonly news: ListenNews[] = [];
  readonly tries: (PortTry | null)[] = [];
  readonly session: ListenSession;
  sent = '';
  stopped = 0;
  /** The device: gets what is sent, at the settings that are open. */
  device: (bytes: Uint8Array, tried: PortTry | null) => void = () => undefined;
  #protocol: ByteProtocol | null = null;

  constructor(options: Partial<SweepOptions> = {}, hasSettings = true) {
    this.session = new ListenSession({
      tries: USUAL_TRIES,
      speaking: 'never',
      ...options,
      clock: this.clock,
      hasSettings,
      link: (tried, protocol) => this.#link(tried, protocol),
      tell: (news) => this.news.push(news),
    });
  }

  async start(): Promise<void> {
    this.session.start();
    await settle();
  }

  /** Bytes of the device, and the pause behind them. */
  async hear(bytes: Uint8Array, pause = 200): Promise<void> {
    this.#protocol?.received(bytes);
    await this.clock.advanceAsync(pause, 50);
  }

  wordOf(text: string): Promise<void> {
    return this.hear(Buffer.from(text, 'latin1'));
  }

  lose(why: Why): void {
    this.#protocol?.closed();
    this.#protocol?.state({ phase: 'down', since: 0, why, retryAt: 0 });
  }

  of<Type extends ListenNews['type']>(type: Type): readonly Extract<ListenNews, { type: Type }>[] {
    return this.news.filter((one): one is Extract<ListenNews, { type: Type }> => one.type === type);
  }

  #link(tried: PortTry | null, protocol: ByteProtocol): ByteLink {
    this.tries.push(tried);
    let state: LinkState = { phase: 'stopped', since: 0 };
    return {
      start: () => {
        this.#protocol = protocol;
        protocol.opened();
      },
      stop: async () => {
        this.stopped += 1;
        if (this.#protocol === protocol) this.#protocol = null;
      },
      state: () => state,
      send: (bytes) => {
        this.sent += Buffer.from(bytes).toString('latin1');
        this.device(bytes, tried);
      },
      working: (detail) => {
        state = { phase: 'up', since: 0, detail };
      },
      close: () => undefined,
    };
  }
}

const callOf = (format: string): Uint8Array =>
  ONE_CALLS.find((one) => one.format === format)?.bytes ?? new Uint8Array(0);

test('the port is opened at the first setting, and given back at the end', async (t) => {
  const bench = new Bench();
  await bench.start();
  t.deepEqual(bench.of('opened'), [
    { type: 'opened', try: { speed: 9_600, framing: '8N1' }, because: 'first' },
  ]);
  t.deepEqual((await bench.session.stop()).verdict, { type: 'nothing-heard' });
  t.is(bench.stopped, 1);
  t.is(bench.clock.pending, 0);
});

test('a call at the wrong speed moves it on; the next call is recognised there', async (t) => {
  const bench = new Bench();
  await bench.start();
  await bench.hear(noiseOf(40, 3), MESSAGE_PAUSE + 500);
  t.deepEqual(bench.tries.at(-1), { speed: 1_200, framing: '8N1' });
  t.is(bench.of('opened').at(-1)?.because, 'misread');
  await bench.hear(callOf('fsk'));
  const { verdict } = await bench.session.stop();
  t.is(verdict.type === 'recognised' ? verdict.candidate.speed : null, 1_200);
});

test('what was heard at one speed does not mix with what is heard at the next', async (t) => {
  const bench = new Bench();
  await bench.start();
  await bench.hear(noiseOf(300, 4), MESSAGE_PAUSE + 500);
  await bench.hear(callOf('smdi'));
  const { verdict } = await bench.session.stop();
  t.is(verdict.type === 'recognised' ? verdict.candidate.reasons[0]?.type : null, 'lines');
  t.regex(JSON.stringify(verdict), /"read":1,"of":1/);
});

test('a call in many small pieces is one call', async (t) => {
  const bench = new Bench();
  await bench.start();
  for (const byte of callOf('jclip')) await bench.hear(Uint8Array.of(byte), 9);
  await bench.clock.advanceAsync(200);
  t.is(bench.tries.length, 1);
  t.deepEqual(
    bench.of('event').map(({ format, event }) => [format, event.type]),
    [['jclip', 'caller-id']],
  );
});

test('each event is told once, and again only when another format is believed in', async (t) => {
  const bench = new Bench();
  await bench.start();
  await bench.wordOf('\r\nRING\r\n');
  await bench.wordOf('\r\nRING\r\n');
  await bench.wordOf('\r\nCALLER NUMBER: 0312345678\r\n');
  t.deepEqual(
    bench.of('event').map(({ format, event }) => `${format} ${event.type}`),
    ['modem ringing', 'modem unrecognised', 'isdn-ta ringing', 'isdn-ta caller-id'],
  );
  await bench.session.stop();
});

test('bytes that came just before the end count, too', async (t) => {
  const bench = new Bench();
  await bench.start();
  await bench.hear(callOf('whozz'), 0);
  const { verdict } = await bench.session.stop();
  t.is(verdict.type, 'recognised');
});

test('a modem that waits to be asked is found, whatever its speed, and told to report callers', async (t) => {
  const bench = new Bench({ speaking: 'after-silence' });
  // A cable takes its time: a reply never comes while the command is still being written.
  const write = (bytes: Uint8Array) => void bench.clock.after(5, () => void bench.hear(bytes, 0));
  const modem = new SimulatedModem(bench.clock, { write });
  bench.device = (bytes, tried) => {
    if (tried?.speed === 115_200) modem.received(bytes);
  };
  await bench.start();
  await bench.clock.advanceAsync(SILENCE + 5 * ANSWER_LIMIT);
  t.true(modem.commands.includes('AT+VCID=1'));
  t.deepEqual(bench.of('modem'), [{ type: 'modem', why: [{ code: 'modem-ready', command: 'AT+VCID=1' }] }]);
  modem.ring({ number: '0312345678' });
  await bench.clock.advanceAsync(4_000);
  modem.stop();
  const { verdict } = await bench.session.stop();
  if (verdict.type !== 'recognised') return t.fail(verdict.type);
  t.is(verdict.candidate.format, 'modem');
  t.is(verdict.candidate.speed, 115_200);
  t.true(bench.of('event').some(({ event }) => event.type === 'caller-id'));
  t.is(bench.clock.pending, 0);
});

test('a unit of CallerID.com is asked before a modem, for whose commands it has switches', async (t) => {
  const bench = new Bench({ speaking: 'after-silence' });
  bench.device = (bytes) => {
    if (Buffer.from(bytes).toString() === 'V') void bench.wordOf('V4.1 ECXUDASOBKT L=01 11/24 10:42:00\r\n');
  };
  await bench.start();
  await bench.clock.advanceAsync(SILENCE + 30 * ANSWER_LIMIT);
  t.is(bench.sent, 'V');
  const { verdict } = await bench.session.stop();
  t.is(verdict.type === 'recognised' ? verdict.candidate.format : null, 'whozz');
});

test('what must not be spoken to gets not a byte, whatever it says', async (t) => {
  const bench = new Bench({ speaking: 'never' });
  await bench.start();
  await bench.clock.advanceAsync(10 * SILENCE, 1_000);
  for (const { bytes } of ONE_CALLS) await bench.hear(bytes);
  t.is(bench.sent, '');
  await bench.session.stop();
});

test('a network has no settings: nothing is tried there', async (t) => {
  const bench = new Bench({}, false);
  await bench.start();
  await bench.hear(noiseOf(40, 3), 2 * MESSAGE_PAUSE);
  await bench.hear(callOf('ncid'));
  t.deepEqual(bench.tries, [null]);
  const { verdict } = await bench.session.stop();
  t.is(verdict.type === 'recognised' ? verdict.candidate.speed : 0, undefined);
});

const UNPLUGGED = [{ code: 'serial-mute', port: '/dev/ttyUSB0' }] as const;

test('a link that is lost is told, and whether it had ever been there', async (t) => {
  const bench = new Bench();
  await bench.start();
  bench.lose(UNPLUGGED);
  t.deepEqual(bench.of('trouble'), [{ type: 'trouble', why: UNPLUGGED, wasOpen: true }]);
  await bench.session.stop();
});

test('nothing is opened or told behind the end', async (t) => {
  const bench = new Bench();
  bench.session.start();
  await bench.session.stop();
  await bench.clock.advanceAsync(SILENCE, 1_000);
  t.deepEqual(bench.news, []);
  t.deepEqual(bench.tries, []);
});
