import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIn } from '../../firmware/database-file.ts';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import { systemClock } from '../../hw/clock.ts';
import { BoxProcess, pause } from '../soak/box-process.ts';
import { cardFaults, mountCard, unmountCard } from './card.ts';
import { factsIn, integrityFault, mailsUnderWay } from './database-facts.ts';
import type { Facts, Fault, FaultKind } from './judge.ts';

/** What became of a box whose power was cut: what is in its database now, and which mails it sent after. */
export interface Aftermath {
  readonly faults: readonly Fault[];
  /** null: it did not come so far. */
  readonly facts: Facts | null;
  readonly received: readonly string[];
}

const SEND_LIMIT_MS = 60_000;

/**
 * Mounts an image here, where the kernel replays its journal, starts the firmware on it as a process of its own, waits
 * until its mail has left, and looks at what there is. The image is used up.
 */
export async function examine(image: string): Promise<Aftermath> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-card-'));
  try {
    const failed = await attempt('mount', () => mountCard(image, folder));
    if (failed !== null) return { faults: [failed], facts: null, received: [] };
    const aftermath = await lookInside(folder).finally(() => unmountCard(folder));
    const wrong = await cardFaults(image);
    const faults = wrong === null ? [] : [{ kind: 'file-system', detail: wrong } as const];
    return { ...aftermath, faults: [...aftermath.faults, ...faults] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lookInside(folder: string): Promise<Aftermath> {
  const received: string[] = [];
  const mails = new MailCatcher({
    clock: systemClock,
    onMail: ({ messageId }) => received.push(messageId),
  });
  const config = `${folder}.yaml`;
  writeFileSync(config, configuration(await mails.start(0)), { mode: 0o600 });
  const box = new BoxProcess(config, folder);
  const file = databaseIn(folder);
  try {
    const failed = await attempt('start', async () => {
      await box.start();
      for (const end = Date.now() + SEND_LIMIT_MS; mailsUnderWay(file) > 0; await pause(50))
        if (Date.now() > end) throw new Error('the mail does not leave');
      await box.stop();
    });
    if (failed !== null) return { faults: [failed], facts: null, received };
    const fault = integrityFault(file);
    const faults = fault === null ? [] : [{ kind: 'integrity', detail: fault } as const];
    return { faults, facts: factsIn(file), received };
  } finally {
    await box.kill();
    await mails.stop();
    rmSync(config, { force: true });
  }
}

async function attempt(kind: FaultKind, run: () => Promise<unknown>): Promise<Fault | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return { kind, detail: error instanceof Error ? error.message : String(error) };
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
