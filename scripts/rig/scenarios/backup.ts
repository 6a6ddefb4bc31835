import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import { STICK } from '../box-config.ts';
import type { GuestBox } from '../guest-box.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause, until } from '../until.ts';

const FOLDER = `${STICK}/rusuban`;
const KEPT = 3;
const CALL_EVERY_MS = 700;

/** What becomes of the nightly backup when the stick is not there, full, read-only or pulled, while calls come in. */
export const stickScenario: Scenario = {
  title:
    'backups go to a stick that is mounted, and each of its faults is said and over when it is over; calls go on',
  async run(stage) {
    const { machine } = stage;
    await machine.must(`mkdir -p ${STICK}`);
    const box = await stage.box('char-device', 'switch');
    const endCalls = await callsComeIn(stage);
    const figures: string[] = [];
    try {
      await saying(box, 'backup-not-mounted');
      assert.equal(await listed(stage, STICK), '', 'something was written where no stick is');
      await machine.must(`mount -t tmpfs -o size=16m none ${STICK}`);
      await quiet(box);
      await until('some backups', async () => (await backupsMade(stage)) > KEPT + 1);
      const kept = (await listed(stage, FOLDER)).split('\n').filter((name) => name.endsWith('.backup'));
      // The oldest one goes when the next is whole.
      assert.ok(kept.length === KEPT || kept.length === KEPT + 1, `${kept.length} backups are kept`);
      figures.push(`${await backupsMade(stage)} backups made, ${kept.length} kept`);
      // The kernel refuses it while a backup is being written.
      await until('the stick to be read-only', async () => {
        return (await machine.run(`mount -o remount,ro ${STICK}`)).code === 0;
      });
      await saying(box, 'backup-failed');
      await machine.must(`mount -o remount,rw ${STICK}`);
      await quiet(box);
      await machine.run(`dd if=/dev/zero of=${STICK}/film bs=64k 2>/dev/null`);
      await saying(box, 'backup-failed');
      // One is tried every three seconds: what it has written meanwhile goes again.
      await until('the end of half a backup', async () => !(await listed(stage, FOLDER)).includes('partial'));
      await machine.must(`for one in ${FOLDER}/*.backup; do tail -n +2 $one | gzip -t || exit 1; done`);
      await callsGoOn(box);
      await machine.must(`rm ${STICK}/film`);
      await quiet(box);
      await machine.must(`umount -l ${STICK}`);
      await saying(box, 'backup-not-mounted');
      assert.equal(await listed(stage, STICK), '', 'the card was written to in place of the stick');
      await callsGoOn(box);
    } finally {
      figures.push(`${await endCalls()} calls came in meanwhile`);
    }
    return [...figures, 'not mounted, read-only, full, pulled: each was said, and over afterwards'];
  },
};

/** Backup and restore by hand, on the box's own command line. */
export const restoreScenario: Scenario = {
  title:
    'a backup made while calls come in is restored; a damaged, a newer one and a running box are refused',
  async run(stage) {
    const box = await stage.box('char-device', 'switch');
    const endCalls = await callsComeIn(stage);
    await pause(CALL_EVERY_MS * 4);
    const made = await onBox(stage, 'backup /box/by-hand');
    assert.equal(made.code, 0, made.stderr);
    const calls = await endCalls();
    const running = await onBox(stage, 'restore /box/by-hand');
    assert.notEqual(running.code, 0, 'a restore went into a running box');
    await stage.endBox();
    const half = 'head -c $(($(wc -c </box/by-hand) / 2)) /box/by-hand >/box/bad';
    const damaged = await refused(stage, half, /damaged|is not a backup/);
    const newer = await refused(
      stage,
      `sed '1s/"format":1/"format":9/' /box/by-hand >/box/bad`,
      /newer version/,
    );
    const restored = await onBox(stage, 'restore /box/by-hand');
    assert.equal(restored.code, 0, restored.stderr);
    const again = await stage.box('char-device', 'switch');
    assert.notEqual(again, box);
    return [`${calls} calls while it was made`, running.stderr, damaged, newer].map((line) => line.trim());
  },
};

function onBox({ machine }: Stage, words: string) {
  return machine.run(`node /rig/box/firmware/main.js ${words} --data /box/switch/data`, 180_000);
}

/** @returns what it said */
async function refused(stage: Stage, spoil: string, words: RegExp): Promise<string> {
  const sum = () => stage.machine.must('sha256sum /box/switch/data/rusuban.db');
  await stage.machine.must(spoil);
  const before = await sum();
  const { code, stderr } = await onBox(stage, 'restore /box/bad');
  assert.notEqual(code, 0, 'a bad backup was restored');
  assert.match(stderr, words);
  assert.equal(await sum(), before, 'the database was touched');
  return stderr;
}

async function listed({ machine }: Stage, folder: string): Promise<string> {
  return (await machine.run(`ls ${folder}`)).stdout.trim();
}

/** How many backups the box has made since it runs. */
async function backupsMade({ machine }: Stage): Promise<number> {
  return Number((await machine.run(`grep -c '"backup made"' /box/switch/log`)).stdout);
}

/** Another call than that of this moment comes on the board. */
async function callsGoOn(box: GuestBox): Promise<void> {
  const call = async () => (await box.board()).calls[0]?.key;
  const before = await call();
  await until('the next call', async () => ![before, undefined].includes(await call()));
}

async function conditions(box: GuestBox): Promise<readonly string[]> {
  return (await box.health()).conditions.map(({ code }) => code);
}

function saying(box: GuestBox, code: string): Promise<number> {
  return until(`"${code}" on the page`, async () => (await conditions(box)).includes(code));
}

function quiet(box: GuestBox): Promise<number> {
  return until('the end of the fault', async () =>
    (await conditions(box)).every((code) => !code.startsWith('backup-')),
  );
}

/** One call after another on the unit. @returns how to end them; that gives how many there were */
async function callsComeIn(stage: Stage): Promise<() => Promise<number>> {
  const cable = await stage.machine.uart(1);
  const unit = new SimulatedWhozz(systemClock, { write: (bytes) => void cable.write(bytes) });
  let calls = 0;
  const timer = setInterval(() => {
    unit.hangUp(0);
    calls += 1;
    unit.ring(0, { number: `03987${String(calls).padStart(5, '0')}` });
  }, CALL_EVERY_MS);
  return async () => {
    clearInterval(timer);
    unit.hangUp(0);
    // The last words shall arrive.
    cable.end();
    return calls;
  };
}
