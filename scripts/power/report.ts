import { FAULT_KINDS } from './judge.ts';
import type { CutResult } from './powercut.ts';

/**
 * Prints what became of the images of a day.
 *
 * @param where the day was lived through
 * @returns how many had a fault
 */
export function report(where: string, results: readonly CutResult[], seed: number): number {
  const sum = (of: (one: CutResult) => number) => results.reduce((total, one) => total + of(one), 0);
  const bad = results.filter(({ faults }) => faults.length > 0);
  const kernels = [...new Set(results.map(({ kernel }) => kernel))];
  const looked = kernels.map(
    (kernel) => `${results.filter((one) => one.kernel === kernel).length} on ${kernel}`,
  );
  const places = new Set(results.map(({ cut }) => cut)).size;
  console.log(`\nseed ${seed}, a day on ${where}: ${results.length} images (at ${places} places)`);
  console.log(`started and looked at: ${looked.join(', ')}`);
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
