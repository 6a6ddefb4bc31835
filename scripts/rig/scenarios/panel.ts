import assert from 'node:assert/strict';
import type { Mode } from '../../../firmware/http/contract/common.ts';
import { type GpioWay, PINS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';

/** Longer than any debouncing. */
const STILL_MS = 300;
const BOUNCES = 9;
/** Half of what a contact must be still for. */
const GLITCH_MS = 15;
const MOST_GLITCHES = 10;

/** Press, mode and lamp, with contacts that bounce and a glitch that means nothing. */
export const pressScenario = (way: GpioWay): Scenario => ({
  title: `a press of the button sets the mode and the lamp shows it (${way})`,
  async run(stage) {
    const box = await stage.box(way);
    await box.ask('PUT', '/api/mode', { mode: 'present' });
    await lampIs(stage, false);
    await glitchDoesNothing(stage, box);
    const pressed = await press(stage, box, PINS.absentButton, 'away');
    const lit = await lampIs(stage, true);
    await press(stage, box, PINS.presentButton, 'present');
    await lampIs(stage, false);
    return [`${pressed} ms from the press to the mode, ${lit} ms more until the lamp was seen lit`];
  },
});

/**
 * What an output does whose program is killed, and that the next start has everything in its hand again.
 *
 * @param next the way to the lines that the next start takes
 */
export const killedScenario = (way: GpioWay, next: GpioWay): Scenario => ({
  title: `killed, the box comes back with its mode, its lamp and its lines (${way}, then ${next})`,
  async run(stage) {
    const box = await stage.box(way);
    await box.ask('PUT', '/api/mode', { mode: 'present' });
    await press(stage, box, PINS.absentButton, 'away');
    await lampIs(stage, true);
    await stage.endBox('kill');
    await pause(STILL_MS);
    const left = (await stage.chip.isHigh(PINS.absentLed)) ? 'stays driven' : 'falls back to its resistor';
    const again = await stage.box(next);
    await lampIs(stage, true);
    assert.deepEqual(await mode(again), { mode: 'away', by: 'button' });
    await press(stage, again, PINS.presentButton, 'present');
    await lampIs(stage, false);
    return [`an output of a box that was killed ${left} on this simulated chip`];
  },
});

async function mode(box: GuestBox) {
  const { mode, by } = (await box.board()).mode;
  return { mode, by };
}

/** The contact bounces, closes and opens again. */
async function press(stage: Stage, box: GuestBox, offset: number, wanted: Mode): Promise<number> {
  await play(stage, offset, [
    ...Array.from({ length: BOUNCES }, () => ['pull-down', 'pull-up']).flat(),
    'pull-down',
  ]);
  const taken = await until(`the mode "${wanted}"`, async () => (await box.board()).mode.mode === wanted);
  assert.deepEqual(await mode(box), { mode: wanted, by: 'button' });
  await stage.chip.drive(offset, true);
  await pause(STILL_MS);
  return taken;
}

/** There and back before any contact could be still. Where the emulated processor was too slow for that, once more. */
async function glitchDoesNothing(stage: Stage, box: GuestBox): Promise<void> {
  for (let attempt = 1; attempt <= MOST_GLITCHES; attempt++) {
    const took = await stage.chip.play([
      [0, PINS.absentButton, false],
      [0, PINS.absentButton, true],
    ]);
    await pause(STILL_MS);
    if (took < GLITCH_MS) {
      assert.equal((await box.board()).mode.mode, 'present', 'a glitch without a press changed the mode');
      return;
    }
    await box.ask('PUT', '/api/mode', { mode: 'present' });
  }
  throw new Error(`${MOST_GLITCHES} times a glitch became a press: this computer has other things to do`);
}

async function play(stage: Stage, offset: number, levels: readonly string[]): Promise<void> {
  const file = `${stage.chip.folder}/sim_gpio${offset}/pull`;
  await stage.machine.must(`for level in ${levels.join(' ')}; do echo $level >${file}; done`);
}

function lampIs(stage: Stage, isLit: boolean): Promise<number> {
  const what = isLit ? 'the lamp to be lit' : 'the lamp to be dark';
  return until(what, async () => (await stage.chip.isHigh(PINS.absentLed)) === isLit);
}
