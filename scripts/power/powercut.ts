import { rmSync } from 'node:fs';
import { seeded } from '../seeded.ts';
import { earlierFlush, Images, positionOf } from './images.ts';
import { type Fault, judge } from './judge.ts';
import type { Aftermath } from './look-inside.ts';
import { type CutPlan, planCut } from './power-cut.ts';
import type { Recording } from './recording.ts';
import type { Seen } from './testimony.ts';

export interface CutOptions {
  readonly images: number;
  readonly seed: number;
  /** Only the image with this number; null: all. */
  readonly only: number | null;
  /** Plays a card that says "flushed" and has not: faults are to be expected. */
  readonly isLying: boolean;
}

export interface PlannedCut {
  /** Counts from 1. With the recording and the seed it gives the same image again. */
  readonly image: number;
  /** After so many requests to the disk. */
  readonly cut: number;
  readonly plan: CutPlan;
}

export interface CutResult {
  readonly image: number;
  readonly cut: number;
  /** The kernel that put the file system right. */
  readonly kernel: string;
  /** Of the requests behind the last flush. */
  readonly kept: number;
  readonly lost: number;
  readonly torn: number;
  /** How much had been seen outside by then. */
  readonly seen: number;
  readonly faults: readonly Fault[];
}

/** Looks at images, which are used up. */
export interface Examiner {
  /** Part of a file's name. */
  readonly name: string;
  /** So many images are given to it together, or fewer. */
  readonly atOnce: number;
  look(images: readonly string[]): Promise<Looked>;
}

export interface Looked {
  readonly kernel: string;
  /** What became of each, in their order. */
  readonly aftermaths: readonly Aftermath[];
}

/** Makes the image of each cut and looks at what the power cut left behind. */
export async function cutPower(
  recording: Recording,
  cuts: readonly PlannedCut[],
  examiner: Examiner,
  say: (line: string) => void,
): Promise<CutResult[]> {
  const images = new Images(recording, examiner.name);
  const results: CutResult[] = [];
  try {
    for (let from = 0; from < cuts.length; from += examiner.atOnce) {
      const some = cuts.slice(from, from + examiner.atOnce);
      const paths: string[] = [];
      for (const { image, plan } of some) paths.push(await images.make(plan, `cut-${image}`));
      const { kernel, aftermaths } = await examiner.look(paths);
      for (const path of paths) rmSync(path);
      const seen = some.map((cut, at) => resultOf(recording, cut, { kernel, aftermath: aftermaths[at] }));
      for (const { image, faults } of seen)
        for (const { kind, detail } of faults) say(`image ${image}: ${kind}: ${detail}`);
      results.push(...seen);
      if (Math.floor(results.length / 20) > Math.floor(from / 20))
        say(`${results.length} images looked at on ${kernel}`);
    }
  } finally {
    images.end();
  }
  return results;
}

/** Chooses the moments at which the power goes, and what of the last writes is on the disk then. */
export function planCuts(recording: Recording, { images, seed, only, isLying }: CutOptions): PlannedCut[] {
  const { requests } = recording.log;
  return chooseCuts(recording, images, seeded(seed)).flatMap((cut, index) => {
    const image = index + 1;
    if (only !== null && only !== image) return [];
    const random = seeded(seed * 100_003 + image);
    const honest = planCut(requests, cut, random);
    const plan = isLying ? planCut(requests, earlierFlush(recording, cut, random), random) : honest;
    return [{ image, cut, plan }];
  });
}

function resultOf(
  recording: Recording,
  { image, cut, plan }: PlannedCut,
  { kernel, aftermath }: { readonly kernel: string; readonly aftermath: Aftermath | undefined },
): CutResult {
  const before = recording.seen.filter(({ position }) => position <= positionOf(recording, cut));
  const { kept, lost, torn } = plan;
  const figures = { image, cut, kernel, kept, lost, torn, seen: before.length };
  if (aftermath === undefined)
    return { ...figures, faults: [{ kind: 'start', detail: 'it was not looked at' }] };
  return { ...figures, faults: [...aftermath.faults, ...judged(aftermath, recording, before)] };
}

function judged({ facts, received }: Aftermath, recording: Recording, before: readonly Seen[]): Fault[] {
  if (facts === null) return [];
  const earlier = recording.seen.flatMap((one) => (one.type === 'mail' ? [one.messageId] : []));
  const away = new Set(recording.away);
  return judge({ facts, before, away, received: new Set([...earlier, ...received]) });
}

/**
 * A third anywhere in the day. A third soon after somebody outside was told something: there a box that tells before
 * it stores is found out. A third just before a flush, when the most is at stake. In the order of time.
 */
function chooseCuts({ log, seen }: Recording, count: number, random: () => number): number[] {
  const { requests } = log;
  const flushes = requests.flatMap(({ flushesBefore }, at) => (flushesBefore ? [at] : []));
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const ways = [
    () => 1 + Math.floor(random() * requests.length),
    () => {
      const told = oneOf(seen)?.position ?? 0;
      const at = requests.findIndex(({ end }) => end >= told);
      return at < 0 ? requests.length : Math.min(requests.length, at + 1 + Math.floor(random() * 6));
    },
    () => Math.max(1, oneOf(flushes) ?? 1),
  ];
  const cuts = Array.from({ length: count }, (_, index) => ways[index % ways.length]?.() ?? 1);
  return cuts.toSorted((one, other) => one - other);
}
