import type { Call } from '../calls/call.ts';
import { automaticTargets } from '../mail/address-kind.ts';
import { automaticMail } from '../mail/automatic.ts';
import { composeMissed } from '../mail/compose.ts';
import { mailKeyOf, messageId } from '../mail/mail-key.ts';
import { setAbsenceMemo } from '../store/call-desk.ts';
import type { Transaction } from '../store/connection.ts';
import { insertMails, type NewMail } from '../store/outbox.ts';
import type { Representative } from '../store/representatives.ts';
import { addressedTo, enclosed } from './addressee.ts';
import { factsForMail, type Letterhead, occasionBy } from './letterhead.ts';
import type { Office } from './office.ts';
import { stationOf } from './station.ts';
import { toldAbout } from './told.ts';

export interface MailingContext {
  readonly office: Office;
  readonly letterhead: Letterhead;
  /** Wall clock, ms. */
  readonly now: number;
}

/**
 * The automatic mails of calls that have ended, in the transaction that stores their ends (SPEC E3-E7). The absence
 * memo becomes the memo of the call record as well; the index of words is left to the caller.
 *
 * @returns the calls of which a mail was put into the outbox
 */
export async function mailEndedCalls(
  trx: Transaction,
  calls: readonly Call[],
  context: MailingContext,
): Promise<ReadonlySet<string>> {
  const mails: NewMail[] = [];
  for (const call of calls) mails.push(...(await automaticMailsOf(trx, call, context)));
  const inserted = await insertMails(trx, mails, context.now);
  const mailed = new Set(mails.flatMap(({ key, callKey }) => (inserted.has(key) ? [callKey ?? ''] : [])));
  if (mailed.size === 0) return mailed;
  const { absenceMemo } = await context.office.settings();
  await setAbsenceMemo(trx, [...mailed], absenceMemo, context.now);
  return mailed;
}

/** None where the office does not want any; several where the representative is told in several ways. */
async function automaticMailsOf(trx: Transaction, call: Call, context: MailingContext): Promise<NewMail[]> {
  const { office, letterhead, now } = context;
  const decision = automaticMail(call, await office.settings());
  if (decision.type === 'none') return [];
  const rules = await office.mailRules();
  const to = await automaticAddressee(call, decision.to, office);
  const occasion = await occasionBy(letterhead, to, office.templates);
  const told = await toldAbout(trx, call, letterhead);
  const facts = factsForMail(call, letterhead, occasion.locale, told);
  const importance = facts.customer?.importance ?? null;
  const { timeZone } = letterhead;
  const mail = {
    ...composeMissed(facts, (await office.settings()).absenceMemo, occasion),
    ...(await enclosed(trx, facts, to, letterhead, rules.enclosure)),
    ...{ callKey: call.key, importance, replyTo: null },
    state: stationOf({ kind: 'missed', importance, to }, rules, { now, timeZone }),
  };
  return automaticTargets(to?.addresses.map((one) => one.address) ?? []).map((address, at) => {
    const purpose = at === 0 ? 'missed' : (`missed-${at + 1}` as const);
    const key = mailKeyOf(call.key, purpose);
    const identity = { key, purpose, messageId: messageId(key, letterhead.domain) };
    return { ...mail, ...identity, ...addressedTo(to, address) };
  });
}

/**
 * Who is told. A representative who was removed meanwhile, or whom nobody ever named, is replaced by the default
 * one; where there is none either, the mail is composed all the same and waits for somebody to give an address.
 */
async function automaticAddressee(
  call: Call,
  to: 'representative' | 'default',
  office: Office,
): Promise<Representative | null> {
  const own = call.match.type === 'one' ? (call.match.customer.representative?.id ?? null) : null;
  const wanted = to === 'representative' && own !== null ? await office.representative(own) : null;
  if (wanted !== null) return wanted;
  const fallback = (await office.settings()).defaultRepresentativeId;
  return fallback === null ? null : office.representative(fallback);
}
