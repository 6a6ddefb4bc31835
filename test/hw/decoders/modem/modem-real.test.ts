import { existsSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { ModemLink } from '../../../../hw/decoders/modem/modem.ts';
import type { LinkState } from '../../../../hw/equipment.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { silentLog } from '../../../../hw/log.ts';
import { type ModemManners, SimulatedModem } from '../../../../hw/simulated/modem.ts';
import { openPseudoTerminal } from '../../../../hw/simulated/pty.ts';
import { eventually } from '../../../support/eventually.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

/**
 * Between two looks at the port, which come every second: the test moves time faster than the kernel replies, and
 * looks without a reply count as a dead port.
 */
const PROBE_EVERY = 900;
/** These speak through a pseudo-terminal of the kernel and the real serial library. */
const real = existsSync('/dev/ptmx') ? test : test.skip;

function lineWithModem(t: ExecutionContext, manners: ModemManners = {}) {
  const clock = new FakeClock();
  const terminal = openPseudoTerminal((chunk) => modem.received(chunk));
  const modem = new SimulatedModem(clock, terminal, manners);
  const events: LineEvent[] = [];
  const states: LinkState[] = [];
  const link = new ModemLink({
    name: 'modem-1',
    line: '1',
    port: { type: 'path', path: terminal.path },
    baud: 115_200,
    probeEvery: PROBE_EVERY,
    clock,
    log: silentLog,
    random: () => 0.5,
  });
  const sink = {
    event: (event: LineEvent) => events.push(event),
    state: (state: LinkState) => states.push(state),
    synchronised() {},
  };
  t.teardown(async () => {
    await link.stop();
    modem.stop();
    await terminal.close();
  });
  const isUp = () => eventually(() => link.state().phase === 'up', 'a modem that is up');
  const counts = (expected: number) => eventually(() => events.length >= expected, `event ${expected}`);
  return { clock, modem, link, events, states, start: () => link.start(sink), isUp, counts };
}

real(
  'a call gets through: bell, caller ID between the rings, and the end when the bell is silent',
  async (t) => {
    const { clock, modem, events, start, isUp, counts } = lineWithModem(t);
    await start();
    await isUp();
    t.deepEqual(modem.commands, ['ATZ', 'ATE0V1Q0', 'AT+VCID=1', 'ATS0=0']);
    modem.ring({ number: '0312345678', name: 'AOBA' });
    await counts(1);
    clock.advance(1_500);
    await counts(2);
    modem.stop();
    clock.advance(20_000);
    t.deepEqual(events, [
      { type: 'ringing', line: '1' },
      { type: 'caller-id', line: '1', number: '0312345678', name: 'AOBA' },
      { type: 'released', line: '1' },
    ]);
  },
);

real('a modem that knows only an old maker’s command reports as well', async (t) => {
  const accepts = ['ATZ', 'ATE0V1Q0', 'AT#CID=1', 'ATS0=0'];
  const { clock, modem, link, events, start, isUp, counts } = lineWithModem(t, { accepts });
  await start();
  await isUp();
  const state = link.state();
  t.true(state.phase === 'up' && state.detail?.includes('AT#CID=1'));
  modem.ring({ reason: 'P' });
  await counts(1);
  clock.advance(1_500);
  await counts(2);
  t.deepEqual(events[1], { type: 'caller-id', line: '1', reason: 'withheld' });
});

real('a modem that was switched off and on is initialised again at the next look', async (t) => {
  const { clock, modem, events, start, isUp, counts } = lineWithModem(t);
  await start();
  await isUp();
  modem.powerCycle();
  const before = modem.commands.length;
  clock.advance(PROBE_EVERY);
  await eventually(() => modem.commands.length >= before + 5, 'the second initialisation');
  modem.ring({ number: '0312345678', name: 'AOBA' });
  await counts(1);
  clock.advance(1_500);
  await counts(2);
  t.deepEqual(events[1], { type: 'caller-id', line: '1', number: '0312345678', name: 'AOBA' });
});

real('calls one after the other every few milliseconds each show their own caller', async (t) => {
  const { modem, events, start, isUp, counts } = lineWithModem(t);
  await start();
  await isUp();
  const numbers = Array.from({ length: 200 }, (_, index) => `03${String(index).padStart(8, '0')}`);
  for (const [index, number] of numbers.entries()) {
    modem.send(`\r\nRING\r\n\r\nDATE = 1124\r\nTIME = 1042\r\nNMBR = ${number}\r\nNAME = C${index}\r\n`);
    await counts(3 * index + 2);
    t.like(events.at(-1), { type: 'caller-id', number, name: `C${index}` });
  }
  t.is(events.filter(({ type }) => type === 'released').length, numbers.length - 1);
});

real('a megabyte of noise without a line end is counted, and the next call is heard', async (t) => {
  const { modem, link, events, start, isUp, counts } = lineWithModem(t);
  await start();
  await isUp();
  const quiet = link.counters().bytes;
  for (let block = 1; block <= 256; block += 1) {
    modem.send(new Uint8Array(4096).fill(0x78));
    await eventually(() => link.counters().bytes >= quiet + block * 4096, 'the noise');
  }
  t.true(link.counters().discardedBytes > 1_000_000);
  modem.send('\r\nRING\r\n');
  await counts(1);
  t.deepEqual(events, [{ type: 'ringing', line: '1' }]);
});
