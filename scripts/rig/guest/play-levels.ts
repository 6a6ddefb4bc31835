/**
 * Plays the far end of lines of the simulated chip: `node play-levels.ts FOLDER STORY`. STORY is JSON, a list of
 * [milliseconds since the one before, offset, 1 or 0]; 1 pulls the line up. Prints the milliseconds that it took from the
 * first level to the last.
 */
import { writeFileSync } from 'node:fs';

const [folder = '', story = '[]'] = process.argv.slice(2);
let begunAt: number | null = null;
let due = performance.now();
for (const [ms, offset, level] of JSON.parse(story) as [number, number, 0 | 1][]) {
  due += ms;
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  begunAt ??= performance.now();
  writeFileSync(`${folder}/sim_gpio${offset}/pull`, level === 1 ? 'pull-up' : 'pull-down');
}
console.log(performance.now() - (begunAt ?? 0));
