import assert from 'node:assert/strict';
import type { CallPage, CallRow } from '../../../firmware/http/contract/calls.ts';
import type { OutboxPage } from '../../../firmware/http/contract/outbox.ts';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { boxConfig, LINKS } from '../box-config.ts';
import { GuestBox } from '../guest-box.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';
import { nobodyIsIn } from './calls.ts';

const UART = 1;
const NUMBER = '0398760003';
const WRITTEN = '03-9876-0003';
/** Enough for a mail that nothing holds. */
const IDLE_MS = 5_000;

/** A Pi without a network wakes in 1970; its first call comes before it has heard what time it is. */
export const clockScenario: Scenario = {
  title: 'the clock is set after the first call: its record and its mail have the right time',
  async run(stage) {
    await stage.endBox();
    await stage.machine.must('date -s @5000');
    const box = new GuestBox(stage.machine, 'clock');
    await box.start(boxConfig('char-device', 'desk'));
    try {
      return await setAfterCall(stage, box);
    } finally {
      await box.stop();
      await setTime(stage);
    }
  },
};

async function setAfterCall(stage: Stage, box: GuestBox): Promise<readonly string[]> {
  await nobodyIsIn(box);
  await missedCall(stage, box);
  const calledAt = Date.now();
  assert.equal((await newest(box)).isTimeKnown, false, 'the record of 1970 is not marked');
  assert.ok(await isWarned(box), 'the page says nothing of the clock');
  await pause(IDLE_MS);
  assert.equal(await mailOf(stage), undefined, 'the mail left without a time');
  const [waiting] = (await box.ask<OutboxPage>('GET', '/api/outbox')).items;
  assert.match(waiting?.subject ?? '', /時刻不明/);
  await setTime(stage);
  const mailed = await until('the mail', async () => (await mailOf(stage)) !== undefined);
  const call = await newest(box);
  const off = Math.abs((call.releasedAt ?? 0) - calledAt);
  assert.equal(call.isTimeKnown, true, 'the record is still marked');
  assert.ok(off < 10_000, `the call is ${off} ms off`);
  assert.match((await mailOf(stage))?.text ?? '', new RegExp(`${new Date().getMonth() + 1}月`));
  await until('the warning to go', async () => !(await isWarned(box)));
  return [`${mailed} ms from the setting of the clock to the mail; the record is ${off} ms off`];
}

async function missedCall(stage: Stage, box: GuestBox): Promise<void> {
  await until('the link', async () => (await box.link(LINKS.unit)).phase === 'up');
  const cable = await stage.machine.uart(UART);
  const device = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
  cable.on('data', (chunk: Buffer) => device.received(chunk));
  device.ring(0, { number: NUMBER });
  await until('the caller', async () => (await box.board()).calls.length === 1);
  device.hangUp(0);
  await until('the end of the call', async () => (await box.board()).calls.length === 0);
  cable.destroy();
}

async function newest(box: GuestBox): Promise<CallRow> {
  const [call] = (await box.ask<CallPage>('GET', '/api/calls?limit=1')).items;
  assert.ok(call !== undefined, 'there is no record');
  return call;
}

async function isWarned(box: GuestBox): Promise<boolean> {
  return (await box.board()).health.some(({ code }) => code === 'clock-not-set');
}

async function mailOf(stage: Stage) {
  return (await stage.mails()).find(({ text }) => text.includes(WRITTEN));
}

async function setTime(stage: Stage): Promise<void> {
  await stage.machine.must(`date -s @${Math.round(Date.now() / 1000)}`);
}
