import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../hw/clock.ts';
import { createSimulatedPbx, type SimulatedPbx } from '../../hw/simulated/asterisk-pbx/pbx.ts';
import { setUpBox } from '../box-client.ts';
import { seeded } from '../seeded.ts';
import { BoxProcess, pause, until } from './box-process.ts';
import { isQuiet, judge, type SigkillReport, setUp } from './evidence.ts';
import { SeenCalls } from './seen-calls.ts';

export interface SigkillOptions {
  /** How often the box is killed. */
  readonly kills: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

/**
 * A scripted day of calls in away mode, on a simulated PBX and a mail server that stay, while the box between them
 * is killed at random moments and started again. Afterwards every missed call that a desk was shown must have one
 * record, and its mail must have arrived.
 */
export async function runSigkill({ kills, seed, say }: SigkillOptions): Promise<SigkillReport> {
  const random = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-sigkill-'));
  const arrived: { subject: string; messageId: string; text: string }[] = [];
  const mails = new MailCatcher({ clock: systemClock, onMail: (mail) => arrived.push(mail) });
  const pbx = createSimulatedPbx({ clock: systemClock, users: [{ username: 'rusuban', secret: 'soak' }] });
  const seen = new SeenCalls();
  const config = join(folder, 'rusuban.yaml');
  writeFileSync(config, configuration(await pbx.listen(0), await mails.start(0)), { mode: 0o600 });
  const box = new BoxProcess(config, folder);
  const day = new Day(pbx, random);
  try {
    const desk = await setUpBox(await box.start(), box.journal);
    await setUp(desk);
    await box.stop();
    for (let kill = 0; kill < kills; kill++) {
      seen.listen(desk.at(await box.start()));
      await link(pbx);
      day.go();
      await someCalls(seen, random);
      await box.kill();
      if ((kill + 1) % 10 === 0)
        say(`${kill + 1} of ${kills} kills, ${seen.numbers.size} calls, ${arrived.length} mails`);
    }
    const last = desk.at(await box.start());
    seen.listen(last);
    await day.end();
    await until('an idle board and an empty outbox', () => isQuiet(last));
    const report = await judge(last, { kills, seen: seen.numbers, answered: day.answered, arrived });
    await box.stop();
    return report;
  } finally {
    day.stop();
    await box.kill();
    await pbx.close();
    await mails.stop();
    rmSync(folder, { recursive: true });
  }
}

async function link(pbx: SimulatedPbx): Promise<void> {
  for (const end = Date.now() + 20_000; pbx.clients === 0 && Date.now() < end; ) await pause(5);
}

/** A random moment: after a few calls, however fast this machine is, and a little later. */
async function someCalls(seen: SeenCalls, random: () => number): Promise<void> {
  const enough = seen.numbers.size + Math.floor(random() * 6);
  for (const end = Date.now() + 10_000; seen.numbers.size < enough && Date.now() < end; ) await pause(5);
  await pause(random() * 300);
}

/** Calls without end on four lines: most are missed, some are answered. */
class Day {
  /** Numbers of calls that a telephone took. */
  readonly answered = new Set<string>();
  readonly #pbx: SimulatedPbx;
  readonly #random: () => number;
  #count = 0;
  #running = false;
  #open = 0;

  constructor(pbx: SimulatedPbx, random: () => number) {
    this.#pbx = pbx;
    this.#random = random;
  }

  go(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#ringOn();
  }

  stop(): void {
    this.#running = false;
  }

  /** No more calls; resolves when the last has ended. */
  async end(): Promise<void> {
    this.stop();
    await until('the end of the last call', async () => this.#open === 0);
  }

  async #ringOn(): Promise<void> {
    while (this.#running) {
      // Only while the box listens: of a call that comes and goes while it is off it cannot know.
      if (this.#pbx.clients > 0) void this.#ring();
      await pause(40 + this.#random() * 120);
    }
  }

  async #ring(): Promise<void> {
    const number = `03${String(10_000_000 + ++this.#count)}`;
    const did = `030000000${1 + (this.#count % 4)}`;
    this.#open += 1;
    const call = this.#pbx.ring({ from: number, did, extensions: ['101', '102'] });
    await pause(30 + this.#random() * 600);
    if (this.#random() < 0.2) {
      call.answer('101');
      this.answered.add(number);
      await pause(this.#random() * 300);
    }
    call.hangUp('caller');
    this.#open -= 1;
  }
}

function configuration(pbxPort: number, mailPort: number): string {
  const lines = [1, 2, 3, 4].map((n) => `  - { id: "${n}", number: "030000000${n}" }`);
  const rules = [1, 2, 3, 4].map((n) => `      - { did: "030000000${n}", line: "${n}" }`);
  return `
http: { port: 0 }
lines:
${lines.join('\n')}
extensions: [ { id: "101" }, { id: "102" } ]
links:
  - type: asterisk-ami
    host: 127.0.0.1
    port: ${pbxPort}
    username: rusuban
    secret: soak
    trunk: ["PJSIP/trunk*"]
    lines:
${rules.join('\n')}
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${mailPort}, security: none }
  retry: "1s*…"
  sweep: "* * * * * *"
log: { level: warn }
`;
}

if (import.meta.main) {
  const kills = Number(process.argv[2] ?? 100);
  const seed = Number(process.argv[3] ?? 1);
  const report = await runSigkill({ kills, seed, say: (line) => console.log(line) });
  console.log(JSON.stringify(report, null, 2));
  const isWhole = [report.withoutRecord, report.withSeveralRecords, report.withoutMail, report.mailedTwice];
  process.exitCode = isWhole.every((list) => list.length === 0) ? 0 : 1;
}
