import assert from 'node:assert/strict';
import { type GpioWay, LINKS, PINS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import { saidOf } from '../said-of.ts';
import type { Scenario, Stage } from '../stage.ts';
import { until } from '../until.ts';

type KernelWay = 'char-device' | 'onoff';

const IN_USE = {
  'char-device': /in use by "sysfs"/,
  onoff: /Line 24 .* is in use by something that gave no name/,
} as const;

/** What an operator reads where a pin cannot be used, and that all others work. */
export const faultScenario = (way: KernelWay): Scenario => ({
  title: `a line in use, an offset that is not there, a missing chip: each is said, and the box runs on without (${way})`,
  async run(stage) {
    // A box that runs from before may have the line itself.
    await stage.endBox();
    const letGo = await HOLD[way](stage);
    try {
      const box = await stage.box(way, 'lines');
      const { items, panel } = await box.equipment();
      const why = (offset: number) => saidOf(panel?.lines.find((line) => line.offset === offset)?.why);
      const nowhere = saidOf(items.find(({ name }) => name === LINKS.nowhere)?.why);
      assert.match(why(PINS.held), IN_USE[way]);
      assert.match(why(PINS.beyond), /has lines 0 to 57, and not 90/);
      assert.match(nowhere, /No GPIO chip is called "pinctrl-rp1"; there are: .*pinctrl-bcm2711/);
      assert.equal(phaseOf(panel, PINS.absentButton), 'up');
      assert.equal(phaseOf(panel, PINS.absentLed), 'up');
      const journal = await box.log();
      assert.match(journal, /panel: Line 24 of the GPIO chip/);
      await letGo();
      const back = await until('the line that was let go', () => isUp(box, PINS.held));
      return [why(PINS.held), why(PINS.beyond), nowhere, `let go, the line was taken after ${back} ms`];
    } finally {
      await letGo();
    }
  },
});

/** Another program takes the line, by the way that the box does not go. Each gives how to let go. */
const HOLD: Readonly<Record<KernelWay, (stage: Stage) => Promise<() => Promise<void>>>> = {
  'char-device': async ({ machine, chip }) => {
    const label = await machine.must(`grep -l '^${chip.label}$' /sys/class/gpio/gpiochip*/label`);
    const base = await machine.must(`cat $(dirname ${label.trim()})/base`);
    const number = Number(base) + PINS.held;
    await machine.must(`echo ${number} >/sys/class/gpio/export`);
    return once(() => machine.must(`echo ${number} >/sys/class/gpio/unexport`));
  },
  // Another box through sysfs would not be refused: the kernel gives such a line to everybody.
  onoff: async ({ machine, chip }) => {
    const holder = `node /rig/box/scripts/rig/guest/hold-line.js ${chip.label} ${PINS.held}`;
    const said = await machine.must(`setsid ${holder} </dev/null >/box/holder 2>&1 & echo $!`);
    const isHeld = async () => (await machine.run('cat /box/holder')).stdout.includes('held');
    await until('the other program to hold the line', isHeld);
    return once(() => machine.must(`kill ${said.trim()}`));
  },
};

function once(act: () => Promise<unknown>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (!isDone) await act();
    isDone = true;
  };
}

type Panel = Awaited<ReturnType<GuestBox['equipment']>>['panel'];

function phaseOf(panel: Panel, offset: number): string | undefined {
  return panel?.lines.find((line) => line.offset === offset)?.phase;
}

async function isUp(box: GuestBox, offset: number): Promise<boolean> {
  return phaseOf((await box.equipment()).panel, offset) === 'up';
}

/** A kernel that leaves sysfs out, or has but the new folders, looks like this to the box. */
export const noSysfsScenario: Scenario = {
  title:
    'on a kernel without GPIO in sysfs onoff says so, the automatic choice does without it, and says why',
  async run(stage) {
    const { machine } = stage;
    await stage.endBox();
    await machine.must('mount -t tmpfs none /sys/class/gpio');
    const fault = async (way: GpioWay) => {
      const { panel } = await (await stage.box(way, 'switch')).equipment();
      return { backend: panel?.backend, why: saidOf(panel?.why), line: saidOf(panel?.lines[0]?.why) };
    };
    try {
      const onoff = await fault('onoff');
      assert.match(onoff.line, /offers no lines through .sys.class.gpio/);
      const auto = await fault('auto');
      assert.equal(auto.line, '');
      assert.equal(auto.backend, 'character device');
      assert.match(auto.why, /speaks interface v2/);
      return [`onoff: ${onoff.line}`, `auto: ${auto.backend}; ${auto.why}`];
    } finally {
      await stage.endBox();
      await machine.must('umount /sys/class/gpio');
    }
  },
};
