import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { CommandConfig, MailConfig } from '../config/mail-config.ts';
import { runCommand } from './run-command.ts';

/** What is done around a run in which mails are sent, such as dialling in. Neither rejects; each has a limit. */
export interface Uplink {
  before(): Promise<void>;
  after(): Promise<void>;
}

/**
 * The commands of the configuration (SPEC A3). One that fails is told in the journal and stops no mail: a stick that
 * is up already makes many such a command fail.
 */
export function createUplink(
  { before, after }: MailConfig['flush'],
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Uplink {
  const run = async (config: CommandConfig | null, when: string): Promise<void> => {
    if (config === null) return;
    const end = await runCommand({ ...config, clock });
    if (end.type === 'exited' && end.code === 0) return;
    log.warn({ command: config.command[0], when, end }, 'a command around the sending of mails failed');
  };
  return { before: () => run(before, 'before'), after: () => run(after, 'after') };
}
