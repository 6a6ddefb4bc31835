import { whyText } from '../../equipment-words/why-text.ts';
import { identityOf } from '../../health/condition.ts';
import type { Incident } from '../../health/incident.ts';
import type { Why } from '../../http/contract/reason.ts';
import { composeNotice, noticeCodeOf } from '../../mail/compose-notice.ts';
import { messageId, noticeKeyOf } from '../../mail/mail-key.ts';
import { addressedTo } from '../../reception/addressee.ts';
import { type Letterhead, occasionFor } from '../../reception/letterhead.ts';
import type { Database } from '../../store/database.ts';
import { insertMail } from '../../store/outbox.ts';
import { getRepresentative } from '../../store/representatives.ts';
import { getSettings } from '../../store/settings.ts';

/**
 * Puts the mail about an incident into the outbox, once however often it is asked. Where nobody is named as default
 * representative there is nobody to tell; the page says it all the same.
 *
 * @param incident `why`: what its link says of itself; empty where no link is meant or it says nothing
 * @param now wall clock, ms
 * @returns whether a mail is waiting now that was not before
 * @throws when the disk takes nothing
 */
export async function mailIncident(
  db: Database,
  letterhead: Letterhead,
  incident: Incident & { readonly why: Why },
  now: number,
): Promise<boolean> {
  const code = noticeCodeOf(incident.code);
  if (code === null) return false;
  return await db.knex.transaction(async (trx) => {
    const { defaultRepresentativeId: id } = await getSettings(trx);
    const to = id === null ? null : await getRepresentative(trx, id);
    if (to === null) return false;
    const key = noticeKeyOf(db.boxId, identityOf(incident), incident.since);
    const occasion = await occasionFor(trx, letterhead, to);
    const why = whyText(incident.why, occasion.locale);
    const facts = { ...incident, code, why, isTimeKnown: letterhead.isTimeKnown() };
    const composed = composeNotice(facts, occasion);
    const addressed = { ...addressedTo(to, null), replyTo: null };
    const sent = { key, callKey: null, purpose: 'notice', state: 'queued', importance: null } as const;
    const alone = { thread: null, vcard: null };
    const mail = {
      ...composed,
      ...addressed,
      ...sent,
      ...alone,
      messageId: messageId(key, letterhead.domain),
    };
    return await insertMail(trx, mail, now);
  });
}
