import type { Importance } from '../calls/call.ts';
import { batchClock, release } from '../mail/release.ts';
import type { MailRules } from '../mail/release-rules.ts';
import type { Transaction } from '../store/connection.ts';
import type { Station } from '../store/outbox.ts';
import { type HeldMail, releaseHeld } from '../store/outbox-batch.ts';
import type { Representative } from '../store/representatives.ts';
import type { Letterhead } from './letterhead.ts';
import type { Office } from './office.ts';

type Free = Exclude<Station, 'held'>;

/**
 * Where a mail stands that nothing but the office's rules keeps back. Of a batch it is never the last one here: how
 * many wait is looked at when all of them are.
 */
export function stationOf(
  mail: {
    readonly kind: 'missed' | 'memo';
    readonly importance: Importance | null;
    readonly to: Representative | null;
  },
  rules: MailRules,
  at: { readonly now: number; readonly timeZone: string },
): Free {
  if (rules.preview[mail.kind]) return 'approval';
  const { now, timeZone } = at;
  const waiting = { ...mail, since: now, quiet: mail.to?.quietHours ?? [] };
  const clock = batchClock(rules.release, now, timeZone);
  const { type } = release(waiting, { rules: rules.release, clock, now, collected: 0, timeZone });
  return type === 'now' ? 'queued' : 'batched';
}

/** The calls are over: what was written during them takes its next station. @returns how many mails */
export async function releaseOfCalls(
  trx: Transaction,
  calls: readonly string[],
  { office, letterhead: { timeZone } }: { readonly office: Office; readonly letterhead: Letterhead },
  now: number,
): Promise<number> {
  return releaseHeld(trx, calls, now, async (mail: HeldMail) => {
    const rules = await office.mailRules();
    const to = mail.representativeId === null ? null : await office.representative(mail.representativeId);
    const kind = mail.purpose.startsWith('memo') ? 'memo' : 'missed';
    return stationOf({ kind, importance: mail.importance, to }, rules, { now, timeZone });
  });
}
