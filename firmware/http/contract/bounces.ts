import { z } from 'zod';
import { Secret, Typed, TypedCode } from './typed.ts';

const mailboxFields = {
  host: TypedCode,
  /** '': the usual one for `security`. */
  port: TypedCode,
  security: z.enum(['tls', 'starttls', 'none']),
  user: Typed,
  folder: Typed,
  /** What becomes of a report that was dealt with. */
  done: z.enum(['seen', 'move', 'leave']),
  /** For `move`. */
  moveTo: Typed,
};
/** The mailbox into which reports of mails come that did not arrive. */
export const BounceFields = z.object({ ...mailboxFields, password: Secret });
export type BounceFields = z.infer<typeof BounceFields>;
export const ShownBounces = z.object({
  ...mailboxFields,
  hasPassword: z.boolean(),
  /** It is opened by a token, which is set in the file only. */
  isByToken: z.boolean(),
});
export type ShownBounces = z.infer<typeof ShownBounces>;

/** PUT /api/configuration/bounces; null: nobody looks. */
export const BouncesInput = z.object({ mailbox: BounceFields.nullable() });
export type BouncesInput = z.infer<typeof BouncesInput>;

/** POST /api/configuration/bounces/test: with what is typed, or with what the box works with (null). */
export const TestBounces = z.object({ mailbox: BounceFields.nullable() });
export type TestBounces = z.infer<typeof TestBounces>;

/** GET /api/configuration/bounces/test: the last look since the box started. */
export const BounceTest = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('none') }),
  z.object({ phase: z.literal('running') }),
  /** `mails`: of the last seven days, in the folder. */
  z.object({ phase: z.literal('readable'), mails: z.number().int() }),
  /** `words`: of the server, the network or the token service. */
  z.object({
    phase: z.literal('failed'),
    kind: z.enum(['login', 'certificate', 'folder', 'connection']),
    words: z.string(),
  }),
]);
export type BounceTest = z.infer<typeof BounceTest>;
