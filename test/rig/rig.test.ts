import test from 'ava';
import { boot, prepareRig, rigMissing } from '../../scripts/rig/rig.ts';
import { SHORT_SCENARIOS } from '../../scripts/rig/scenarios.ts';
import { type Measure, Stage } from '../../scripts/rig/stage.ts';

const SHORT: Measure = { pulls: 1, portCycles: 100, isTimed: false };
const MINUTES = 60_000;

const missing = rigMissing();
const onRig = missing === null ? test.serial : test.serial.skip;
if (missing !== null) console.log(`skipped: the rig, a real kernel in QEMU: ${missing}`);

let stage: Stage | null = null;

if (missing === null) {
  test.before('the machine is up', async (t) => {
    // Another machine of this computer may come first.
    t.timeout(25 * MINUTES);
    const say = (line: string) => t.log(line);
    const machine = await prepareRig(say);
    await boot(machine, say);
    stage = new Stage(machine, SHORT);
    await stage.set();
  });

  test.after.always('the machine is gone', async () => {
    stage?.end();
    await stage?.machine.stop();
  });
}

for (const { title, run } of SHORT_SCENARIOS) {
  onRig(title, async (t) => {
    t.timeout(6 * MINUTES);
    if (stage === null) return t.fail('the machine did not come up');
    for (const figure of await run(stage)) t.log(figure);
    t.pass();
  });
}
