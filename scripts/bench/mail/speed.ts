/** How fast something went that was done many times. */
export interface Speed {
  readonly perSecond: number;
  /** Time of a processor for each of them, ms, over all threads of this process: firm also where others wait for it. */
  readonly processor: number;
}

/** @param run does it `count` times */
export async function speedOf(count: number, run: () => void | Promise<void>): Promise<Speed> {
  const before = process.cpuUsage();
  const began = performance.now();
  await run();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: count / seconds, processor: (user + system) / 1000 / count };
}
