import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../../firmware/demo/demo.ts';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { CallPage } from '../../../firmware/http/contract/calls.ts';
import type { Refusal } from '../../../firmware/http/contract/common.ts';
import type { CustomerPage } from '../../../firmware/http/contract/customers.ts';
import type { CaughtMails, DemoState } from '../../../firmware/http/contract/demo.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { asker, until } from '../../support/test-box.ts';

async function startDemo(t: ExecutionContext) {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-demo-'));
  const config = { ...demoConfig, http: { ...demoConfig.http, port: 0 } };
  const demo = new DemoBox({ config, dataDir, clock: systemClock, log: silentLog });
  const { url } = await demo.start();
  t.teardown(async () => {
    await demo.stop();
    rmSync(dataDir, { recursive: true });
  });
  const ask = asker(url);
  const board = async () => (await ask<Board>('GET', '/api/board')).body;
  const mails = async () => (await ask<CaughtMails>('GET', '/api/demo/mails')).body.items;
  await until('all lines', board, ({ lines }) => lines.every((line) => line.state === 'ok'));
  return { ask, board, mails };
}

test('a call on line 1 is heard by the modem and by the PBX, and is one call', async (t) => {
  const { ask, board } = await startDemo(t);
  const call = {
    line: '1',
    from: '0300001201',
    ring: ['101', '102'],
    answer: '101',
    after: 2.5,
    hangupAfter: 3,
  };
  await ask('POST', '/api/demo/call', call);
  const named = await until(
    'the name',
    board,
    ({ calls }) => calls[0]?.customer !== undefined && calls[0]?.customer !== null,
  );
  t.is(named.calls.length, 1);
  t.deepEqual(named.calls[0]?.rang, ['101', '102'], 'the PBX knows the telephones');
  t.is(named.calls[0]?.customer?.name, '株式会社青葉製作所', 'the modem knows the number');
  const busy = await until('the answer', board, ({ calls }) => calls[0]?.phase === 'answered');
  t.is(busy.calls[0]?.answeredBy?.id, '101');
  await until('the end', board, ({ calls }) => calls.length === 0);
  const { body } = await ask<CallPage>('GET', '/api/calls?limit=1');
  t.is(body.items[0]?.outcome, 'answered');
});

test('the absent button lights the lamp, and a missed call of a customer reaches his representative', async (t) => {
  const { ask, board, mails } = await startDemo(t);
  await ask('POST', '/api/demo/press', { button: 'absent' });
  const away = await until('away', board, ({ mode }) => mode.mode === 'away');
  t.is(away.mode.by, 'button');
  t.true((await ask<DemoState>('GET', '/api/demo')).body.led);
  await ask('POST', '/api/demo/call', { line: '2', from: '0300002290', hangupAfter: 0.5 });
  const caught = await until('the mail', mails, (all) => all.length === 1);
  t.deepEqual(caught[0]?.to, ['yamamoto@hinata-setsubi.example']);
});

test('the office is filled once, and has a history to look at', async (t) => {
  const { ask } = await startDemo(t);
  const customers = (await ask<CustomerPage>('GET', '/api/customers?limit=200')).body;
  t.true(customers.items.length >= 15);
  const history = (await ask<CallPage>('GET', '/api/calls?limit=200')).body;
  t.true(history.items.length >= 15);
  t.true(history.items.some((call) => call.outcome === 'missed' && call.mails[0]?.state === 'sent'));
  const nowhere = await ask<Refusal>('POST', '/api/demo/call', { line: '77' });
  t.is(nowhere.body.code, 'invalid');
});
