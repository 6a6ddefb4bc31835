import { z } from 'zod';
import { Time } from './common.ts';

/** Something that is wrong with the box. `subject`: the link that is meant; the page has the words. */
export const Condition = z.object({
  code: z.enum([
    'disk-full',
    'disk-failing',
    'disk-low',
    'unsaved',
    'mail-stuck',
    'mail-unseen',
    'mail-undelivered',
    'bounces-unread',
    'template-broken',
    'link-down',
    'link-silent',
    'backup-failed',
    'backup-not-mounted',
    'clock-not-set',
  ]),
  level: z.enum(['warning', 'fault']),
  subject: z.string().nullable(),
  since: Time,
});
export type Condition = z.infer<typeof Condition>;

/** GET /healthz: 200 while calls and mail are served (`ok`, `warning`), 503 with `fault`. No personal data. */
export const Healthz = z.object({
  status: z.enum(['ok', 'warning', 'fault']),
  conditions: z.array(Condition),
});
export type Healthz = z.infer<typeof Healthz>;
