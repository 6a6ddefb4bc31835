import type { Clock } from '../../hw/clock.ts';
import type { SendmailConfig } from '../config/mail-config.ts';
import type { SendResult } from './delivery.ts';
import { type CommandEnd, runCommand } from './run-command.ts';
import type { Way } from './way.ts';
import { wayInWords } from './way-words.ts';

/** sysexits.h: only these are about this mail. */
const REFUSED: ReadonlyMap<number, string> = new Map([
  [65, 'the program does not take this mail (EX_DATAERR)'],
  [67, 'the program knows no such addressee (EX_NOUSER)'],
  [68, 'the program knows no such host (EX_NOHOST)'],
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
  const [program] = command;
  if (end.type === 'not-started')
    return { type: 'later', scope: 'server', reply: `${program} could not be started: ${end.why}` };
  const words = end.said === '' ? '' : `: ${end.said}`;
  if (end.type === 'broken-off') {
    const reply =
      end.why === 'limit' ? `${program} was not done after ${limitMs / 1000} s` : 'the box was stopped';
    return { type: 'later', scope: 'server', reply: `${reply}${words}` };
  }
  if (end.code === 0) return { type: 'accepted', reply: `${program} took it${words}`, leftOut: [] };
  const refused = REFUSED.get(end.code);
  if (refused !== undefined) return { type: 'refused', reply: `${refused}${words}` };
  const scope = end.code === TRY_AGAIN ? 'mail' : 'server';
  return { type: 'later', scope, reply: `${program} ended with ${end.code}${words}` };
}
