import type { SecureContext } from 'node:tls';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { MailConfig } from '../config/config.ts';
import { oneLine } from './compose-clean.ts';
import type { SendResult } from './delivery.ts';
import { isMailAddress } from './mail-address.ts';
import { buildMessage, type OutgoingMail } from './message.ts';
import { MOST_REPLY } from './smtp-error.ts';
import { kindOf } from './smtp-fault.ts';
import type { SessionLimits } from './smtp-options.ts';
import { SmtpPool } from './smtp-pool.ts';
import { trustedAuthorities } from './smtp-trust.ts';
import { leftOutOf, verdictOf } from './smtp-verdict.ts';

/** The way to the mail server. */
export interface Transport {
  /**
   * Hands one mail over. Ends within ten minutes or as soon as `signal` is aborted, and says what became of it.
   * Rejects only for a fault of ours, such as a mail that cannot be written as MIME.
   *
   * @param onConnected the server has let us in: others may come
   */
  send(mail: OutgoingMail, signal?: AbortSignal, onConnected?: () => void): Promise<SendResult>;
  /** Breaks off what is on the wire; no mail is taken any more. */
  close(): void;
}

export interface TransportTools {
  readonly clock: Clock;
  readonly log: Log;
  /** In place of `trustedAuthorities()`. */
  readonly trust?: SecureContext;
  readonly limits?: SessionLimits;
}

const NOBODY = new AbortController().signal;

/** Opens as many connections as mails are handed over at the same time, and uses them again. */
export function createTransport(config: MailConfig, tools: TransportTools): Transport {
  let pool: SmtpPool | null = null;
  const makePool = (): SmtpPool => {
    // Not before the first mail: reading the machine's certificates takes a while.
    const trust = tools.trust ?? trustedAuthorities();
    const session = { ...tools, trust, server: config.server, heloName: config.domain };
    return new SmtpPool({ session, mailsPerConnection: config.pace.mailsPerConnection });
  };
  return {
    async send(mail, signal = NOBODY, onConnected = () => undefined) {
      const wrong = wrongAddresses(mail);
      if (wrong !== null) return { type: 'refused', reply: wrong };
      const message = await buildMessage(mail, config.from);
      pool ??= makePool();
      const end = await pool.send(message, signal, onConnected);
      if (end.type === 'accepted')
        return { type: 'accepted', reply: end.reply, leftOut: leftOutOf(end.rejected) };
      tools.log.debug({ fault: kindOf(end.fault), stage: end.fault.stage }, 'mail not handed over');
      return verdictOf(end.fault);
    },
    close: () => pool?.close(),
  };
}

/** Composed while nobody was named: it waits for a person to give an address. */
const NO_ADDRESS = 'there is no address: name a default representative in the settings, or give one here';

function wrongAddresses({ toAddresses }: OutgoingMail): string | null {
  if (toAddresses.length === 0) return NO_ADDRESS;
  const wrong = toAddresses.filter((address) => !isMailAddress(address));
  return wrong.length === 0 ? null : oneLine(`not a mail address: ${wrong.join(', ')}`, MOST_REPLY);
}
