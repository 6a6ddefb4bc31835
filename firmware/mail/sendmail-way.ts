import type { Clock } from '../../hw/clock.ts';
import type { SendmailConfig } from '../config/mail-config.ts';
import type { MailFault, OF_PROGRAM } from '../mail-faults/mail-fault.ts';
import type { SendResult } from './delivery.ts';
import { type CommandEnd, runCommand } from './run-command.ts';
import type { Way } from './way.ts';
import { wayInWords } from './way-words.ts';

/** sysexits.h: only these are about this mail. */
const ABOUT_MAIL: ReadonlyMap<number, (typeof OF_PROGRAM)[number]> = new Map([
  [65, 'program-refuses-mail'],
  [67, 'program-knows-nobody'],
  [68, 'program-knows-no-host'],
]);
const TRY_AGAIN = 75;

/** Hands mails to a program of this machine, as sendmail(1) takes them: envelope as arguments, mail as input. */
export function createSendmailWay(config: SendmailConfig, clock: Clock): Way {
  const closing = new AbortController();
  return {
    name: wayInWords(config),
    async send({ from, to, bytes }, signal, onConnected) {
      onConnected();
      const command = [...config.command, '-f', from, '--', ...to];
      const either = AbortSignal.any([signal, closing.signal]);
      const order = { command, limitMs: config.limitMs, clock, input: withNewlines(bytes), signal: either };
      return resultOf(await runCommand(order), config);
    },
    close: () => closing.abort(),
  };
}

/** A program of this machine ends lines as the machine does. */
function withNewlines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** What the end of the program means for the mail. */
export function resultOf(end: CommandEnd, { command, limitMs }: SendmailConfig): SendResult {
  const [program = ''] = command;
  const forAll = (fault: MailFault): SendResult => ({ type: 'later', scope: 'server', faults: [fault] });
  if (end.type === 'not-started')
    return forAll({ code: 'program-missing', said: end.why, by: 'machine', program });
  const told = { said: end.said, by: 'server' } as const;
  if (end.type === 'broken-off')
    return end.why === 'limit'
      ? forAll({ code: 'program-slow', ...told, program, seconds: limitMs / 1000 })
      : forAll({ code: 'stopped', ...told });
  if (end.code === 0) return { type: 'accepted', reply: end.said, leftOut: [] };
  const refused = ABOUT_MAIL.get(end.code);
  if (refused !== undefined) return { type: 'refused', faults: [{ code: refused, ...told, program }] };
  if (end.code === TRY_AGAIN)
    return { type: 'later', scope: 'mail', faults: [{ code: 'program-later', ...told, program }] };
  return forAll({ code: 'program-failed', ...told, program, exit: end.code });
}
