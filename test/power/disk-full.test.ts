import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import { makeCard, mountCard, unmountCard, whyNoCard } from '../../scripts/power/card.ts';
import { conditions, MEMO, OfficeOnCard } from './office-on-card.ts';

/** Small enough to be filled at once, large enough for a database. */
const CARD_BYTES = 16 << 20;

test('on a full disk the board goes on, page and lamp say so, and calls, memos and mails are kept for later', async (t) => {
  t.timeout(180_000);
  const missing = await whyNoCard();
  if (missing !== null) {
    t.log(`skipped: ${missing}`);
    return t.pass();
  }
  const folder = await mountedCard(t);
  const office = await OfficeOnCard.open(t, folder);
  const { box, board } = office;
  const stored = await office.missedCall('0300001201');
  await office.mailed(1);

  fill(folder);
  const waiting = await office.missedCall('0300001202');
  await office.missedCall('0300001203');
  const said = await box.until('the strip', board, (now) => conditions(now).includes('disk-full'));
  t.true(conditions(said).includes('unsaved'));
  await office.lampIsLit();
  t.is((await fetch(`${box.url}/healthz`)).status, 503);
  for (const key of [stored, waiting]) {
    t.is((await box.ask('GET', `/api/calls/${key}/memo`)).status, 200, 'the memo can be begun');
    t.like(await office.memo(key), { status: 507, body: { code: 'not-stored' } });
  }
  t.is(office.mails.length, 1);

  rmSync(join(folder, 'filler'));
  const isOver = (codes: string[]) => !codes.some((code) => code === 'disk-full' || code === 'unsaved');
  const over = await box.until('the end', board, (now) => isOver(conditions(now)));
  t.deepEqual(over.calls, []);
  for (const key of [stored, waiting]) t.is((await office.memo(key)).status, 200);
  const { body: history } = await box.ask<CallPage>('GET', '/api/calls');
  t.is(history.items.length, 3);
  t.deepEqual(
    history.items.slice(1).map((call) => call.memo),
    [MEMO, MEMO],
  );
  // Three missed calls, two memos, and that the disk was full.
  await office.mailed(6);
  t.is(new Set(office.mails).size, 6);
});

async function mountedCard(t: ExecutionContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-full-'));
  const image = `${folder}.img`;
  await makeCard(image, CARD_BYTES);
  await mountCard(image, folder);
  // Teardowns run in reverse: the box stops before its disk goes.
  t.teardown(async () => {
    await unmountCard(folder);
    rmSync(folder, { recursive: true });
    rmSync(image);
  });
  return folder;
}

/** Until not a byte more fits. */
function fill(folder: string): void {
  const file = openSync(join(folder, 'filler'), 'w');
  for (const size of [1 << 16, 4096, 1])
    try {
      for (;;) writeSync(file, Buffer.alloc(size, 1));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  closeSync(file);
}
