import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LINKS, PINS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import { PROJECT } from '../rig.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';

/** A packet of Number Display, as the FSK chip gives it; it says 03-1234-5678. */
const PACKET = 'test/fixtures/jclip/number.hex';
const DISPLAYED = '0312345678';
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
export const bellScenario: Scenario = {
  title: 'the bell on a ring-detect coupler is a call on the board, and its silence the end',
  async run(stage) {
    const box = await stage.box('char-device', 'lines');
    for (let burst = 0; burst < BURSTS; burst++) {
      await stage.chip.play(bell(PINS.ring, 1_000));
      if (burst === 0) await until('the call', async () => (await callOn(box, '4')) !== undefined);
      await pause(1_500);
    }
    assert.equal((await callOn(box, '4'))?.phase, 'ringing');
    const ended = await until('the end', async () => (await callOn(box, '4')) === undefined);
    return [`${BURSTS} bursts of 16 Hz were one call, which ended ${ended} ms later`];
  },
};

/** The exchange's part: start signal, packet as soon as the relay is closed, then the bell. */
export const displayScenario: Scenario = {
  title: 'Number Display: the relay answers the start signal, and opens when the number has come',
  async run(stage) {
    const box = await stage.box('char-device', 'lines');
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
};

async function isClosed(stage: Stage, closed: boolean): Promise<boolean> {
  return (await stage.chip.isHigh(PINS.relay)) === closed;
}

async function callOn(box: GuestBox, line: string) {
  return (await box.board()).calls.find((call) => call.line === line);
}
