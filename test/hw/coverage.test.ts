import { existsSync, readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { BUILT_IN_LAYOUTS } from '../../hw/pbx/smdr/layouts/built-in.ts';
import { PROOFS } from './decoders/fixtures.ts';

/**
 * What the protocols can say, a row for each, and the fixtures that prove it. A fixture that is renamed or lost makes
 * its row fail; `proof` in the fixture tells what the row rests on.
 */
interface Section {
  readonly section: string;
  readonly rows: readonly { readonly row: string; readonly fixtures: readonly string[] }[];
}

const FIXTURES = new URL('../fixtures/', import.meta.url);
const fileOf = (name: string): URL => new URL(name, FIXTURES);

const sections = readdirSync(fileOf('rows/')).map(
  (file): Section => JSON.parse(readFileSync(fileOf(`rows/${file}`), 'utf8')),
);

for (const { section, rows } of sections) {
  for (const { row, fixtures } of rows) {
    test(`${section}: ${row}`, (t) => {
      t.true(fixtures.length > 0);
      for (const fixture of fixtures) {
        const hasBytes = ['txt', 'hex'].some((ending) => existsSync(fileOf(`${fixture}.${ending}`)));
        t.true(hasBytes && existsSync(fileOf(`${fixture}.json`)), fixture);
        const { proof } = JSON.parse(readFileSync(fileOf(`${fixture}.json`), 'utf8'));
        t.true(PROOFS.includes(proof), `${fixture} says what it rests on`);
      }
    });
  }
}

test('every layout of a call log that is built in has a row', (t) => {
  const proved = sections.flatMap(({ rows }) => rows.flatMap(({ fixtures }) => fixtures));
  const missing = BUILT_IN_LAYOUTS.filter(
    ({ name }) => !proved.some((one) => one.startsWith(`smdr/${name}/`)),
  );
  t.deepEqual(
    missing.map(({ name }) => name),
    [],
  );
});
