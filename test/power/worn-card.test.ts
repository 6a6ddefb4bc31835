import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { databaseIn } from '../../firmware/database-file.ts';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import { insertCustomers } from '../../firmware/store/bulk.ts';
import { openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { type Log, silentLog } from '../../hw/log.ts';
import { customerOf, numberOf } from '../../scripts/bench/lookup-customers.ts';
import { letGoOfCard, makeCard, mountCard, whyNoCard } from '../../scripts/power/card.ts';
import { whyNoShownDisk } from '../../scripts/power/shown-disk.ts';
import { WornCard } from '../../scripts/power/worn-card.ts';
import { conditions, OfficeOnCard } from './office-on-card.ts';

/** More than SQLite has read after a start: each of them lies somewhere else on the card. */
const CUSTOMERS = 3_000;
const ROUNDS = 3;
const WATCHED_MS = 6_000;

test('reads that fail now and then are reported once and not looped on; calls go on, and callers are known again as soon as the card can be read', async (t) => {
  t.timeout(180_000);
  const missing = (await whyNoCard()) ?? (await whyNoShownDisk());
  if (missing !== null) {
    t.log(`skipped: ${missing}`);
    return t.pass();
  }
  const { data, card } = await mountedCard(t);
  await fill(data);
  const said: string[] = [];
  const office = await OfficeOnCard.open(t, data, loggingTo(said));
  const { box, board } = office;
  const nameOf = async (customer: number) => {
    const call = await office.shownCall(numberOf(customer).replaceAll('-', ''));
    return call?.customer?.name ?? null;
  };

  said.length = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const customer = round * 700;
    t.is(await nameOf(customer + 100), customerOf(customer + 100).name);
    forget(data);
    await card.failReads(true);
    t.is(await nameOf(customer + 300), null, 'the caller is shown by his number');
    await box.until('the strip', board, (now) => conditions(now).includes('disk-failing'));
    if (round === 0) await watched(t, said);
    await card.failReads(false);
    t.is(await nameOf(customer + 500), customerOf(customer + 500).name);
  }
  await office.lampIsLit();
  t.log('the journal says:', said);
  t.is(new Set(said).size, said.length, 'each once, however often the errors come and go');
  t.true(said.length <= 5, `${said.length} lines`);

  const calls = ROUNDS * 3;
  await box.until('every call on the card', board, (now) => !conditions(now).includes('unsaved'));
  t.is((await box.ask<CallPage>('GET', '/api/calls')).body.items.length, calls);
  await box.until(
    'the mails of the calls',
    async () => new Set(office.mails).size,
    (mails) => mails >= calls,
  );
});

/** While reads fail and somebody asks: neither the journal nor the processor has much to do. */
async function watched(t: ExecutionContext, said: readonly string[]): Promise<void> {
  const before = said.length;
  const cpu = process.cpuUsage();
  await pause(WATCHED_MS);
  const { user, system } = process.cpuUsage(cpu);
  t.true(said.length - before <= 1, `${said.length - before} lines in a quiet while`);
  t.true((user + system) / 1_000 < WATCHED_MS / 2, 'the process spins');
}

function loggingTo(said: string[]): Log {
  const note = (_: object, text: string) => said.push(text);
  const log: Log = { ...silentLog, warn: note, error: note, child: () => log };
  return log;
}

async function fill(data: string): Promise<void> {
  const db = await openDatabase({ file: databaseIn(data), clock: systemClock, log: silentLog });
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => customerOf(index));
  const context = { now: systemClock.now(), plan: { region: 'JP' } } as const;
  await db.knex.transaction((trx) => insertCustomers(trx, customers, context));
  await db.close();
}

/** The kernel gives up what it holds of the database in memory. */
function forget(data: string): void {
  for (const file of [databaseIn(data), `${databaseIn(data)}-wal`])
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
}

async function mountedCard(t: ExecutionContext) {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-worn-'));
  const [image, shown, data] = ['image', 'shown', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await makeCard(image);
  mkdirSync(data);
  const card = new WornCard(image, shown);
  t.teardown(async () => {
    await letGoOfCard(data);
    await card.stop();
    rmSync(folder, { recursive: true });
  });
  await card.start();
  await mountCard(shown, data);
  return { data, card };
}
