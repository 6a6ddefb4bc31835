import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { demoConfig } from '../../../firmware/cli/demo-config.ts';
import { DemoBox } from '../../../firmware/demo/demo.ts';
import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';
import type { CallPage, CallRow } from '../../../firmware/http/contract/calls.ts';
import type { Refusal } from '../../../firmware/http/contract/common.ts';
import type { DemoDevice, DemoDevices, DemoParty } from '../../../firmware/http/contract/demo-devices.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { asker, until as untilOften } from '../../support/test-box.ts';

/** One demo for all: its tests take turns. */
const withTerminal = existsSync('/dev/ptmx') ? test.serial : test.serial.skip;
const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-devices-'));
const config = { ...demoConfig, http: { ...demoConfig.http, port: 0 } };
const demo = new DemoBox({ config, dataDir, clock: systemClock, log: silentLog });
let ask: ReturnType<typeof asker>;

/** Several questions a second, for a minute: more would be refused. */
async function until<Value>(what: string, read: () => Promise<Value>, isIt: (value: Value) => boolean) {
  return await untilOften(what, read, isIt, 150);
}

test.before(async () => {
  ask = asker((await demo.start()).url);
  await until('all lines', board, ({ lines }) => lines.every((line) => line.state === 'ok'));
});
test.after.always(async () => {
  await demo.stop();
  rmSync(dataDir, { recursive: true });
});

async function board(): Promise<Board> {
  return (await ask<Board>('GET', '/api/board')).body;
}

async function act(name: string, action: object) {
  return await ask<DemoDevices & Refusal>('POST', `/api/demo/devices/${name}`, action);
}

async function device(name: string): Promise<DemoDevice> {
  const { body } = await ask<DemoDevices>('GET', '/api/demo/devices');
  const found = body.items.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

async function callOn(line: string, isIt: (call: BoardCall) => boolean): Promise<BoardCall> {
  const find = async () => (await board()).calls.find((call) => call.line === line);
  const found = await until(`the call on ${line}`, find, (call) => call !== undefined && isIt(call));
  if (found === undefined) throw new Error('until gave nothing');
  return found;
}

const isCustomer = ({ customer }: BoardCall) => customer?.name === '株式会社青葉製作所';
const isWithheld = ({ caller }: BoardCall) => caller.type === 'absent' && caller.reason === 'withheld';

const ring = (caller: DemoParty, line?: string) => ({ type: 'ring', caller, ...(line && { line }) });
const KNOWN = { number: '0300001201' };

withTerminal(
  'every device stands on its own lines, is listened to, and shows where its port is',
  async (t) => {
    const { body } = await ask<DemoDevices>('GET', '/api/demo/devices');
    t.deepEqual(
      body.items.map(({ type }) => type),
      ['modem', 'aloha', 'whozz', 'smdr', 'fsk', 'aloha'],
    );
    for (const { name, link, terminal, path } of body.items) {
      t.is(link?.phase, name === 'spare' ? undefined : 'up', name);
      t.regex(terminal ?? '', /^\/dev\/pts\/\d+$/);
      t.true(path.endsWith(`/ports/${name}`));
    }
    t.is(new Set(body.items.flatMap(({ lines }) => lines.map(({ id }) => id))).size, 8);
  },
);

for (const [name, line] of [
  ['modem', '11'],
  ['aloha', '12'],
  ['whozz', '14'],
  ['smdr', '15'],
  ['fsk-chip', '17'],
] as const) {
  withTerminal(`a call on the ${name} shows the customer on line ${line}`, async (t) => {
    await act(name, ring(KNOWN, line));
    t.like((await callOn(line, isCustomer)).caller, { number: '0300001201' });
    t.true((await device(name)).sent?.text.includes('0300001201'));
  });
}

for (const [name, line] of [
  ['modem', '11'],
  ['aloha', '12'],
  ['whozz', '13'],
  ['fsk-chip', '17'],
] as const) {
  withTerminal(`a withheld call on the ${name} is shown as withheld`, async (t) => {
    await act(name, ring({ reason: 'withheld' }, line));
    t.deepEqual((await callOn(line, isWithheld)).caller, { type: 'absent', reason: 'withheld' });
  });
}

withTerminal('the Whozz unit tells of answer and end: the call is in the history as answered', async (t) => {
  await act('whozz', ring(KNOWN));
  await callOn('13', isCustomer);
  await act('whozz', { type: 'answer' });
  await callOn('13', ({ phase }) => phase === 'answered');
  await act('whozz', { type: 'hang-up' });
  await until('the end', board, ({ calls }) => calls.every(({ line }) => line !== '13'));
  const { body } = await ask<CallPage>('GET', '/api/calls?limit=1');
  t.like(body.items[0], { line: { id: '13' }, outcome: 'answered' });
});

/** The log tells whole minutes: a call that it alone knows may stand below an older one. */
async function storedOn(line: string, isIt: (call: CallRow) => boolean): Promise<CallRow> {
  const read = async () => {
    const { body } = await ask<CallPage>('GET', '/api/calls?limit=20');
    return body.items.find((call) => call.line.id === line && isIt(call)) ?? null;
  };
  const found = await until(`the stored call on ${line}`, read, (call) => call !== null);
  if (found === null) throw new Error('until gave nothing');
  return found;
}

withTerminal('a call log that prints live lines tells of ringing, answer and end', async (t) => {
  await act('smdr', ring(KNOWN, '16'));
  await callOn('16', isCustomer);
  await act('smdr', { type: 'answer', line: '16' });
  await callOn('16', ({ phase }) => phase === 'answered');
  await act('smdr', { type: 'hang-up', line: '16' });
  t.is((await storedOn('16', ({ outcome }) => outcome !== null)).outcome, 'answered');
});

withTerminal(
  'a call log without live lines makes a missed call when it is over, and none before',
  async (t) => {
    await act('smdr', { type: 'live', on: false });
    t.false((await device('smdr')).live);
    await act('smdr', ring({ number: '09000006134' }, '16'));
    t.is((await device('smdr')).lines[1]?.phase, 'ringing');
    t.is(
      (await board()).calls.find(({ line }) => line === '16'),
      undefined,
    );
    await act('smdr', { type: 'hang-up', line: '16' });
    const stored = await storedOn(
      '16',
      ({ caller }) => caller.type === 'number' && caller.number === '09000006134',
    );
    t.is(stored.outcome, 'missed');
    await act('smdr', { type: 'live', on: true });
  },
);

withTerminal('noise on the wire is counted and makes no call', async (t) => {
  const before = (await board()).calls.map(({ key }) => key);
  for (const name of ['modem', 'aloha', 'whozz', 'fsk-chip', 'smdr']) {
    await act(name, { type: 'garbage' });
    const isCounted = ({ link }: DemoDevice) => (link?.bytes ?? 0) >= 48;
    await until(`the noise of ${name}`, () => device(name), isCounted);
  }
  const after = (await board()).calls.map(({ key }) => key);
  t.deepEqual(
    after.filter((key) => !before.includes(key)),
    [],
  );
});

withTerminal(
  'a device that is unplugged makes its line a fault, and is heard again when it is back',
  async (t) => {
    const before = await device('whozz');
    await act('whozz', { type: 'unplug' });
    t.is((await device('whozz')).terminal, null);
    const stateOf = async () => (await board()).lines.find((line) => line.id === '13')?.state;
    await until('the fault', stateOf, (state) => state === 'fault');
    t.is((await act('whozz', ring(KNOWN))).body.code, 'conflict');
    t.false(existsSync(before.path));
    await act('whozz', { type: 'plug-in' });
    await until('the recovery', stateOf, (state) => state === 'ok');
    await act('whozz', ring(KNOWN));
    t.true(isCustomer(await callOn('13', isCustomer)));
  },
);

withTerminal('what a device cannot do is refused in words', async (t) => {
  t.is((await act('toaster', { type: 'garbage' })).status, 400);
  t.regex((await act('aloha', { type: 'answer' })).body.message, /cannot tell/);
  t.regex((await act('whozz', ring(KNOWN, '1'))).body.message, /13, 14/);
  t.is((await act('modem', { type: 'live', on: false })).status, 400);
  t.is((await act('modem', { type: 'ring', caller: { number: '03-0000-1201' } })).status, 400);
  const byPbx = await ask<Refusal>('POST', '/api/demo/call', { line: '12', from: '0300001201' });
  t.is(byPbx.status, 400, 'the PBX is not on the lines of the devices');
});
