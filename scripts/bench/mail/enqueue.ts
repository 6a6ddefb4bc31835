import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_PATIENCE } from '../../../firmware/calls/book.ts';
import type { Source } from '../../../firmware/calls/input.ts';
import { keyOfCall } from '../../../firmware/calls/key.ts';
import { Notices } from '../../../firmware/reception/notice.ts';
import { Reception } from '../../../firmware/reception/reception.ts';
import { systemClock } from '../../../hw/clock.ts';
import { silentLog } from '../../../hw/log.ts';
import { inTemporaryFolder, type Outbox, withOutbox } from './outbox.ts';
import { type Speed, speedOf } from './speed.ts';

/** Appends of the size of a page a second, each of them on the disk before the next: what the disk allows. */
export async function bareAppends(count: number): Promise<Speed> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-append-'));
  const file = openSync(join(folder, 'appends'), 'a');
  const bytes = Buffer.alloc(4096, 'x');
  const speed = await speedOf(count, () => {
    for (let n = 0; n < count; n += 1) {
      writeSync(file, bytes);
      fdatasyncSync(file);
    }
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return speed;
}

const PBX: Source = { name: 'pbx', callIds: true, answers: true, rings: true, logs: false };

/**
 * Missed calls a second that are on the disk with their mails, through the box's own reception in away mode. On each
 * line a call rings, shows its number and ends; the next one comes when the desks were told of the end, which is
 * after the commit.
 *
 * @param lines how many calls end at the same time
 */
export const missedCalls = (count: number, lines: number): Promise<Speed> =>
  inTemporaryFolder((folder) => withOutbox(folder, (outbox) => ringThrough(outbox, count, lines)));

async function ringThrough(outbox: Outbox, count: number, lines: number): Promise<Speed> {
  const { reception, ended } = await openReception(outbox);
  let next = 0;
  const line = async () => {
    while (next < count) {
      const call = String(next++);
      const of = { line: '1', call };
      reception.hear(PBX, { type: 'ringing', ...of });
      reception.hear(PBX, { type: 'caller-id', ...of, number: `03${String(10_000_000 + next)}` });
      reception.hear(PBX, { type: 'released', ...of, by: 'caller' });
      await ended(call);
    }
  };
  const speed = await speedOf(count, async () => {
    await Promise.all(Array.from({ length: lines }, line));
  });
  await reception.stop();
  const mails = await outbox.waiting();
  if (mails !== count) throw new Error(`${count} calls were told of as stored, and ${mails} have a mail`);
  return speed;
}

async function openReception({ ledger }: Outbox) {
  const notices = new Notices((error) => {
    throw error;
  });
  const waiting = new Map<string, () => void>();
  notices.subscribe((notice) => {
    const call = notice.type === 'call-ended' ? notice.call.bindings[0]?.call : null;
    if (call != null) waiting.get(call)?.();
  });
  const reception = new Reception({
    ...{ clock: systemClock, log: silentLog, ledger, notices },
    switchboard: { patience: DEFAULT_PATIENCE, newKey: (source, call) => keyOfCall(source, call) },
    lookUp: async (number) => ({ e164: `+81${number.slice(1)}`, match: { type: 'none' } }),
  });
  await reception.start();
  await reception.setMode('away', 'button');
  const ended = (call: string) =>
    new Promise<void>((resolve) => {
      waiting.set(call, () => {
        waiting.delete(call);
        resolve();
      });
    });
  return { reception, ended };
}
