import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedModem } from '../../../hw/simulated/modem.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { LINKS } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import { expectLook } from '../lamp-look.ts';
import { saidOf } from '../said-of.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';
import { nobodyIsIn } from './calls.ts';

const UART = { unit: 1, deaf: 2 } as const;
const PORT = '/dev/ttyS2';
/** A little less than it waits for bytes that cannot leave, when somebody closes the port. */
const KERNEL_WAIT_MS = 25_000;
const QUESTIONS = 5;
/** The box looks at itself every ten seconds. */
const STILL_MS = 12_000;
const NUMBER = '0398760004';

/** The far end has the cable in and takes nothing: what a modem that hangs does with hardware flow control. */
const notTakenScenario: Scenario = {
  title:
    'a port that takes no bytes is given up in time and opened again, holds up nothing, and not the end of the box',
  async run(stage) {
    await stage.endBox();
    const cable = await stage.machine.uart(UART.deaf, false);
    const box = await stage.box('char-device', 'serial');
    const before = await box.footprint();
    const stuck = await givenUp(stage, box);
    const said = saidOf((await box.link(LINKS.deaf)).why);
    const opened = await until('the port to be open again', () => box.hasOpen(PORT));
    const answered = await longestAnswer(box);
    const modem = new SimulatedModem(systemClock, { write: (bytes) => void cable.write(bytes) });
    cable.on('data', (chunk: Buffer) => modem.received(chunk)).resume();
    const isUp = async () => (await box.link(LINKS.deaf)).phase === 'up';
    const back = await until('the modem', isUp);
    const after = await box.footprint();
    assert.ok(after.descriptors <= before.descriptors + 1, 'descriptors are left over');
    cable.pause();
    await givenUp(stage, box);
    const from = performance.now();
    await stage.endBox();
    const ended = Math.round(performance.now() - from);
    cable.destroy();
    if (stage.measure.isTimed) assert.ok(Math.max(opened, ended) < KERNEL_WAIT_MS, 'the kernel held it up');
    return [
      said,
      `given up ${stuck} ms after the port was full, open again ${opened} ms later; the page took ${answered} ms at most`,
      `up ${back} ms after the far end took bytes; descriptors ${before.descriptors} and ${after.descriptors}`,
      `full once more, the box ended within ${ended} ms`,
    ];
  },
};

/** Fills the port; a write of the box must then wait. @returns milliseconds until the box did so no more */
async function givenUp(stage: Stage, box: GuestBox): Promise<number> {
  await fill(stage);
  const isSaid = async () => /does not take/.test(saidOf((await box.link(LINKS.deaf)).why));
  return await until('the port to be given up', isSaid);
}

/** Fills the buffers between the box and a far end that does not read, as the kernel's own driver does. */
async function fill({ machine }: Stage): Promise<void> {
  const write = `dd if=/dev/zero of=${PORT} bs=16384 count=1 oflag=nonblock 2>&1`;
  await until('the port to be full', async () => (await machine.run(write)).stdout.includes('\n0 bytes'));
}

async function longestAnswer(box: GuestBox): Promise<number> {
  let longest = 0;
  for (let question = 0; question < QUESTIONS; question++) {
    const from = performance.now();
    await box.board();
    longest = Math.max(longest, performance.now() - from);
    await pause(1_000);
  }
  return Math.round(longest);
}

/** The cable is in, the port is open, and for an hour nothing that the box understands comes. */
const silenceScenario: Scenario = {
  title:
    'a port that is open and tells of nothing for too long is said: page, lamp and mail; the next call ends it',
  async run(stage) {
    const box = await stage.box('char-device', 'serial');
    await nobodyIsIn(box);
    await until('the link', async () => (await box.link(LINKS.unit)).phase === 'up');
    const cable = await stage.machine.uart(UART.unit);
    const unit = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
    await call(box, unit);
    await pause(STILL_MS);
    assert.ok(!(await isSilent(box)), 'silent at once');
    await expectLook(stage, 'all is well', 'dark');
    await box.leap();
    // A cable that hums is not a call.
    cable.write(Buffer.alloc(64, 0xff));
    const said = await until('the silence on the page', () => isSilent(box));
    assert.equal((await box.link(LINKS.unit)).phase, 'up');
    const shown = await expectLook(stage, 'the lamp', 'triple flash');
    await until('the mail', async () => (await stage.mails()).some(({ subject }) => isAbout(subject)));
    await call(box, unit);
    const over = await until('the end of the fault', async () => !(await isSilent(box)));
    cable.destroy();
    return [
      `said ${said} ms after the hour was over, and mailed; ${shown}`,
      `over ${over} ms after the next call`,
    ];
  },
};

export const SERIAL_FAULT_SCENARIOS: readonly Scenario[] = [silenceScenario, notTakenScenario];

async function call(box: GuestBox, unit: SimulatedWhozz): Promise<void> {
  unit.ring(0, { number: NUMBER });
  await until('the call', async () => (await box.board()).calls.length > 0);
  unit.hangUp(0);
  await until('the end of the call', async () => (await box.board()).calls.length === 0);
}

async function isSilent(box: GuestBox): Promise<boolean> {
  const { conditions } = await box.health();
  return conditions.some(({ code, subject }) => code === 'link-silent' && subject === LINKS.unit);
}

function isAbout(subject: string): boolean {
  return subject.includes(LINKS.unit) && subject.includes('何も届いていません');
}
