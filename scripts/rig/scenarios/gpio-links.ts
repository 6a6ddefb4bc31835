import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GpioWay, LINKS, PINS, SLOWED } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import { PROJECT } from '../rig.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';

/** A packet of Number Display, as the FSK chip gives it; it says 03-1234-5678. */
const PACKET = 'test/fixtures/jclip/number.hex';
const DISPLAYED = '0312345678';
const DIALLED = '0398760005';
/** As the chip numbers them: Q4 to Q1. */
const DIGITS = 'D1234567890*#ABC';
/** A tone of an exchange, and its pause. */
const DIALLED_MS = 50;
/** Twice as long: the emulated processor is slow. */
const TONE_MS = 100;
const TIMES_SLOWER = SLOWED.tones ?? 1;
/** A decoder that was read too late says so, and never tells a wrong number. */
const MOST_TRIES = 6;
const HEARD_MS = 2_000;
const BURSTS = 3;

/** 16 Hz, as a plain coupler follows them; it pulls the line down while it conducts. */
function bell(offset: number, ms: number): (readonly [number, number, boolean])[] {
  const half = 1_000 / 16 / 2;
  return Array.from({ length: Math.round(ms / half / 2) }).flatMap(() => [
    [half, offset, false] as const,
    [half, offset, true] as const,
  ]);
}

/** The bell of Japan on a coupler: 1 s of 16 Hz, 2 s of silence. */
export const bellScenario = (way: GpioWay): Scenario => ({
  title: `the bell on a ring-detect coupler is a call on the board, and its silence the end (${way})`,
  async run(stage) {
    const box = await stage.box(way, 'lines');
    for (let burst = 0; burst < BURSTS; burst++) {
      await stage.chip.play(bell(PINS.ring, 1_000));
      if (burst === 0) await until('the call', async () => (await callOn(box, '4')) !== undefined);
      await pause(1_500);
    }
    assert.equal((await callOn(box, '4'))?.phase, 'ringing');
    const ended = await until('the end', async () => (await callOn(box, '4')) === undefined);
    return [`${BURSTS} bursts of 16 Hz were one call, which ended ${ended} ms later`];
  },
});

/** The exchange tells the caller in tones, as often as the box needs to be in time for every digit. */
export const tonesScenario: Scenario = {
  title: 'the digits of a tone decoder are a caller on the board (char-device)',
  run: async (stage) => digitsAreHeard(stage, await stage.box('char-device', 'lines'), TONE_MS),
};

/** The same through sysfs, which costs several times as much: at the speed of a telephone, in a box whose time is slowed. */
export const slowTonesScenario: Scenario = {
  title: 'the digits of a tone decoder are a caller on the board (onoff, time slowed)',
  run: async (stage) => digitsAreHeard(stage, await stage.box('onoff', 'tones'), DIALLED_MS * TIMES_SLOWER),
};

async function digitsAreHeard(stage: Stage, box: GuestBox, toneMs: number): Promise<readonly string[]> {
  await until('the link', async () => (await box.link(LINKS.tones)).phase === 'up');
  for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
    await stage.chip.play([...`A${DIALLED}C`].flatMap((digit) => tone(digit, toneMs)));
    await pause(HEARD_MS);
    const caller = (await callOn(box, '5'))?.caller;
    if (caller?.type !== 'number') continue;
    assert.equal(caller.number, DIALLED, 'a wrong number was told');
    return [`the number came with attempt ${attempt}; a digit that is read too late spoils a number`];
  }
  throw new Error(`${MOST_TRIES} times a digit was read too late: this computer has other things to do`);
}

function tone(digit: string, toneMs: number): (readonly [number, number, boolean])[] {
  const value = DIGITS.indexOf(digit);
  const outputs = [PINS.q1, PINS.q2, PINS.q3, PINS.q4];
  return [
    ...outputs.map((offset, bit) => [0, offset, (value & (1 << bit)) !== 0] as const),
    [5, PINS.std, true],
    [toneMs, PINS.std, false],
    [toneMs, PINS.std, false],
  ];
}

/** The exchange's part: start signal, packet as soon as the relay is closed, then the bell. */
export const displayScenario = (way: GpioWay): Scenario => ({
  title: `Number Display: the relay answers the start signal, and opens when the number has come (${way})`,
  async run(stage) {
    const box = await stage.box(way, 'lines');
    await until('the link', async () => (await box.link(LINKS.display)).phase === 'up');
    const relayIs = (closed: boolean) =>
      until(`the relay ${closed ? 'closed' : 'open'}`, () => isClosed(stage, closed), { everyMs: 20 });
    assert.equal(await stage.chip.isHigh(PINS.relay), false);
    const cable = await stage.machine.uart(1);
    await stage.chip.play(bell(PINS.displayRing, 500));
    const closed = await relayIs(true);
    cable.write(Buffer.from(readFileSync(join(PROJECT, PACKET), 'latin1').replace(/\s/g, ''), 'hex'));
    const open = await relayIs(false);
    await stage.chip.play(bell(PINS.displayRing, 1_000));
    await until('the caller', async () => {
      const caller = (await callOn(box, '6'))?.caller;
      return caller?.type === 'number' && caller.number === DISPLAYED;
    });
    cable.destroy();
    await until('the end', async () => (await callOn(box, '6')) === undefined);
    return [`relay closed ${closed} ms behind the start signal, open ${open} ms behind the packet`];
  },
});

async function isClosed(stage: Stage, closed: boolean): Promise<boolean> {
  return (await stage.chip.isHigh(PINS.relay)) === closed;
}

async function callOn(box: GuestBox, line: string) {
  return (await box.board()).calls.find((call) => call.line === line);
}
