import type { Call } from '../calls/call.ts';
import { automaticTargets } from '../mail/address-kind.ts';
import { automaticMail } from '../mail/automatic.ts';
import { composeMissed } from '../mail/compose.ts';
import { mailKeyOf, messageId } from '../mail/mail-key.ts';
import { setMemo } from '../store/call-desk.ts';
import type { Transaction } from '../store/connection.ts';
import { getMailRules } from '../store/mail-rules.ts';
import { insertMail } from '../store/outbox.ts';
import { getRepresentative, type Representative } from '../store/representatives.ts';
import { getSettings, type Settings } from '../store/settings.ts';
import { addressedTo, enclosed } from './addressee.ts';
import { factsForMail, type Letterhead, occasionFor } from './letterhead.ts';
import { stationOf } from './station.ts';
import { toldAbout } from './told.ts';

/**
 * The automatic mail of a call that has ended, in the transaction that stores its end (SPEC E3-E7). The absence
 * memo becomes the memo of the call record as well.
 *
 * @returns whether a mail was put into the outbox
 */
export async function mailEndedCall(
  trx: Transaction,
  call: Call,
  letterhead: Letterhead,
  now: number,
): Promise<boolean> {
  const settings = await getSettings(trx);
  const decision = automaticMail(call, settings);
  if (decision.type === 'none') return false;
  const rules = await getMailRules(trx);
  const to = await automaticAddressee(trx, call, decision.to, settings);
  const memo = settings.absenceMemo;
  const occasion = await occasionFor(trx, letterhead, to);
  const told = await toldAbout(trx, call, letterhead);
  const facts = factsForMail(call, letterhead, occasion.locale, told);
  const importance = facts.customer?.importance ?? null;
  const station = stationOf({ kind: 'missed', importance, to }, rules, {
    now,
    timeZone: letterhead.timeZone,
  });
  const mail = {
    ...composeMissed(facts, memo, occasion),
    ...(await enclosed(trx, facts, to, letterhead, rules.enclosure)),
    ...{ callKey: call.key, state: station, importance, replyTo: null },
  };
  let isNew = false;
  const targets = automaticTargets(to?.addresses.map((one) => one.address) ?? []);
  for (const [at, address] of targets.entries()) {
    const purpose = at === 0 ? 'missed' : (`missed-${at + 1}` as const);
    const key = mailKeyOf(call.key, purpose);
    const identity = { key, purpose, messageId: messageId(key, letterhead.domain) };
    const isInserted = await insertMail(trx, { ...mail, ...identity, ...addressedTo(to, address) }, now);
    isNew ||= isInserted;
  }
  if (isNew) await setMemo(trx, call.key, memo, null, now);
  return isNew;
}

/**
 * Who is told. A representative who was removed meanwhile, or whom nobody ever named, is replaced by the default
 * one; where there is none either, the mail is composed all the same and waits for somebody to give an address.
 */
async function automaticAddressee(
  trx: Transaction,
  call: Call,
  to: 'representative' | 'default',
  settings: Settings,
): Promise<Representative | null> {
  const own = call.match.type === 'one' ? (call.match.customer.representative?.id ?? null) : null;
  const wanted = to === 'representative' && own !== null ? await getRepresentative(trx, own) : null;
  if (wanted !== null) return wanted;
  const fallback = settings.defaultRepresentativeId;
  return fallback === null ? null : getRepresentative(trx, fallback);
}
