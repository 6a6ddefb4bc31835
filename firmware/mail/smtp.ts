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
import { deliver, type SessionLimits } from './smtp-session.ts';
import { trustedAuthorities } from './smtp-trust.ts';
import { leftOutOf, verdictOf } from './smtp-verdict.ts';

/** The way to the mail server. */
export interface Transport {
  /**
   * Hands one mail over. Ends within ten minutes or as soon as `signal` is aborted, and says what became of it.
   * Rejects only for a fault of ours, such as a mail that cannot be written as MIME.
   */
  send(mail: OutgoingMail, signal?: AbortSignal): Promise<SendResult>;
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

/** One connection a mail: an office writes few, and an idle connection is one more thing that can be dead. */
export function createTransport(config: MailConfig, tools: TransportTools): Transport {
  const closing = new AbortController();
  let trust = tools.trust ?? null;
  return {
    async send(mail, signal) {
      const wrong = wrongAddresses(mail);
      if (wrong !== null) return { type: 'refused', reply: wrong };
      const message = await buildMessage(mail, config.from);
      // Not before the first mail: reading the machine's certificates takes a while.
      trust ??= trustedAuthorities();
      const session = { ...tools, trust, server: config.server, heloName: config.domain };
      const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
      const end = await deliver(message, session, either);
      if (end.type === 'accepted')
        return { type: 'accepted', reply: end.reply, leftOut: leftOutOf(end.rejected) };
      tools.log.debug({ fault: kindOf(end.fault), stage: end.fault.stage }, 'mail not handed over');
      return verdictOf(end.fault);
    },
    close: () => closing.abort(),
  };
}

/** Composed while nobody was named: it waits for a person to give an address. */
const NO_ADDRESS = 'there is no address: name a default representative in the settings, or give one here';

function wrongAddresses({ toAddresses }: OutgoingMail): string | null {
  if (toAddresses.length === 0) return NO_ADDRESS;
  const wrong = toAddresses.filter((address) => !isMailAddress(address));
  return wrong.length === 0 ? null : oneLine(`not a mail address: ${wrong.join(', ')}`, MOST_REPLY);
}
