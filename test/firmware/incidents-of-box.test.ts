import test, { type ExecutionContext } from 'ava';
import type { Config } from '../../firmware/config/config.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { Healthz } from '../../firmware/http/contract/health.ts';
import type { OutboxPage } from '../../firmware/http/contract/outbox.ts';
import { clockBox, HOUR, machineAt, NOW, nameDefault } from '../support/clock-box.ts';
import { freeTcpPort } from '../support/free-port.ts';

const MINUTE = 60_000;
const CALL = { from: '0300001201', did: '0300000001', extensions: ['101'] };
const LAMPS = { fault: 30, mail: 31, link: 32 } as const;

const withLimits = (config: Config, mailMinutes = 30): Config => ({
  ...config,
  health: { mailMinutes, linkMinutes: 30, silenceHours: 1, silence: [] },
  panel: {
    ...{ backend: 'memory', chip: 'test', buttons: null, absentLed: null, debounceMs: 30 },
    leds: (['fault', 'mail', 'link'] as const).map((sign) => ({
      ...{ offset: LAMPS[sign], activeLow: false, shows: [sign] },
    })),
  },
});

/** A box with one representative, three lamps, and limits beyond what a slow machine lets pass by mistake. */
async function limitedBox(t: ExecutionContext, mailPort?: number) {
  const port = mailPort === undefined ? {} : { mailPort };
  const clocked = await clockBox(t, machineAt(NOW, true), {
    change: (config) => withLimits(config),
    ...port,
  });
  await nameDefault(clocked.box);
  const { box, pass } = clocked;
  const health = async () => (await (await fetch(`${box.url}/healthz`)).json()) as Healthz;
  const codes = async () => (await health()).conditions.map(({ code }) => code);
  /** Lets time pass in steps until it is so. */
  const until = (what: string, isIt: () => Promise<boolean>, stepMs = 10_000) =>
    box.until(
      what,
      async () => {
        await pass(stepMs);
        return isIt();
      },
      (value) => value,
    );
  /** Which lamps were lit in two seconds: none of them blinks more slowly. */
  const lit = async () => {
    const seen = new Set<string>();
    for (let ms = 0; ms < 2000; ms += 50) {
      clocked.clock.advance(50);
      for (const [sign, offset] of Object.entries(LAMPS)) if (box.gpio.isDriven(offset)) seen.add(sign);
    }
    return [...seen].toSorted().join(' ');
  };
  const lampsShow = (signs: string) => box.until(`lamps "${signs}"`, lit, (seen) => seen === signs);
  return { ...clocked, health, codes, until, lampsShow };
}

test('a mail server out of reach is a fault at the probe, on the page and on a lamp, and a mail when it is back', async (t) => {
  const port = await freeTcpPort();
  const { box, mails, health, codes, until, lampsShow, calls } = await limitedBox(t, port);
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, ([call]) => call?.caller.type === 'number');
  rings.hangUp('caller');
  await box.until('its end', calls, ([call]) => call?.phase === 'released');
  // That mail waits is no fault yet.
  await lampsShow('mail');
  t.deepEqual(await codes(), []);
  await until('the fault', async () => (await codes()).includes('mail-stuck'), MINUTE);
  t.is((await fetch(`${box.url}/healthz`)).status, 503);
  const { body: board } = await box.ask<Board>('GET', '/api/board');
  t.deepEqual(board.health, (await health()).conditions);
  await lampsShow('fault mail');

  await mails.start(port);
  await until('both mails', async () => mails.mails.length === 2);
  const [notice, missed] = mails.mails;
  t.regex(missed?.subject ?? '', /不在着信/);
  t.is(notice?.subject, '【お知らせ】メールが送れませんでした');
  t.deepEqual(notice?.to, ['matsumoto@office.example']);
  t.regex(notice?.text ?? '', /はじまり 11月24日（火）10:4\d\nおわり 11月24日（火）11:\d\d/);
  await until('its end', async () => (await codes()).length === 0);
  await lampsShow('');
});

test('a link that is up and tells of nothing for an hour is a fault at the probe, on the page, on a lamp and by mail', async (t) => {
  const { box, mails, health, codes, until, lampsShow, calls } = await limitedBox(t);
  await until('the silence', async () => (await codes()).includes('link-silent'), MINUTE);
  const fault = (await health()).conditions.find(({ code }) => code === 'link-silent');
  t.is(fault?.subject, 'pbx');
  const { body: board } = await box.ask<Board>('GET', '/api/board');
  t.deepEqual(board.health, [fault]);
  t.true(board.boxTime - (fault?.since ?? 0) >= HOUR);
  await lampsShow('fault');
  await until('the mail', async () => mails.mails.length === 1);
  t.is(mails.mails[0]?.subject, '【お知らせ】機器「pbx」から何も届いていません');
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, ([call]) => call?.caller.type === 'number');
  rings.hangUp('caller');
  await until('its end', async () => !(await codes()).includes('link-silent'));
});

test('the mail about a link that is down says why, in the language of the mail', async (t) => {
  const { box, mails, codes, until } = await limitedBox(t);
  box.pbx.refuseLogins();
  box.pbx.dropClients();
  await until('the fault', async () => (await codes()).includes('link-down'), MINUTE);
  await until('the mail', async () => mails.mails.length === 1);
  const [notice] = mails.mails;
  t.is(notice?.subject, '【お知らせ】機器「pbx」とつながりません');
  t.regex(
    notice?.text.replaceAll('\n', '') ?? '',
    /着信は画面に出ません。Asterisk がユーザー「rusuban」のログインを断りました。/,
  );
});

test('mail that waits for the clock to be set is not called stuck', async (t) => {
  const change = (config: Config) => withLimits(config, 1);
  const { box, calls, pass } = await clockBox(t, machineAt(5000, false), { change });
  await nameDefault(box);
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, ([call]) => call?.caller.type === 'number');
  rings.hangUp('caller');
  const waits = async () => (await box.ask<Board>('GET', '/api/board')).body.counts.waiting === 1;
  await box.until(
    'the mail',
    async () => {
      await pass(1000);
      return waits();
    },
    (isSo) => isSo,
  );
  await pass(2 * MINUTE);
  const { conditions } = (await (await fetch(`${box.url}/healthz`)).json()) as Healthz;
  t.deepEqual(
    conditions.map(({ code }) => code),
    ['clock-not-set'],
  );
});

test('a refusal of which nobody can be told by mail is a fault at the probe, on the page and on a lamp until somebody drops it', async (t) => {
  const { box, mails, codes, until, lampsShow, calls } = await limitedBox(t);
  mails.respond({ at: 'RCPT', code: 550, text: '5.1.1 no such user' });
  const rings = box.pbx.ring(CALL);
  await box.until('the call', calls, ([call]) => call?.caller.type === 'number');
  rings.hangUp('caller');
  await until('the fault', async () => (await codes()).includes('mail-undelivered'));
  const { body: board } = await box.ask<Board>('GET', '/api/board');
  t.deepEqual(
    board.health.map(({ code, level }) => `${code} ${level}`),
    ['mail-undelivered fault'],
  );
  await lampsShow('fault mail');
  const { body } = await box.ask<OutboxPage>('GET', '/api/outbox');
  t.deepEqual(
    body.items.map(({ state, lastReply }) => `${state} ${lastReply}`),
    ['parked 550 5.1.1 no such user'],
  );
  await box.ask('POST', `/api/outbox/${body.items[0]?.key}/drop`, {});
  await until('its end', async () => (await codes()).length === 0);
  await lampsShow('');
});
