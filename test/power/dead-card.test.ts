import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { silentLog } from '../../hw/log.ts';
import { letGoOfCard, makeCard, mountCard, whyNoCard } from '../../scripts/power/card.ts';
import { loggedCard } from '../../scripts/power/logged-card.ts';
import { whyNoShownDisk } from '../../scripts/power/shown-disk.ts';
import { conditions, OfficeOnCard } from './office-on-card.ts';

/** Long enough for several rounds of everything that is tried again. */
const WATCHED_MS = 15_000;

test('a card that dies is reported once on page, lamp and journal; the board goes on, and nothing spins', async (t) => {
  t.timeout(180_000);
  const missing = (await whyNoCard()) ?? (await whyNoShownDisk());
  if (missing !== null) {
    t.log(`skipped: ${missing}`);
    return t.pass();
  }
  const { data, card } = await mountedCard(t);
  const said: string[] = [];
  const log = { ...silentLog, error: (_: object, text: string) => said.push(text), child: () => log };
  const office = await OfficeOnCard.open(t, data, log);
  const { box, board } = office;
  const stored = await office.missedCall('0300001201');
  await office.mailed(1);
  t.deepEqual(said, []);

  card.die();
  await office.missedCall('0300001202');
  const seen = await box.until('the strip', board, (now) => conditions(now).includes('disk-failing'));
  t.true(conditions(seen).includes('unsaved'));
  await office.lampIsLit();
  t.is((await fetch(`${box.url}/healthz`)).status, 503);
  t.like(await office.memo(stored), { status: 507, body: { code: 'not-stored' } });

  await pause(1_000);
  const before = said.length;
  const cpu = process.cpuUsage();
  for (let rest = WATCHED_MS; rest > 0; rest -= 5_000) {
    await pause(5_000);
    await office.missedCall(`03000013${String(rest).padStart(2, '0').slice(0, 2)}`);
  }
  const { user, system } = process.cpuUsage(cpu);
  t.log(`the journal says ${said.length} times that something failed:`, [...new Set(said)]);
  t.true(said.length - before <= 3, `${said.length - before} lines more for three calls`);
  t.true((user + system) / 1_000 < WATCHED_MS / 2, 'the process spins');
});

async function mountedCard(t: ExecutionContext) {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-dead-'));
  const [image, log, shown, data] = ['image', 'log', 'shown', 'data'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  await makeCard(image);
  writeFileSync(log, '');
  mkdirSync(data);
  const card = loggedCard(image, log, shown);
  t.teardown(async () => {
    await letGoOfCard(data);
    await card.stop();
    rmSync(folder, { recursive: true });
  });
  await card.start();
  await mountCard(shown, data);
  return { data, card };
}
