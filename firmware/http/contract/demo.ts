import { z } from 'zod';
import { page, Time } from './common.ts';

/** POST /api/demo/call: play a call into the simulated equipment. Times are seconds of the call. */
export const DemoCall = z.object({
  line: z.string().max(64),
  from: z
    .string()
    .regex(/^\+?[0-9*#]{1,31}$/, 'a telephone number of digits, without hyphens')
    .optional(),
  name: z.string().max(50).optional(),
  withheld: z.boolean().default(false),
  ring: z.array(z.string().max(64)).max(20).default([]),
  answer: z.string().max(64).optional(),
  /** Seconds from the first ring to the answer. */
  after: z.number().min(0).max(600).default(4),
  /** Seconds from the first ring to the end of the call. */
  hangupAfter: z.number().min(0).max(3600).default(20),
});
export type DemoCall = z.infer<typeof DemoCall>;
/** As it is sent: what is left out has its default. */
export type DemoCallInput = z.input<typeof DemoCall>;
/** POST /api/demo/press */
export const DemoPress = z.object({ button: z.enum(['absent', 'present']) });
export type DemoPress = z.infer<typeof DemoPress>;
/** POST /api/demo/day starts "a day at the office" (about two minutes), DELETE stops it. GET /api/demo: state. */
export const DemoState = z.object({
  day: z
    .object({
      step: z.number().int(),
      steps: z.number().int(),
      says: z.object({ ja: z.string(), en: z.string() }),
    })
    .nullable(),
  led: z.boolean(),
  /** The lines that a call can be played on. */
  lines: z.array(z.string()),
  scenarios: z.array(
    z.object({ id: z.string(), title: z.object({ ja: z.string(), en: z.string() }), call: DemoCall }),
  ),
});
export type DemoState = z.infer<typeof DemoState>;
/** GET /api/demo/mails: what the mail catcher received, newest first, at most 200. */
export const CaughtMail = z.object({
  id: z.string(),
  at: Time,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  messageId: z.string(),
});
export type CaughtMail = z.infer<typeof CaughtMail>;
export const CaughtMails = page(CaughtMail);
export type CaughtMails = z.infer<typeof CaughtMails>;
