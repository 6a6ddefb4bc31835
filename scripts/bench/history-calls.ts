import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOfCall } from '../../firmware/calls/key.ts';
import { documentOfCall, searchRowAt } from '../../firmware/store/call-search.ts';
import type { Transaction } from '../../firmware/store/connection.ts';
import { type Database, openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';

/** Calls of some years up to now, made without events: the history alone is measured. */
export interface Shape {
  readonly calls: number;
  readonly years: number;
  readonly now: number;
}

const YEAR_MS = 365 * 86_400_000;
const REPRESENTATIVES = 12;
const LINES = 8;
const NAMES = ['青葉製作所', '株式会社みなと運輸', '桐生建具店', '北斗印刷株式会社', 'さくら電設工業'];
const MEMOS = ['', '', '見積の件です', '折り返し電話をください', '納期の件で確認したいとのことです'];

export const representativeOf = (n: number): string =>
  `01900000-0000-7000-8000-${String(n % REPRESENTATIVES).padStart(12, '0')}`;

const COLUMNS = ['key', 'line', 'caller', 'match_key', 'mode', 'customer_id', 'customer', 'started_at'];
const MORE = ['answered_at', 'released_at', 'outcome', 'memo', 'search_row', 'updated_at', 'answers'];

const CHUNK = 5_000;

/**
 * A database with so many calls.
 *
 * @param file kept, and used as it is where it exists; without one all is removed at the end
 */
export async function loadedCalls(
  shape: Shape,
  file: string | undefined,
  say: (line: string) => void,
): Promise<{ db: Database; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-'));
  const path = file ?? join(folder, 'box.db');
  const isLoaded = existsSync(path);
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const db = await openDatabase({ file: path, clock: systemClock, log: silentLog });
  if (isLoaded) say(`opened ${path} in ${seconds()} s`);
  else {
    for (let start = 0; start < shape.calls; start += CHUNK) {
      const count = Math.min(CHUNK, shape.calls - start);
      await db.knex.transaction((trx) => insertCalls(trx, shape, start, count));
    }
    say(`loaded ${shape.calls} calls in ${seconds()} s`);
  }
  await db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  say(`database ${(statSync(path).size / 1e6).toFixed(0)} MB`);
  const close = async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  };
  return { db, close };
}

/** Inserts the calls from `start` on, `count` of them, with their words. */
async function insertCalls(trx: Transaction, shape: Shape, start: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => rowOf(start + index, shape));
  const names = [...COLUMNS, ...MORE];
  await trx.raw(
    `INSERT INTO call_record (${names.join(', ')}, site_id, bindings, phase, rang)
     SELECT ${names.map((_, at) => `value ->> ${at}`).join(', ')}, 'bench', '[]', 'released', '[]'
     FROM json_each(?)`,
    [JSON.stringify(rows.map(({ cells }) => cells))],
  );
  await trx.raw('INSERT INTO call_search (rowid, pairs) SELECT value ->> 0, value ->> 1 FROM json_each(?)', [
    JSON.stringify(rows.map(({ row, document }) => [row, document])),
  ]);
}

function rowOf(n: number, { calls, years, now }: Shape) {
  const startedAt = now - years * YEAR_MS + Math.floor((n * years * YEAR_MS) / calls);
  const isMissed = n % 6 === 0;
  const number = `+8131${String((n * 7919) % 10_000_000).padStart(7, '0')}`;
  const memo = MEMOS[n % MEMOS.length] ?? '';
  const customer = customerOf(n);
  const caller = JSON.stringify({ type: 'number', number, e164: number });
  const answeredAt = isMissed ? null : startedAt + 3_000 + (n % 20) * 1_000;
  const answers = isMissed ? '[]' : JSON.stringify([{ extension: String(101 + (n % 6)), at: answeredAt }]);
  const row = searchRowAt(startedAt);
  const document = documentOfCall({ started_at: startedAt, caller, match_key: number, customer, memo });
  const cells = [
    ...[
      keyOfCall('bench', String(n)),
      String((n % LINES) + 1),
      caller,
      number,
      n % 5 === 0 ? 'away' : 'present',
    ],
    ...[customer === null ? null : representativeOf(n), customer, startedAt],
    ...[answeredAt, startedAt + 60_000, isMissed ? 'missed' : 'answered', memo, row, now, answers],
  ];
  return { row, document, cells };
}

function customerOf(n: number): string | null {
  if (n % 3 === 0) return null;
  const representative = { id: representativeOf(n), name: '高橋 健一' };
  const name = `${NAMES[n % NAMES.length] ?? ''}${n % 997}`;
  const blank = { kana: 'カブシキガイシャ', department: '購買部', contact: '佐藤' };
  return JSON.stringify({ id: representativeOf(n), name, ...blank, importance: 'A', representative });
}
