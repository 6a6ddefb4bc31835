import assert from 'node:assert/strict';
import { systemClock } from '../../../hw/clock.ts';
import { SimulatedWhozz } from '../../../hw/simulated/whozz.ts';
import type { Scenario, Stage } from '../stage.ts';
import { pause } from '../until.ts';

const CALL_EVERY_MS = 700;

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
    const damaged = await refused(stage, 'head -c 30000 /box/by-hand >/box/bad', /damaged|is not a backup/);
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
    cable.destroy();
    return calls;
  };
}
