import type { SecureContext } from 'node:tls';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { MailWayConfig, ReadyMailConfig } from '../config/mail-config.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import type { SendResult } from './delivery.ts';
import { signed } from './dkim.ts';
import { FallbackWay } from './fallback-way.ts';
import { isMailAddress } from './mail-address.ts';
import { buildMessage, type OutgoingMail } from './message.ts';
import { createSendmailWay } from './sendmail-way.ts';
import type { SessionLimits } from './smtp-options.ts';
import { createSmtpWay } from './smtp-way.ts';
import type { Way } from './way.ts';

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

/** The way that the configuration names, with the second one where it names one. */
export function createTransport(config: ReadyMailConfig, tools: TransportTools): Transport {
  const way = createWay(config, tools);
  return {
    async send(mail, signal = NOBODY, onConnected = () => undefined) {
      const wrong = wrongAddresses(mail);
      if (wrong !== null) return { type: 'refused', faults: [wrong] };
      const message = buildMessage(mail, config.from);
      const bytes = config.dkim === null ? message.bytes : await signed(message.bytes, config.dkim);
      return way.send({ ...message, from: config.bounceAddress, bytes }, signal, onConnected);
    },
    close: () => way.close(),
  };
}

function createWay(config: ReadyMailConfig, tools: TransportTools): Way {
  const make = (one: MailWayConfig): Way =>
    one.type === 'sendmail'
      ? createSendmailWay(one, tools.clock)
      : createSmtpWay(one, { ...tools, heloName: config.domain, pace: config.pace });
  const first = make(config.server);
  if (config.fallback === null) return first;
  return new FallbackWay(first, make(config.fallback), { ...tools, backOff: config.retry });
}

function wrongAddresses({ toAddresses }: OutgoingMail): MailFault | null {
  const told = { said: '', by: 'machine' } as const;
  // Composed while nobody was named: it waits for a person to give an address.
  if (toAddresses.length === 0) return { code: 'no-address', ...told };
  const addresses = toAddresses.filter((address) => !isMailAddress(address));
  return addresses.length === 0 ? null : { code: 'bad-address', ...told, addresses };
}
