import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostRoom } from '../../../firmware/assembly/post/post.ts';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { DatabaseLedger } from '../../../firmware/reception/database-ledger.ts';
import { type Database, openDatabase } from '../../../firmware/store/database.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { startSink } from '../../../test/support/postfix/sink.ts';
import { furnish, LETTERHEAD, missedCall } from './letters.ts';
import { type Speed, speedOf } from './speed.ts';

/** Calls of a burst that are written in one transaction, as the reception does it (batch-queue.ts). */
const BATCH = 100;

export interface Outbox {
  readonly db: Database;
  readonly ledger: DatabaseLedger;
  /** Stores missed calls with their mails. */
  enqueue(from: number, count: number): Promise<void>;
  /** Mails that may leave. */
  waiting(): Promise<number>;
}

/** The outbox of a box, with nobody in the office, in this folder. */
export async function withOutbox<Result>(
  folder: string,
  run: (outbox: Outbox) => Promise<Result>,
): Promise<Result> {
  const db = await openDatabase({ file: join(folder, 'rusuban.db'), clock: systemClock, log: silentLog });
  try {
    await furnish(db);
    return await run(outboxOf(db));
  } finally {
    await db.close();
  }
}

/** @param run works in a folder that is removed when it is done */
export async function inTemporaryFolder<Result>(run: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-mail-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function outboxOf(db: Database): Outbox {
  const now = () => systemClock.now();
  const ledger = new DatabaseLedger({ db, letterhead: LETTERHEAD, now, onMail: () => undefined });
  return {
    ...{ db, ledger },
    async enqueue(from, count) {
      for (let start = from; start < from + count; start += BATCH) {
        const size = Math.min(BATCH, from + count - start);
        const calls = Array.from({ length: size }, (_, index) => missedCall(start + index));
        await ledger.saveCalls([], calls, now());
      }
    },
    async waiting() {
      const [row]: { count: number }[] = await db.knex.raw(
        "SELECT count(*) AS count FROM outbox WHERE state = 'queued'",
      );
      return row?.count ?? 0;
    },
  };
}

/** Mails a second out of an outbox that holds `count`, into an smtp-sink that takes them all. */
export const sendWaiting = (count: number, connections: number): Promise<Speed> =>
  inTemporaryFolder((folder) =>
    withOutbox(folder, async (outbox) => {
      await outbox.enqueue(0, count);
      return send(outbox.db, count, connections);
    }),
  );

async function send(db: Database, count: number, connections: number): Promise<Speed> {
  const sink = await startSink(['-M', String(count)]);
  const { server, pace } = demoConfig.mail;
  const config = {
    ...demoConfig.mail,
    server: { ...server, port: sink.port },
    pace: { ...pace, connections },
  };
  const tools = { clock: systemClock, log: silentLog, db, release: async () => false };
  const post = new PostRoom({
    ...{ ...tools, config, timezone: 'Asia/Tokyo' },
    onGivenUp: async () => undefined,
    onChange: () => undefined,
  });
  const speed = await speedOf(count, async () => {
    await post.start();
    await sink.ended;
  });
  await post.stop();
  return speed;
}
