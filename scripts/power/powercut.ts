import { rmSync } from 'node:fs';
import { seeded } from '../seeded.ts';
import { type Aftermath, examine } from './examine.ts';
import { earlierFlush, Images, positionOf } from './images.ts';
import { type Fault, judge } from './judge.ts';
import { planCut } from './power-cut.ts';
import type { Recording } from './recording.ts';
import type { Seen } from './testimony.ts';

export interface PowercutOptions {
  readonly images: number;
  readonly seed: number;
  /** Only the image with this number; null: all. */
  readonly only: number | null;
  /** Plays a card that says "flushed" and has not: faults are to be expected. */
  readonly isLying: boolean;
  readonly say: (line: string) => void;
}

export interface CutResult {
  /** Counts from 1. With the recording and the seed it gives the same image again. */
  readonly image: number;
  /** After so many requests to the disk. */
  readonly cut: number;
  /** Of the requests behind the last flush. */
  readonly kept: number;
  readonly lost: number;
  readonly torn: number;
  /** How much had been seen outside by then. */
  readonly seen: number;
  readonly faults: readonly Fault[];
}

/** How an image is looked at. */
export type Examine = (image: string) => Promise<Aftermath>;

/** Cuts the power of a recorded day at random moments and looks at what each leaves behind. */
export async function cutPower(
  recording: Recording,
  { images: count, seed, only, isLying, say }: PowercutOptions,
  look: Examine = examine,
): Promise<CutResult[]> {
  const images = new Images(recording);
  const results: CutResult[] = [];
  const { requests } = recording.log;
  try {
    for (const [index, cut] of chooseCuts(recording, count, seeded(seed)).entries()) {
      const image = index + 1;
      if (only !== null && only !== image) continue;
      const random = seeded(seed * 100_003 + image);
      const honest = planCut(requests, cut, random);
      const plan = isLying ? planCut(requests, earlierFlush(recording, cut, random), random) : honest;
      const path = await images.make(plan, `cut-${image}`);
      const aftermath = await look(path);
      const before = recording.seen.filter(({ position }) => position <= positionOf(recording, cut));
      const faults = [...aftermath.faults, ...judged(aftermath, recording, before)];
      const { kept, lost, torn } = plan;
      results.push({ image, cut, kept, lost, torn, seen: before.length, faults });
      rmSync(path);
      for (const { kind, detail } of faults) say(`image ${image}: ${kind}: ${detail}`);
      if (results.length % 20 === 0) say(`${results.length} images looked at`);
    }
  } finally {
    images.end();
  }
  return results;
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
