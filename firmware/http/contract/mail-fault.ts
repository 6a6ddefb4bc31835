import { z } from 'zod';
import { AT_SERVER, OF_PROGRAM, OF_STATUS, OF_TOKENS, PLAIN, STEPS } from '../../mail-faults/mail-fault.ts';

/** The words of whoever was to take the mail, or of the machine, in their language; '' where nothing was said. */
const told = { said: z.string(), by: z.enum(['server', 'machine']) };
const server = z.string();

/** Why a mail, or a notification for a program, did not get through (firmware/mail-faults). */
export const MailFault = z.discriminatedUnion('code', [
  z.object({ code: z.enum(AT_SERVER), ...told, server }),
  z.object({ code: z.literal('timeout'), ...told, server, step: z.enum(STEPS) }),
  z.object({ code: z.literal('login-refused'), ...told, server, user: z.string() }),
  z.object({ code: z.enum(OF_TOKENS), ...told, service: z.string() }),
  z.object({ code: z.literal('sender-refused'), ...told, server, sender: z.string() }),
  z.object({ code: z.literal('bad-address'), ...told, addresses: z.array(z.string()).readonly() }),
  z.object({ code: z.enum(OF_PROGRAM), ...told, program: z.string() }),
  z.object({ code: z.literal('program-slow'), ...told, program: z.string(), seconds: z.number() }),
  z.object({ code: z.literal('program-failed'), ...told, program: z.string(), exit: z.number().int() }),
  z.object({ code: z.enum(OF_STATUS), ...told, receiver: z.string(), status: z.number().int() }),
  z.object({ code: z.literal('webhook-unreachable'), ...told, receiver: z.string() }),
  z.object({ code: z.literal('webhook-silent'), ...told, receiver: z.string(), seconds: z.number() }),
  z.object({ code: z.literal('restored'), ...told, madeAt: z.number().int() }),
  z.object({ code: z.enum(PLAIN), ...told }),
]);
export type MailFault = z.infer<typeof MailFault>;
