import type { NumberPlan } from '../directory/number-plan.ts';
import { addDays } from '../presence/civil-day.ts';
import { siteTime } from '../presence/site-time.ts';
import type { LookUp } from '../reception/identify.ts';
import type { Letterhead } from '../reception/letterhead.ts';
import { storeCalls } from '../reception/store-calls.ts';
import { createAbsence } from '../store/absences.ts';
import type { Transaction } from '../store/connection.ts';
import { createCustomer, pageCustomers } from '../store/customers.ts';
import type { Database } from '../store/database.ts';
import { claimDue, finishAll } from '../store/outbox-delivery.ts';
import { putPhrases } from '../store/phrases.ts';
import { createRepresentative } from '../store/representatives.ts';
import { putSpecialDays, putWeekPlan } from '../store/schedule.ts';
import { putSettings } from '../store/settings.ts';
import { CUSTOMERS } from './customers.ts';
import { DEFAULT_REPRESENTATIVE, PHRASES, REPRESENTATIVES } from './office.ts';
import { pastCalls } from './past.ts';

export interface FillOptions {
  readonly now: number;
  readonly plan: NumberPlan;
  readonly letterhead: Letterhead;
  readonly lookUp: LookUp;
}

/** Puts the invented office into an empty database. One that holds customers is left as it is. */
export async function fillDemo(db: Database, options: FillOptions): Promise<void> {
  const { items } = await pageCustomers(db.knex, { limit: 1 });
  if (items.length > 0) return;
  await fillOffice(db, options);
  const calls = await pastCalls(options.now, options.lookUp);
  await db.knex.transaction(async (trx) => {
    for (const call of calls) {
      const at = call.releasedAt ?? options.now;
      const mails = await storeCalls(trx, { changed: [], ended: [call] }, options.letterhead, at);
      if (mails > 0) await sendThen(trx, at);
    }
  });
}

/** The mails of the last days left when their calls had ended. */
async function sendThen(trx: Transaction, at: number): Promise<void> {
  const request = { now: at, limit: 1, longest: Number.MAX_SAFE_INTEGER, without: [] };
  const outcome = { type: 'sent', reply: '250 2.0.0 Ok' } as const;
  const mails = await claimDue(trx, request);
  await finishAll(
    trx,
    mails.map((mail) => ({ mail, outcome, rests: [] })),
    at,
  );
}

async function fillOffice(db: Database, { now, plan }: FillOptions): Promise<void> {
  await db.knex.transaction(async (trx) => {
    const ids = new Map<string, string>();
    for (const { ref, ...input } of REPRESENTATIVES) {
      const made = await createRepresentative(trx, input, now);
      ids.set(ref, made.id);
      if (ref === DEFAULT_REPRESENTATIVE) await putSettings(trx, { defaultRepresentativeId: made.id }, now);
    }
    await fillSchedule(trx, ids.get('takahashi') ?? '', now);
    await putPhrases(trx, PHRASES, now);
    for (const { rep, numbers, fax = '', notes = '', ...rest } of CUSTOMERS) {
      const representativeId = rep === null ? null : (ids.get(rep) ?? null);
      const written = numbers.map(([number, label]) => ({ number, label }));
      await createCustomer(trx, { ...rest, fax, notes, representativeId, numbers: written }, { now, plan });
    }
  });
}

const MORNING = { from: 510, to: 720 };
const AFTERNOON = { from: 780, to: 1080 };

/** Hours to look at and change. They are not followed: whoever tries the demo at night shall find the office open. */
async function fillSchedule(trx: Transaction, representativeId: string, now: number): Promise<void> {
  const workday = [MORNING, AFTERNOON];
  const week = [[], workday, workday, workday, workday, workday, [{ from: 540, to: 720 }]];
  await putWeekPlan(trx, { on: false, week, holidays: 'closed' }, now);
  const { day } = siteTime('Asia/Tokyo').localAt(now);
  const year = Number(day.slice(0, 4));
  const special = [
    {
      from: addDays(day, 3),
      to: addDays(day, 3),
      sheets: [{ from: 510, to: 900 }],
      note: '棚卸しのため早じまい',
    },
    { from: `${year}-12-29`, to: `${year + 1}-01-03`, sheets: [], note: '年末年始' },
  ];
  await putSpecialDays(trx, special, now);
  await createAbsence(trx, { representativeId, from: now, until: now + 3 * HOUR, note: '現場（西町）' }, now);
}

const HOUR = 3_600_000;
