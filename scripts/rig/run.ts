import { availableParallelism, loadavg } from 'node:os';
import { NoRig } from './kernel.ts';
import { bootRig } from './rig.ts';
import { SCENARIOS } from './scenarios.ts';
import { type Measure, type Scenario, Stage } from './stage.ts';

/** What the rig itself adds to the load: two emulated processors and what plays the equipment. */
const OWN_LOAD = 3;

const load = () => loadavg()[0] ?? 0;
/** An emulated processor that waits for its turn says nothing of the box. */
const isQuiet = () => load() < availableParallelism() + OWN_LOAD;

const LONG: Measure = {
  pulls: 10,
  portCycles: 1_000,
  get isTimed() {
    return isQuiet();
  },
};

/** Runs every scenario whose title holds one of the words; without any, all. @returns how many failed */
async function runAll(words: readonly string[]): Promise<number> {
  const machine = await bootRig((line) => console.log(`rig: ${line}`));
  const stage = new Stage(machine, LONG);
  const chosen = SCENARIOS.filter(
    ({ title }) => words.length === 0 || words.some((one) => title.includes(one)),
  );
  let failed = 0;
  try {
    await stage.set();
    for (const scenario of chosen) if (!(await isKept(scenario, stage))) failed += 1;
  } finally {
    stage.end();
    await machine.stop();
  }
  console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
  return failed;
}

/** Tries one promise and says what came of it. */
async function isKept({ title, run }: Scenario, stage: Stage): Promise<boolean> {
  const from = performance.now();
  let isFine = true;
  const figures = await run(stage).catch(async (error: unknown) => {
    isFine = false;
    await stage.tidyUp();
    return [error instanceof Error ? error.message : String(error)];
  });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const busy = isQuiet() ? '' : `; load ${load().toFixed(0)}: times judge nothing`;
  console.log(`${isFine ? 'ok' : 'FAILED'}  ${title} (${seconds} s${busy})`);
  for (const figure of figures) console.log(`      ${figure}`);
  return isFine;
}

if (import.meta.main) {
  try {
    process.exitCode = (await runAll(process.argv.slice(2))) === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoRig)) throw error;
    console.log(`skipped: there is no rig here: ${error.message}`);
  }
}
