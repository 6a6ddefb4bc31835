import assert from 'node:assert/strict';
import { type GpioWay, PINS } from '../box-config.ts';
import type { Scenario } from '../stage.ts';
import { pause, until } from '../until.ts';

/** Shorter and longer than `long-ms` of the box (1 s), by far. */
const SHORT_MS = 200;
const LONG_MS = 2_500;

/** A latching switch is the mode: also where it was turned while the power was off. */
export const switchScenario = (way: GpioWay): Scenario => ({
  title: `a latching switch sets the mode, also when it was turned while the box was off (${way})`,
  async run(stage) {
    const turn = (on: boolean) => stage.chip.drive(PINS.absentButton, !on);
    const modeIs = (wanted: 'away' | 'present') =>
      until(`the mode "${wanted}"`, async () => (await box.board()).mode.mode === wanted);
    // A line that is let go is wired anew.
    await stage.endBox();
    await turn(false);
    let box = await stage.box(way, 'switch');
    await modeIs('present');
    await turn(true);
    await modeIs('away');
    await turn(false);
    await modeIs('present');
    await stage.endBox();
    await turn(true);
    box = await stage.box(way, 'switch');
    await modeIs('away');
    assert.equal((await box.board()).mode.by, 'button');
    await until('the lamp to be lit', () => stage.chip.isHigh(PINS.absentLed));
    await turn(false);
    await modeIs('present');
    return ['turned twice while it ran, once while it was off'];
  },
});

/** One button, told apart by how long it is held. */
export const longPressScenario = (way: GpioWay): Scenario => ({
  title: `one button sets away with a short press and present with a long one, while it is still held (${way})`,
  async run(stage) {
    const box = await stage.box(way, 'lines');
    const mode = async () => (await box.board()).mode.mode;
    await box.ask('PUT', '/api/mode', { mode: 'present' });
    await stage.chip.play([
      [0, PINS.absentButton, false],
      [SHORT_MS, PINS.absentButton, true],
    ]);
    await until('away', async () => (await mode()) === 'away');
    await stage.chip.drive(PINS.absentButton, false);
    const held = await until('present, while it is held', async () => (await mode()) === 'present');
    await pause(LONG_MS);
    await stage.chip.drive(PINS.absentButton, true);
    await pause(SHORT_MS);
    assert.equal(await mode(), 'present', 'letting it go counted as a second press');
    return [`present ${held} ms after the button went down`];
  },
});
