import { TEMPLATE_KINDS } from '../mail/template-fields.ts';
import { templateFaults } from '../mail/templates.ts';
import type { Handle } from '../store/connection.ts';
import { getMailRules } from '../store/mail-rules.ts';
import { overdueApprovals } from '../store/outbox-batch.ts';
import { hasUntoldRefusal } from '../store/outbox-refusals.ts';
import { getTemplates } from '../store/templates.ts';

/** What of the office's own rules for mail asks for a person. */
export interface MailCare {
  /** A mail waits for a look, longer than the office wants. */
  readonly isUnseen: boolean;
  /** A mail was refused or came back, and nobody could be told of it by mail. */
  readonly isUndelivered: boolean;
  /** A template that was stored by another version does not fit this one: the built-in text is sent. */
  readonly isTemplateBroken: boolean;
}

/** @param now wall clock, ms */
export async function mailCare(db: Handle, now: number): Promise<MailCare> {
  const { preview } = await getMailRules(db);
  const overdue =
    preview.unseen === 'report' ? await overdueApprovals(db, now, preview.afterMinutes * 60_000) : [];
  const templates = [await getTemplates(db, 'ja'), await getTemplates(db, 'en')];
  const isTemplateBroken = templates.some((own) =>
    TEMPLATE_KINDS.some((kind) => {
      const source = own[kind];
      return source !== undefined && templateFaults(kind, source).length > 0;
    }),
  );
  return { isUnseen: overdue.length > 0, isUndelivered: await hasUntoldRefusal(db), isTemplateBroken };
}
