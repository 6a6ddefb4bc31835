import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { databaseIn } from '../../firmware/database-file.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { startBox } from '../support/test-box.ts';

test('an idle box with a page open writes nothing for ten minutes', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-idle-'));
  t.teardown(() => rmSync(dataDir, { recursive: true }));
  const clock = new FakeClock();
  const box = await startBox(t, { clock, dataDir });
  const board = async () => (await box.ask<Board>('GET', '/api/board')).body;
  await box.until('the PBX', board, ({ lines }) => lines[0]?.state === 'ok');
  const files = () => ['', '-wal'].map((end) => readFileSync(databaseIn(dataDir) + end));
  const before = files();
  for (let minute = 0; minute < 10; minute++) {
    await clock.advanceAsync(60_000, 1_000);
    await board();
    await box.ask('GET', '/api/outbox');
    await (await fetch(`${box.url}/healthz`)).text();
  }
  t.deepEqual(files(), before);
});
