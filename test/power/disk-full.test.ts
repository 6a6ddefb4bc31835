import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { PanelConfig } from '../../firmware/config/panel-config.ts';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import { systemClock } from '../../hw/clock.ts';
import { makeCard, mountCard, unmountCard, whyNoCard } from '../../scripts/power/card.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const LAMP = 30;
const PANEL: PanelConfig = {
  backend: 'memory',
  chip: 'test',
  buttons: null,
  absentLed: null,
  leds: [{ offset: LAMP, activeLow: false, shows: ['fault'] }],
  debounceMs: 30,
};
/** Small enough to be filled at once, large enough for a database. */
const CARD_BYTES = 16 << 20;
const MEMO = 'お電話がありました。';

test('on a full disk the board goes on, page and lamp say so, and calls, memos and mails are kept for later', async (t) => {
  t.timeout(180_000);
  const missing = await whyNoCard();
  if (missing !== null) {
    t.log(`skipped: ${missing}`);
    return t.pass();
  }
  const { box, mails, folder } = await boxOnCard(t);
  const board = async () => (await box.ask<Board>('GET', '/api/board')).body;
  const health = (of: Board) => of.health.map(({ code }) => code);
  await box.until('the PBX', board, ({ lines }) => lines[0]?.state === 'ok');
  const stored = await missedCall(box, board, '0300001201');
  await box.until(
    'the first mail',
    async () => mails.length,
    (count) => count === 1,
  );

  fill(folder);
  const waiting = await missedCall(box, board, '0300001202');
  await missedCall(box, board, '0300001203');
  const said = await box.until('the strip', board, (now) => health(now).includes('disk-full'));
  t.true(health(said).includes('unsaved'));
  await box.until(
    'the lamp',
    async () => box.gpio.isDriven(LAMP),
    (isLit) => isLit,
  );
  t.is((await fetch(`${box.url}/healthz`)).status, 503);
  for (const key of [stored, waiting]) {
    t.is((await box.ask('GET', `/api/calls/${key}/memo`)).status, 200, 'the memo can be begun');
    t.like(await memo(box, key), { status: 507, body: { code: 'not-stored' } });
  }
  t.is(mails.length, 1);

  rmSync(join(folder, 'filler'));
  const over = await box.until(
    'the end',
    board,
    (now) => !health(now).some((code) => /full|unsaved/.test(code)),
  );
  t.deepEqual(over.calls, []);
  for (const key of [stored, waiting]) t.is((await memo(box, key)).status, 200);
  const { body: history } = await box.ask<CallPage>('GET', '/api/calls');
  t.is(history.items.length, 3);
  t.deepEqual(
    history.items.slice(1).map((call) => call.memo),
    [MEMO, MEMO],
  );
  // Three missed calls, two memos, and that the disk was full.
  await box.until(
    'all mails',
    async () => mails.length,
    (count) => count === 6,
  );
  t.is(new Set(mails).size, 6);
});

async function boxOnCard(t: ExecutionContext) {
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
  const mails: string[] = [];
  const catcher = new MailCatcher({ clock: systemClock, onMail: ({ messageId }) => mails.push(messageId) });
  const mailPort = await catcher.start(0);
  t.teardown(() => catcher.stop());
  const change = (config: Config): Config => ({ ...config, panel: PANEL });
  const box = await startBox(t, { dataDir: folder, mailPort, change });
  const { body: who } = await box.ask<{ id: string }>('POST', '/api/representatives', {
    name: '松本 陽子',
    addresses: [{ address: 'matsumoto@office.example' }],
  });
  const { body: settings } = await box.ask<object>('GET', '/api/settings');
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: who.id });
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  return { box, mails, folder };
}

/** Rings until the board shows it, and hangs up. @returns its key */
async function missedCall(box: TestBox, board: () => Promise<Board>, from: string): Promise<string> {
  const rings = box.pbx.ring({ from, did: '0300000001', extensions: ['101'] });
  const shown = await box.until(`${from} on the board`, board, ({ calls }) =>
    calls.some(({ caller }) => caller.type === 'number' && caller.number === from),
  );
  rings.hangUp('caller');
  await box.until('the end of the call', board, ({ calls }) => calls.length === 0);
  return shown.calls[0]?.key ?? '';
}

function memo(box: TestBox, key: string) {
  return box.ask<{ code?: string }>('POST', `/api/calls/${key}/memo`, {
    representativeId: null,
    toAddress: 'matsumoto@office.example',
    subject: '電話',
    text: MEMO,
    author: '鈴木',
    authorExtension: null,
  });
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
