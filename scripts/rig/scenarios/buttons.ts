import assert from 'node:assert/strict';
import { PINS } from '../box-config.ts';
import type { Scenario } from '../stage.ts';
import { pause, until } from '../until.ts';

/** Shorter and longer than `long-ms` of the box (1 s), by far. */
const SHORT_MS = 200;
const LONG_MS = 2_500;

/** One button, told apart by how long it is held. */
export const longPressScenario: Scenario = {
  title: 'one button sets away with a short press and present with a long one, while it is still held',
  async run(stage) {
    const box = await stage.box('char-device', 'lines');
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
};
