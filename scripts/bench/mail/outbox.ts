import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { PostRoom } from '../../../firmware/post.ts';
import { DatabaseLedger } from '../../../firmware/reception/database-ledger.ts';
import { type Database, openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { startSink } from '../../../test/support/postfix/sink.ts';
import { furnish, LETTERHEAD, missedCall } from './letters.ts';

/** Calls of a burst that are written in one transaction, as the reception does it (batch-queue.ts). */
const BATCH = 100;

export interface Outbox {
  readonly db: Database;
  /** Stores missed calls with their mails. `batch`: how many in one transaction. */
  enqueue(from: number, count: number, batch?: number): Promise<void>;
  close(): Promise<void>;
}

/** The outbox of a box, with nobody in the office, in a temporary folder. */
export async function makeOutbox(): Promise<Outbox> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-mail-'));
  const db = await openDatabase({ file: join(folder, 'box.db'), clock: systemClock, log: silentLog });
  await furnish(db);
  const now = () => systemClock.now();
  const ledger = new DatabaseLedger({ db, letterhead: LETTERHEAD, now, onMail: () => undefined });
  return {
    db,
    async enqueue(from, count, batch = BATCH) {
      for (let start = from; start < from + count; start += batch) {
        const size = Math.min(batch, from + count - start);
        const calls = Array.from({ length: size }, (_, index) => missedCall(start + index));
        await ledger.saveCalls([], calls, now());
      }
    },
    async close() {
      await db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Mails a second out of an outbox that holds `count`, into an smtp-sink that takes them all. */
export async function sendWaiting(count: number, connections: number): Promise<number> {
  const outbox = await makeOutbox();
  await outbox.enqueue(0, count);
  const sink = await startSink(['-M', String(count)]);
  const { server, pace } = demoConfig.mail;
  const config = {
    ...demoConfig.mail,
    server: { ...server, port: sink.port },
    pace: { ...pace, connections },
  };
  const tools = { clock: systemClock, log: silentLog, db: outbox.db, release: async () => false };
  const post = new PostRoom({
    ...tools,
    ...{ config, timezone: 'Asia/Tokyo' },
    onGivenUp: async () => undefined,
    onChange: () => undefined,
  });
  const began = performance.now();
  await post.start();
  await sink.ended;
  const seconds = (performance.now() - began) / 1000;
  await post.stop();
  await outbox.close();
  return count / seconds;
}
