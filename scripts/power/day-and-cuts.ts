import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../rig/rig.ts';
import { seeded } from '../seeded.ts';
import { planDay } from './day-plan.ts';
import { examinerHere } from './examine-here.ts';
import { examinerInRig } from './examine-in-rig.ts';
import { type Means, meansOf } from './means.ts';
import { type CutResult, cutPower, type PlannedCut, planCuts } from './powercut.ts';
import { record } from './record.ts';
import { type Recording, readRecording } from './recording.ts';
import { report } from './report.ts';
import { spread } from './spread.ts';
import { openHere } from './venue-here.ts';
import { openInRig } from './venue-rig.ts';

const RECORDINGS = join(PROJECT, '.cache/power');
const say = (line: string): void => console.log(`power: ${line}`);

interface Order {
  readonly images: number;
  readonly calls: number;
  readonly seed: number;
  /** So many of the images are booted in the rig, the others mounted here. */
  readonly boot: number;
  /** Only the image with this number; null: all. */
  readonly only: number | null;
  /** The day is there already. */
  readonly again: boolean;
  /** Without the rig. */
  readonly here: boolean;
  readonly isLying: boolean;
}

function orderOf(args: readonly string[]): Order {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const numbers = { images: text, calls: text, seed: text, boot: text, only: text };
  const flags = { again: flag, here: flag, 'lying-card': flag };
  const { values } = parseArgs({ args: [...args], options: { ...numbers, ...flags } });
  const { images = '200', calls = '64', seed = '1', boot = '40', only, again, here } = values;
  return {
    ...{ images: Number(images), calls: Number(calls), seed: Number(seed), boot: Number(boot) },
    only: only === undefined ? null : Number(only),
    ...{ again, here, isLying: values['lying-card'] },
  };
}

/** @returns how many images had a fault */
async function run(order: Order): Promise<number> {
  const { seed, calls, again } = order;
  const means = await meansOf({ isWithoutRig: order.here, say });
  if (means.noRig !== null && means.noDisk !== null) {
    console.log(`skipped: ${means.noDisk}; no rig: ${means.noRig}`);
    return 0;
  }
  if (means.noRig !== null) say(`without the rig: ${means.noRig}`);
  const folder = join(RECORDINGS, `seed-${seed}`);
  const open = means.noRig === null ? openInRig : openHere;
  if (!again) await record({ folder, parts: planDay(calls, seeded(seed)), open, say });
  const recording = readRecording(folder);
  const { requests } = recording.log;
  say(
    `${requests.length} requests to the disk, ${recording.bytes.length >> 20} MB, ${recording.seen.length} times something was seen`,
  );
  const cuts = planCuts(recording, order);
  return report(recording.where, await look(recording, cuts, { ...order, means }), seed);
}

async function look(
  recording: Recording,
  cuts: readonly PlannedCut[],
  { boot, means }: Order & { readonly means: Means },
): Promise<CutResult[]> {
  const wanted = means.noRig !== null ? 0 : means.noDisk !== null ? cuts.length : boot;
  const [booted, mounted] = spread(cuts, wanted);
  // Both at once: the rig waits for its turn while others use it.
  const looks = [
    cutPower(recording, mounted, examinerHere, say),
    cutPower(recording, booted, examinerInRig(say), say),
  ];
  return (await Promise.all(looks)).flat().toSorted((one, other) => one.image - other.image);
}

process.exitCode = (await run(orderOf(process.argv.slice(2)))) === 0 ? 0 : 1;
