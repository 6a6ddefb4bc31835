import { capturedFor } from '../test/proof/capture-formats.ts';
import { DECODERS, type ProvedDecoder } from '../test/proof/decoders.ts';
import { type Finding, fuzz } from '../test/proof/fuzz.ts';

/**
 * Does harm to recordings for as long as one likes. Usage: npm run fuzz -- [RUNS] [SEED] [FORMAT]
 * (default 1,000,000 runs, a seed of the clock, every format). Exit code 1 when a promise was broken; then the bytes
 * are printed, as few as could be found.
 */

/** A share of the runs at a time, so that every format has its turn early. */
const ROUND = 2_000;
/** What one input of a few hundred bytes may take at the most; a pattern that explodes takes seconds. Milliseconds. */
const BUDGET = 500;

const say = (line: string) => process.stdout.write(`${line}\n`);

function reproducer({ format, why, bytes, run }: Finding, seed: number): string {
  const hex = Buffer.from(bytes).toString('hex');
  const [name] = format.split('/');
  const option = DECODERS.find((one) => one.name === format)?.option ?? null;
  const options = option === null ? '' : ` --${option.join(' ')}`;
  return [
    `${format}: ${why}`,
    `  seed ${seed}, run ${run}, ${bytes.length} bytes`,
    `  echo ${hex} | xxd -r -p | rusuban decode ${name}${options}`,
  ].join('\n');
}

function chosen(format: string | undefined): readonly ProvedDecoder[] {
  return format === undefined ? DECODERS : DECODERS.filter(({ name }) => name === format);
}

function main([runs = '1000000', seedGiven, format]: readonly string[]): number {
  const seed = seedGiven === undefined ? Date.now() % 1_000_000_000 : Number(seedGiven);
  const decoders = chosen(format).map((decoder) => ({ decoder, more: capturedFor(decoder.name) }));
  if (!(Number(runs) > 0) || !Number.isSafeInteger(seed) || decoders.length === 0) {
    say(
      `Usage: npm run fuzz -- [RUNS] [SEED] [FORMAT]\nFormats: ${DECODERS.map(({ name }) => name).join(', ')}`,
    );
    return 2;
  }
  const share = Math.ceil(Number(runs) / decoders.length);
  const began = performance.now();
  const findings: Finding[] = [];
  say(`seed ${seed}: ${share} runs for each of ${decoders.length} decoders`);
  for (let from = 0; from < share; from += ROUND) {
    const count = Math.min(ROUND, share - from);
    for (const { decoder, more } of decoders) {
      if (findings.some((finding) => finding.format === decoder.name)) continue;
      const now = () => performance.now();
      const found = fuzz(decoder, more, { seed, runs: count, from, budget: BUDGET, now });
      if (found === null) continue;
      findings.push(found);
      say(reproducer(found, seed));
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    say(`${(from + count) * decoders.length} runs in ${seconds} s, ${findings.length} findings`);
  }
  return findings.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
