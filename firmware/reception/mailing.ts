import type { Call } from '../calls/call.ts';
import { automaticMail } from '../mail/automatic.ts';
import { type CallFacts, composeMissed, type Occasion } from '../mail/compose.ts';
import { mailKeyOf, messageId } from '../mail/mail-key.ts';
import { setMemo } from '../store/call-desk.ts';
import type { Transaction } from '../store/connection.ts';
import { insertMail } from '../store/outbox.ts';
import { getRepresentative, type Representative } from '../store/representatives.ts';
import { getSettings, type Settings } from '../store/settings.ts';

/** What every mail of this box carries, whatever it tells. */
export interface Letterhead {
  readonly siteName: string;
  readonly timeZone: string;
  /** Language where no representative says another. */
  readonly locale: 'ja' | 'en';
  /** Right side of Message-IDs. */
  readonly domain: string;
  readonly lineName: (line: string) => string;
  readonly display: (number: string) => string;
}

/** The facts of a call, as a mail in this language tells them. */
export function factsForMail(call: Call, letterhead: Letterhead, locale: 'ja' | 'en'): CallFacts {
  const { caller, match } = call;
  const end = call.answeredAt ?? call.releasedAt;
  return {
    lineName: lineInWords(call.line, letterhead.lineName(call.line), locale),
    startedAt: call.startedAt,
    ringSeconds: end === null ? 0 : Math.max(0, Math.round((end - call.startedAt) / 1000)),
    caller,
    display: caller.type === 'number' ? letterhead.display(caller.e164 ?? caller.number) : null,
    customer: match.type === 'one' ? match.customer : null,
    candidates: match.type === 'several' ? match.candidates : [],
    outcome: call.outcome,
  };
}

/** Two lines may carry one name; the number tells them apart, as on the board. */
function lineInWords(id: string, name: string, locale: 'ja' | 'en'): string {
  const line = locale === 'ja' ? `外線${id}` : `line ${id}`;
  return name === id ? line : `${line} ${name}`;
}

export function occasionFor(letterhead: Letterhead, to: Representative | null): Occasion {
  const { siteName, timeZone } = letterhead;
  return { siteName, timeZone, locale: to?.locale ?? letterhead.locale, toName: to?.name ?? '' };
}

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
  const to = await addressee(trx, call, decision.to, settings);
  const memo = settings.absenceMemo;
  const occasion = occasionFor(letterhead, to);
  const composed = composeMissed(factsForMail(call, letterhead, occasion.locale), memo, occasion);
  const key = mailKeyOf(call.key, 'missed');
  const isNew = await insertMail(
    trx,
    {
      ...composed,
      key,
      callKey: call.key,
      purpose: 'missed',
      state: 'queued',
      toName: to?.name ?? '',
      toAddresses: to === null ? [] : to.addresses.slice(0, 1).map((one) => one.address),
      replyTo: null,
      messageId: messageId(key, letterhead.domain),
    },
    now,
  );
  if (isNew) await setMemo(trx, call.key, memo, null, now);
  return isNew;
}

/**
 * Who is told. A representative who was removed meanwhile, or whom nobody ever named, is replaced by the default
 * one; where there is none either, the mail is composed all the same and waits for somebody to give an address.
 */
async function addressee(
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
