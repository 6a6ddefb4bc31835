/**
 * Looks at a line of the simulated chip, as an eye at a lamp: `node watch-line.ts FILE MS`. Prints one line of JSON: the
 * changes that were seen, as [level, how many milliseconds it lasted]; the first and the last, cut off, are left out.
 */
import { readFileSync } from 'node:fs';

const [file = '', ms = '5000'] = process.argv.slice(2);
const EVERY_MS = 15;
const level = () => Number(readFileSync(file, 'utf8'));
const begin = performance.now();
const changes: [number, number][] = [];
let known = level();
let since = begin;
while (performance.now() - begin < Number(ms)) {
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  const now = level();
  if (now === known) continue;
  changes.push([known, Math.round(performance.now() - since)]);
  known = now;
  since = performance.now();
}
console.log(JSON.stringify(changes.slice(1)));
