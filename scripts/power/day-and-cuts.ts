import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../rig/rig.ts';
import { seeded } from '../seeded.ts';
import { planDay } from './day-plan.ts';
import { FAULT_KINDS } from './judge.ts';
import { type CutResult, cutPower } from './powercut.ts';
import { record } from './record.ts';
import { readRecording } from './recording.ts';
import { openHere } from './venue-here.ts';

const RECORDINGS = join(PROJECT, '.cache/power');
const say = (line: string): void => console.log(`power: ${line}`);

/** @returns how many images had a fault */
async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      images: { type: 'string', default: '200' },
      calls: { type: 'string', default: '64' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      again: { type: 'boolean', default: false },
      'lying-card': { type: 'boolean', default: false },
    },
  });
  const [images, calls, seed] = [values.images, values.calls, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  const folder = join(RECORDINGS, `seed-${seed}`);
  const parts = planDay(calls, seeded(seed));
  if (!values.again) await record({ folder, parts, open: openHere, say });
  const recording = readRecording(folder);
  const { requests } = recording.log;
  say(
    `${requests.length} requests to the disk, ${recording.bytes.length >> 20} MB, ${recording.seen.length} times something was seen`,
  );
  const only = values.only === undefined ? null : Number(values.only);
  const options = { images, seed, only, isLying: values['lying-card'], say };
  return report(await cutPower(recording, options), seed);
}

function report(results: readonly CutResult[], seed: number): number {
  const sum = (of: (one: CutResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const bad = results.filter(({ faults }) => faults.length > 0);
  console.log(`\nseed ${seed}: ${results.length} images`);
  console.log(
    `writes behind the last flush: ${sum(({ kept }) => kept)} kept, ${sum(({ lost }) => lost)} lost, ${sum(({ torn }) => torn)} torn`,
  );
  console.log(`seen outside before the cut, to be found again: ${sum(({ seen }) => seen)}`);
  for (const kind of FAULT_KINDS) {
    const found = bad.filter(({ faults }) => faults.some((fault) => fault.kind === kind));
    if (found.length > 0) console.log(`${kind}: images ${found.map(({ image }) => image).join(', ')}`);
  }
  console.log(`${results.length - bad.length} images whole, ${bad.length} with faults`);
  if (bad.length > 0)
    console.log(
      `one again: npm run powercut -- --seed ${seed} --images ${results.length} --again --only NUMBER`,
    );
  return bad.length;
}

process.exitCode = (await run()) === 0 ? 0 : 1;
