import { rmSync, writeFileSync } from 'node:fs';
import { databaseIn } from '../../firmware/database-file.ts';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { Healthz } from '../../firmware/http/contract/health.ts';
import { systemClock } from '../../hw/clock.ts';
import { pause } from '../rig/until.ts';
import { factsIn, integrityFault, mailsUnderWay } from './database-facts.ts';
import type { Facts, Fault, FaultKind } from './judge.ts';

/** What became of a box whose power was cut: what is in its database now, and which mails it sent after. */
export interface Aftermath {
  readonly faults: readonly Fault[];
  /** null: it did not come so far. */
  readonly facts: Facts | null;
  readonly received: readonly string[];
}

/** A box that can be started. */
export interface Startable {
  /** @returns the address of its page. @throws what it said, when it does not come up */
  start(): Promise<string>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export interface LookOptions {
  /** Where the image is mounted; it is used up. */
  readonly folder: string;
  readonly makeBox: (configFile: string, dataDir: string) => Startable;
  /** Until all its mail has left, ms. */
  readonly sendLimitMs: number;
  /** Between two looks at its outbox, ms. */
  readonly everyMs: number;
}

/** Starts the firmware on what the cut left, waits until its mail has left, and looks at what there is. Never rejects. */
export async function lookInside({ folder, makeBox, sendLimitMs, everyMs }: LookOptions): Promise<Aftermath> {
  const received: string[] = [];
  const mails = new MailCatcher({
    clock: systemClock,
    onMail: ({ messageId }) => received.push(messageId),
  });
  const config = `${folder}.yaml`;
  writeFileSync(config, configuration(await mails.start(0)), { mode: 0o600 });
  const box = makeBox(config, folder);
  const file = databaseIn(folder);
  try {
    const failed = await attempt('start', async () => {
      await isWell(await box.start());
      for (const end = Date.now() + sendLimitMs; mailsUnderWay(file) > 0; await pause(everyMs))
        if (Date.now() > end) throw new Error('the mail does not leave');
      await box.stop();
    });
    if (failed !== null) return { faults: [failed], facts: null, received };
    return { ...readFacts(file), received };
  } finally {
    await box.kill();
    await mails.stop();
    rmSync(config, { force: true });
  }
}

/** @returns null: it went well */
export async function attempt(kind: FaultKind, run: () => Promise<unknown>): Promise<Fault | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return { kind, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws when the box finds its own disk bad */
async function isWell(url: string): Promise<void> {
  const { conditions } = Healthz.parse(await (await fetch(`${url}/healthz`)).json());
  // That there is not much room left is the size of the card.
  const bad = conditions.find(({ code }) => code === 'disk-failing' || code === 'disk-full');
  if (bad !== undefined) throw new Error(`the box says: ${bad.code}`);
}

function readFacts(file: string): Pick<Aftermath, 'faults' | 'facts'> {
  try {
    const fault = integrityFault(file);
    return { faults: fault === null ? [] : [{ kind: 'integrity', detail: fault }], facts: factsIn(file) };
  } catch (error) {
    return { faults: [{ kind: 'integrity', detail: String(error) }], facts: null };
  }
}

/** Without the telephone equipment: it has gone on to other calls, or is not there. */
function configuration(mailPort: number): string {
  return `
http: { port: 0 }
site: { trust-clock: true }
lines: [${['1', '2', '3', '4'].map((id) => `{ id: "${id}" }`).join(', ')}]
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${mailPort}, security: none }
  retry: "1s*…"
  sweep: "* * * * * *"
log: { level: error }
`;
}
