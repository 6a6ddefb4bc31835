import test from 'ava';
import fc from 'fast-check';
import { type Manifest, manifestLine, readManifest } from '../../../firmware/backup/manifest.ts';

const MANIFEST: Manifest = {
  format: 1,
  version: '0.1.0',
  schema: '0002-mode-history',
  boxId: '0190a000-0000-7000-8000-000000000001',
  siteId: '0190a000-0000-7000-8000-000000000002',
  madeAt: '2026-11-24T01:42:00.000Z',
  bytes: 4096,
  sha256: 'a'.repeat(64),
};

test('what a backup says of itself is read as it was written', (t) => {
  const line = manifestLine(MANIFEST);
  t.is(line.indexOf('\n'), line.length - 1);
  t.deepEqual(readManifest(line.trimEnd()), { type: 'manifest', manifest: MANIFEST });
});

test('a later shape of the file is told from a foreign file, whatever else it holds', (t) => {
  t.deepEqual(readManifest('rusuban-backup {"format":2,"version":"9.0.0"}'), {
    type: 'newer',
    version: '9.0.0',
  });
  for (const line of [
    '',
    'SQLite format 3',
    'rusuban-backup',
    'rusuban-backup null',
    'rusuban-backup {"format":1',
  ]) {
    t.deepEqual(readManifest(line), { type: 'foreign' }, line);
  }
});

for (const field of ['schema', 'boxId', 'siteId', 'madeAt', 'bytes', 'sha256'] as const) {
  test(`a manifest without a proper ${field} is no manifest`, (t) => {
    const { [field]: _, ...rest } = MANIFEST;
    t.is(readManifest(`rusuban-backup ${JSON.stringify(rest)}`).type, 'foreign');
    t.is(readManifest(`rusuban-backup ${JSON.stringify({ ...MANIFEST, [field]: -1 })}`).type, 'foreign');
  });
}

test('no first line makes the reader throw', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readManifest(text);
        readManifest(`rusuban-backup ${text}`);
      }),
      { seed: 7 },
    ),
  );
});
