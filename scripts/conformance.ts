import { readFileSync, writeFileSync } from 'node:fs';
import { conformance, isPassed } from '../test/proof/conformance.ts';
import { conformanceTable, withTable } from '../test/proof/conformance-table.ts';

/**
 * Holds every format against its samples and prints a table. Usage: npm run conformance -- [--write]
 * (--write puts the table into docs/equipment.md). Exit code 1 when a sample does not come to what it should.
 */
const DOCUMENT = new URL('../docs/equipment.md', import.meta.url);

function main(args: readonly string[]): number {
  const rows = conformance();
  process.stdout.write(`${conformanceTable(rows)}\n`);
  const failed = rows.filter((row) => !isPassed(row));
  for (const { format } of failed) process.stderr.write(`${format}: not every sample is passed\n`);
  if (!args.includes('--write')) return failed.length === 0 ? 0 : 1;
  if (rows.some(({ captures }) => captures === null)) {
    process.stderr.write('The recordings (../shared/captures) are not here: the table is not written.\n');
    return 1;
  }
  writeFileSync(DOCUMENT, withTable(readFileSync(DOCUMENT, 'utf8'), conformanceTable(rows)));
  return failed.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
