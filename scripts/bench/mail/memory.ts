import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../test/support/postfix/postfix.ts';
import { startSink } from '../../../test/support/postfix/sink.ts';
import { BoxProcess, pause } from '../../soak/box-process.ts';
import { inTemporaryFolder, withOutbox } from './outbox.ts';

/** Mails that are sent at most while the memory is looked at. */
const SENT = 2_000;
const LOOK_MS = 100;
/** A box that has just started takes a while to come to rest. */
const REST_MS = 8_000;

export interface BoxMemory {
  readonly waiting: number;
  /** Resident memory of the whole process, bytes: at rest, and at most while it sent some of the mails. */
  readonly atRest: number;
  readonly sending: number;
}

/**
 * The memory of a whole box, as a process of its own, with so many mails that wait: while its mail server is away, and
 * while it sends `SENT` of them into an smtp-sink.
 *
 * @param amounts the fewest first
 */
export const memoryOfBox = (amounts: readonly number[], say: (one: BoxMemory) => void): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    let made = 0;
    for (const waiting of amounts) {
      made = await fill(folder, made, waiting);
      say({ waiting, ...(await look(folder, waiting)) });
    }
  });

/** @returns how many calls were ever made */
const fill = (folder: string, made: number, wanted: number): Promise<number> =>
  withOutbox(folder, async (outbox) => {
    const missing = Math.max(0, wanted - (await outbox.waiting()));
    await outbox.enqueue(made, missing);
    return made + missing;
  });

async function look(folder: string, waiting: number): Promise<Omit<BoxMemory, 'waiting'>> {
  const port = await freePort();
  const config = join(folder, 'rusuban.yaml');
  writeFileSync(config, configuration(port), { mode: 0o600 });
  const box = new BoxProcess(config, folder);
  await box.start();
  await pause(REST_MS);
  const atRest = residentMemory(box);
  const sending = waiting === 0 ? atRest : await mostWhileSending(box, port, Math.min(SENT, waiting));
  await box.stop();
  return { atRest, sending };
}

async function mostWhileSending(box: BoxProcess, port: number, count: number): Promise<number> {
  const sink = await startSink(['-M', String(count)], port);
  let isOver = false;
  void sink.ended.then(() => {
    isOver = true;
  });
  let most = 0;
  for (; !isOver; await pause(LOOK_MS)) most = Math.max(most, residentMemory(box));
  return most;
}

const configuration = (mailPort: number): string => `
http: { port: 0 }
site: { trust-clock: true }
lines: [ { id: "1" } ]
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: ${mailPort}, security: none }
  retry: "1s*…"
  sweep: "* * * * * *"
log: { level: warn }
`;

function residentMemory({ pid }: BoxProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}
