import { NoRig } from './kernel.ts';
import { bootRig } from './rig.ts';
import { SCENARIOS } from './scenarios.ts';
import { type Measure, Stage } from './stage.ts';

const LONG: Measure = { pulls: 10, portCycles: 1_000, isTimed: true };

/** Runs every scenario whose title holds one of the words; without any, all. @returns how many failed */
async function runAll(words: readonly string[]): Promise<number> {
  const machine = await bootRig((line) => console.log(`rig: ${line}`));
  const stage = new Stage(machine, LONG);
  const faults: string[] = [];
  const chosen = SCENARIOS.filter(
    ({ title }) => words.length === 0 || words.some((one) => title.includes(one)),
  );
  try {
    await stage.set();
    for (const { title, run } of chosen) {
      const from = performance.now();
      const figures = await run(stage).catch(async (error: unknown) => {
        faults.push(title);
        await stage.tidyUp();
        return [error instanceof Error ? error.message : String(error)];
      });
      const seconds = ((performance.now() - from) / 1000).toFixed(1);
      console.log(`${faults.includes(title) ? 'FAILED' : 'ok'}  ${title} (${seconds} s)`);
      for (const figure of figures) console.log(`      ${figure}`);
    }
  } finally {
    stage.end();
    await machine.stop();
  }
  console.log(`\n${chosen.length - faults.length} passed, ${faults.length} failed`);
  return faults.length;
}

if (import.meta.main) {
  try {
    process.exitCode = (await runAll(process.argv.slice(2))) === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof NoRig)) throw error;
    console.log(`skipped: there is no rig here: ${error.message}`);
  }
}
