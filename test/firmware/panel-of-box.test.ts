import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { PanelConfig } from '../../firmware/config/panel-config.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { LinkList } from '../../firmware/http/contract/settings.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

const BUTTON = 20;
const LAMPS = { ringing: 30, mail: 31, link: 32, away: 33 } as const;
const PANEL: PanelConfig = {
  backend: 'memory',
  chip: 'test',
  buttons: {
    type: 'single',
    pin: { offset: BUTTON, activeLow: true },
    short: 'toggle',
    long: null,
    longMs: 1_500,
  },
  absentLed: { offset: LAMPS.away, activeLow: false },
  leds: (['ringing', 'mail', 'link'] as const).map((sign) => ({
    offset: LAMPS[sign],
    activeLow: false,
    shows: [sign],
  })),
  debounceMs: 30,
};
const call = { from: '0300001201', did: '0300000001', extensions: ['101'] };

async function boxWith(t: ExecutionContext, panel: PanelConfig = PANEL, dataDir?: string) {
  const change = (config: Config): Config => ({ ...config, panel });
  const box = await startBox(t, { change, ...(dataDir === undefined ? {} : { dataDir }) });
  const board = async () => (await box.ask<Board>('GET', '/api/board')).body;
  await box.until('the PBX', board, ({ lines }) => lines[0]?.state === 'ok');
  return { box, board };
}

const press = ({ gpio }: TestBox) => {
  gpio.set(BUTTON, true);
  gpio.set(BUTTON, false);
};

const lamp = async (box: TestBox, offset: number, isLit: boolean) => {
  await box.until(
    `lamp ${offset} ${isLit}`,
    async () => box.gpio.isDriven(offset),
    (lit) => lit === isLit,
  );
};

test('a ringing call blinks its lamp until somebody answers', async (t) => {
  const { box, board } = await boxWith(t);
  t.false(box.gpio.isDriven(LAMPS.ringing));
  const rings = box.pbx.ring(call);
  for (const isLit of [true, false, true, false]) await lamp(box, LAMPS.ringing, isLit);
  t.deepEqual([box.gpio.isDriven(LAMPS.link), box.gpio.isDriven(LAMPS.away)], [false, false]);
  rings.answer('101');
  await box.until('the answer', board, ({ calls }) => calls[0]?.phase === 'answered');
  t.false(box.gpio.isDriven(LAMPS.ringing));
  rings.hangUp('caller');
});

test('a lost CTI link flashes its lamp, and the lamp is dark when the link is back', async (t) => {
  const { box, board } = await boxWith(t);
  box.pbx.refuseLogins();
  box.pbx.dropClients();
  for (const isLit of [true, false, true]) await lamp(box, LAMPS.link, isLit);
  box.pbx.refuseLogins(false);
  await box.until('the PBX', board, ({ lines }) => lines[0]?.state === 'ok');
  await lamp(box, LAMPS.link, false);
  t.is((await board()).lines[0]?.state, 'ok');
});

test('a mail that does not leave blinks its lamp', async (t) => {
  const { box, board } = await boxWith(t);
  const { body: who } = await box.ask<{ id: string }>('POST', '/api/representatives', {
    name: '松本 陽子',
    addresses: [{ address: 'matsumoto@office.example' }],
  });
  const settings = (await box.ask<object>('GET', '/api/settings')).body;
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: who.id });
  press(box);
  await lamp(box, LAMPS.away, true);
  const rings = box.pbx.ring(call);
  await box.until('the call', board, ({ calls }) => calls.length === 1);
  rings.hangUp('caller');
  await box.until('the mail', board, ({ counts }) => counts.waiting === 1);
  for (const isLit of [true, false, true]) await lamp(box, LAMPS.mail, isLit);
  t.is((await board()).counts.waiting, 1);
});

test('presses of one button that come quickly turn the mode round one after another', async (t) => {
  const { box, board } = await boxWith(t);
  press(box);
  await box.until('away', board, ({ mode }) => mode.mode === 'away');
  t.is((await board()).mode.by, 'button');
  press(box);
  press(box);
  press(box);
  await box.until('present', board, ({ mode }) => mode.mode === 'present');
  t.false(box.gpio.isDriven(LAMPS.away));
});

test('after a restart the mode is the one from the disk, whatever a momentary button says', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-panel-'));
  const first = await boxWith(t, PANEL, dataDir);
  press(first.box);
  await lamp(first.box, LAMPS.away, true);
  await first.box.stop();
  const second = await boxWith(t, PANEL, dataDir);
  t.is((await second.board()).mode.mode, 'away');
  t.true(second.box.gpio.isDriven(LAMPS.away));
  await second.box.stop();
  rmSync(dataDir, { recursive: true });
});

test('the equipment page is told each pin with its level, and the one that cannot be used with the reason', async (t) => {
  const { box } = await boxWith(t);
  const panelOf = async () => (await box.ask<LinkList>('GET', '/api/links')).body.panel;
  t.like(await panelOf(), { backend: 'memory', why: [] });
  t.deepEqual(
    (await panelOf())?.lines.map(({ role, shows, offset, phase, active }) => [
      role,
      shows.join(),
      offset,
      phase,
      active,
    ]),
    [
      ['button', '', BUTTON, 'up', false],
      ['lamp', 'away', LAMPS.away, 'up', false],
      ['lamp', 'ringing', LAMPS.ringing, 'up', false],
      ['lamp', 'mail', LAMPS.mail, 'up', false],
      ['lamp', 'link', LAMPS.link, 'up', false],
    ],
  );
  const held = (offset: number) =>
    ({ code: 'gpio-line-held', chip: 'test', offset, holder: 'led0' }) as const;
  box.gpio.fail(LAMPS.mail, held(LAMPS.mail));
  // A lamp is found out when it is to change: a failing one without a change harms nobody.
  box.gpio.fail(BUTTON, held(BUTTON));
  const [button] = (await panelOf())?.lines ?? [];
  t.like(button, { phase: 'down', active: null });
  const { code, ...facts } = held(BUTTON);
  t.like(button?.why[0], { code, facts });
});

test('a box without pins has no panel', async (t) => {
  const { box } = await boxWith(t, { ...PANEL, buttons: null, absentLed: null, leds: [] });
  t.is((await box.ask<LinkList>('GET', '/api/links')).body.panel, null);
});
