import { readFileSync } from 'node:fs';
import test from 'ava';
import { conformance, isPassed } from './proof/conformance.ts';
import { conformanceTable, ownPart, tableIn, withTable } from './proof/conformance-table.ts';

const DOCUMENT = readFileSync(new URL('../docs/equipment.md', import.meta.url), 'utf8');
const rows = conformance();

test('every format passes every sample', (t) => {
  t.deepEqual(
    rows.filter((row) => !isPassed(row)).map(({ format }) => format),
    [],
  );
  t.true(rows.every(({ own }) => own.samples > 0));
});

test('docs/equipment.md holds the table of today (npm run conformance -- --write)', (t) => {
  t.deepEqual(ownPart(tableIn(DOCUMENT)), ownPart(conformanceTable(rows)));
});

test('a table is put in its place and nowhere else', (t) => {
  t.is(tableIn(withTable(DOCUMENT, '| a |')), '| a |');
  t.is(withTable(withTable(DOCUMENT, '| a |'), tableIn(DOCUMENT)), DOCUMENT);
  t.throws(() => tableIn('no place'), { instanceOf: RangeError });
});
