import type { ExecutionContext } from 'ava';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { LinkList } from '../../firmware/http/contract/settings.ts';
import type { Services } from '../../firmware/http/services.ts';
import { pageCalls } from '../../firmware/store/call-pages.ts';
import { systemClock } from '../../hw/clock.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { startBox, type TestBoxOptions } from './test-box.ts';

export const HOUR = 3_600_000;
export const NOW = Date.UTC(2026, 10, 24, 1, 42);

/** A machine whose clock the test sets, and what the kernel says of it. */
export interface TestMachine {
  readonly clock: FakeClock;
  isSynchronised: boolean;
}

export function machineAt(wall: number, isSynchronised: boolean): TestMachine {
  return { clock: new FakeClock(wall), isSynchronised };
}

/** The real box on such a machine, with a PBX, a mail server and one default representative. */
export async function clockBox(t: ExecutionContext, machine: TestMachine, options: TestBoxOptions = {}) {
  const { clock } = machine;
  const mails = new MailCatcher({ clock: systemClock });
  // Of a port that a test names nobody listens yet: it starts the server when it wants one.
  const mailPort = options.mailPort ?? (await mails.start(0));
  t.teardown(() => mails.stop());
  let services: Services | undefined;
  const box = await startBox(t, {
    clock,
    machineTime: {
      kernel: () => ({ isSynchronised: machine.isSynchronised, isFromBattery: false }),
      bootId: 'test',
    },
    moreRoutes: (parts) => {
      services = parts;
      return [];
    },
    ...options,
    mailPort,
  });
  if (services === undefined) throw new Error('the box has no routes');
  const { db, post } = services;
  await box.until(
    'the PBX',
    () => box.ask<LinkList>('GET', '/api/links'),
    ({ body }) => body.items[0]?.phase === 'up',
  );
  // Not by HTTP: who asks as often as a test that waits is refused.
  const calls = async () => (await pageCalls(db.knex, { limit: 10 })).items;
  /** Lets time pass and the box look at its clock; what the disk has to do is waited for. */
  const pass = async (ms: number) => {
    await clock.advanceAsync(ms, 1000);
    await db.knex.raw('SELECT 1');
    await settle();
  };
  return { box, mails, db, post, calls, pass, clock };
}

/** Missed calls are mailed to her. */
export async function nameDefault(box: Awaited<ReturnType<typeof startBox>>): Promise<void> {
  const person = { name: '松本 陽子', addresses: [{ address: 'matsumoto@office.example' }] };
  const { id } = (await box.ask<{ id: string }>('POST', '/api/representatives', person)).body;
  const { body } = await box.ask<object>('GET', '/api/settings');
  const change = { defaultRepresentativeId: id, mailInPresentMode: true };
  await box.ask('PUT', '/api/settings', { ...body, ...change });
}
