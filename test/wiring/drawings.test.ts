import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { DRAWINGS } from '../../scripts/wiring/drawings.ts';

const FOLDER = new URL('../../docs/images/wiring/', import.meta.url);
const GUIDE = readFileSync(new URL('../../docs/wiring.md', import.meta.url), 'utf8');

for (const [name, draw] of Object.entries(DRAWINGS)) {
  test(`the drawing "${name}" in the guide is the one that the script makes (npm run wiring)`, (t) => {
    t.is(readFileSync(new URL(`${name}.svg`, FOLDER), 'utf8'), draw());
    t.true(GUIDE.includes(`images/wiring/${name}.svg`));
  });
}

test('there is no drawing that nothing makes', (t) => {
  t.deepEqual(
    readdirSync(FOLDER).sort(),
    Object.keys(DRAWINGS)
      .map((name) => `${name}.svg`)
      .sort(),
  );
});

test('every pin in a drawing is in the table with its number', (t) => {
  const rows = GUIDE.split('\n').filter((line) => /^\| \d/.test(line));
  const known = new Map(
    rows.flatMap((row) => {
      const [, pins = '', gpio = ''] = row.split('|').map((cell) => cell.trim());
      const numbers = pins.split(', ');
      return gpio.split(', ').map((one, index) => [one, numbers[index]] as const);
    }),
  );
  for (const draw of Object.values(DRAWINGS)) {
    for (const [, gpio = '', pin] of draw().matchAll(/GPIO(\d+)[^(<]*\((\d+)\)/g))
      t.is(known.get(gpio), pin, `GPIO${gpio}`);
  }
});
