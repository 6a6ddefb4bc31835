import assert from 'node:assert/strict';
import { BY_PATH, LINKS } from '../box-config.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';

/** Longer than the link needs to see the port. */
const RESTS_MS = 1_000;

/** The lasting name of a port, which udev keeps up where there is one; here the rig does. */
export const byPathScenario: Scenario = {
  title: 'a modem that is named by its place is found again when that leads to another ttyUSB',
  async run(stage) {
    const { machine } = stage;
    await linkTo(stage);
    const box = await stage.box('char-device', 'lines');
    const isUp = async () => (await box.link(LINKS.modem)).phase === 'up';
    await until('the modem', isUp);
    const old = await nameOfPort(stage);
    const holder = (await machine.must(`setsid sleep 600 <>/dev/${old} >/dev/null 2>&1 & echo $!`)).trim();
    await pause(RESTS_MS);
    stage.pull();
    await machine.must(`rm ${BY_PATH}`);
    await until('the link to be down', async () => !(await isUp()));
    await stage.plugIn();
    await linkTo(stage);
    const back = await until('the modem', isUp);
    const now = await nameOfPort(stage);
    await machine.must(`kill ${holder}`);
    assert.notEqual(now, old, 'the name did not change: nothing was tried');
    return [`${old} became ${now}; back after ${back} ms`];
  },
};

/** As udev does when the kernel tells of a port. */
async function linkTo(stage: Stage): Promise<void> {
  const there = 'ls /sys/bus/usb-serial/devices/ttyUSB* >/dev/null 2>&1';
  await until('the adapter', async () => (await stage.machine.run(there)).code === 0);
  const name = await nameOfPort(stage);
  await stage.machine.must(`mkdir -p $(dirname ${BY_PATH}) && ln -sfn ../../${name} ${BY_PATH}`);
}

/** Of the adapter that is plugged in: `ttyUSB0`. */
export async function nameOfPort({ machine }: Stage): Promise<string> {
  return (await machine.must('basename /sys/bus/usb-serial/devices/ttyUSB*')).trim();
}
