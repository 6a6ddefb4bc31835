import { z } from 'zod';
import { Time } from './common.ts';

/**
 * PUT /api/mail-rules: when mails leave and who looks at them before (SPEC F2, F3), for the whole office. Minutes and
 * numbers are whole; what is out of bounds is named by its path.
 */
export const MailRules = z.object({
  release: z.object({
    collect: z.enum(['nothing', 'missed', 'all']),
    /** Five fields, in the office's time zone. */
    cron: z.string().trim().max(100).nullable(),
    count: z.number().nullable(),
    /** Nothing waits longer for others. */
    afterMinutes: z.number(),
    /** What a mail about a customer of importance A may pass. */
    important: z.enum(['waits', 'overtakes-batch', 'overtakes-quiet']),
    digest: z.enum(['never', 'caller', 'representative']),
  }),
  preview: z.object({
    missed: z.boolean(),
    memo: z.boolean(),
    /** The mail that joins several calls. */
    digest: z.boolean(),
    afterMinutes: z.number(),
    unseen: z.enum(['send', 'report']),
  }),
  enclosure: z.object({ vcard: z.boolean() }),
});
export type MailRules = z.infer<typeof MailRules>;

/** GET /api/mail-rules, and the answer to PUT. `next`: when the expression comes true, the next three times. */
export const MailRulesShown = MailRules.extend({ next: z.array(Time), timeZone: z.string() });
export type MailRulesShown = z.infer<typeof MailRulesShown>;
