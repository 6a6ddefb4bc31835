import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { screensDocument } from './screenshots/document.ts';
import { ALL_SHOTS as shots } from './screenshots/shots.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

test('docs/screens.md shows the pictures that npm run screenshots takes, and no other is kept', (t) => {
  t.is(readFileSync(join(docs, 'screens.md'), 'utf8'), screensDocument(shots));
  t.deepEqual(
    readdirSync(join(docs, 'images/screens')).sort(),
    shots.map(({ name }) => `${name}.png`).sort(),
  );
});

test('a picture takes less than 60 KB', (t) => {
  for (const { name } of shots)
    t.true(statSync(join(docs, 'images/screens', `${name}.png`)).size < 60 * 1024, name);
});
