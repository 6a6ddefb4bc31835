import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../hw/clock.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { logIn, setUpBox } from '../box-client.ts';
import { seeded } from '../seeded.ts';
import { BadLine } from './bad-line.ts';
import { BoxProcess, pause, until } from './box-process.ts';
import { Day } from './day.ts';
import { isQuiet, judge, type SoakReport, setUp } from './evidence.ts';
import { configuration } from './office.ts';
import { SeenCalls } from './seen-calls.ts';

export interface SoakOptions {
  /** Calls that a desk must have been shown. */
  readonly calls: number;
  /** About so many calls between two kills. */
  readonly callsPerKill: number;
  readonly seed: number;
  /** The day ends early, and is judged. */
  readonly isEnough?: () => boolean;
  readonly say: (line: string) => void;
}

/** Loaded into the box before everything else. */
const JUMPING = [fileURLToPath(new URL('jumping-clock.ts', import.meta.url))];

/**
 * A scripted day of calls in away mode, on a simulated PBX, while the box is killed at random moments and started
 * again, its mail server fails in every way, and its clock jumps. Afterwards every missed call that a desk was shown
 * must have one record, and its one mail must have arrived.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { calls, callsPerKill, seed, say, isEnough = () => false } = options;
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-soak-'));
  const arrived: { messageId: string; text: string }[] = [];
  const onMail = ({ messageId, text }: { messageId: string; text: string }) =>
    void arrived.push({ messageId, text });
  const mails = new MailCatcher({ clock: systemClock, onMail });
  const line = new BadLine(mails, random);
  const pbx = createSimulatedPbx({ clock: systemClock, users: [{ username: 'rusuban', secret: 'soak' }] });
  const seen = new SeenCalls();
  const config = join(folder, 'rusuban.yaml');
  const mailPort = await line.start(await mails.start(0));
  writeFileSync(config, configuration(await pbx.listen(0), mailPort), { mode: 0o600 });
  const box = new BoxProcess(config, folder);
  const day = new Day(pbx, seen.numbers, random);
  let kills = 0;
  try {
    await setUp(await setUpBox(await box.start(), box.journal));
    await box.stop();
    line.goWrong();
    while (seen.numbers.size < calls && !isEnough()) {
      await seen.listen(await box.start(JUMPING));
      await link(pbx);
      day.go();
      await someCalls(seen, callsPerKill * (0.5 + random()), random);
      seen.leave();
      await box.kill();
      kills += 1;
      if (kills % 10 === 0) say(`${kills} kills, ${seen.numbers.size} calls, ${arrived.length} mails`);
    }
    const address = await box.start();
    const desk = await logIn(address);
    await seen.listen(address);
    await day.end();
    line.recover();
    const progress = () => arrived.length;
    await until('an idle board and an empty outbox', () => isQuiet(desk), { progress });
    const report = await judge(desk, { kills, seen: seen.numbers, answered: day.answered, arrived });
    await box.stop();
    return report;
  } finally {
    day.stop();
    seen.leave();
    await box.kill();
    await pbx.close();
    await line.stop();
    await mails.stop();
    rmSync(folder, { recursive: true });
  }
}

async function link(pbx: SimulatedPbx): Promise<void> {
  for (const end = Date.now() + 20_000; pbx.clients === 0 && Date.now() < end; ) await pause(5);
}

/** A random moment: after so many calls, however fast this machine is, and a little later. */
async function someCalls(seen: SeenCalls, many: number, random: () => number): Promise<void> {
  const enough = seen.numbers.size + many;
  for (const end = Date.now() + 60_000; seen.numbers.size < enough && Date.now() < end; ) await pause(5);
  await pause(random() * 300);
}

if (import.meta.main) {
  const [calls = 20_000, callsPerKill = 100, seed = 1] = process.argv.slice(2).map(Number);
  let isEnough = false;
  process.once('SIGINT', () => {
    isEnough = true;
  });
  const say = (line: string) => console.log(line);
  const report = await runSoak({ calls, callsPerKill, seed, say, isEnough: () => isEnough });
  console.log(JSON.stringify(report, null, 2));
  const { withoutRecord, withSeveralRecords, withoutMail, mailedTwice, twice } = report;
  const lists = [withoutRecord, withSeveralRecords, withoutMail, mailedTwice, twice.unexplained];
  process.exitCode = lists.every((list) => list.length === 0) ? 0 : 1;
}
