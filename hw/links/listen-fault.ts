import type { LinkReason, Transport } from './link-reason.ts';

/** Where it is listened, as a reason tells it: the address is empty where every one of the machine is meant. */
export interface ListenPlace {
  readonly host: string;
  readonly port: number;
}

export function placeOf({ host, port }: ListenPlace): ListenPlace {
  return { host: host === '0.0.0.0' || host === '::' ? '' : host, port };
}

/** Why a port cannot be listened at. */
export function listenFault(
  { code, message }: NodeJS.ErrnoException,
  transport: Transport,
  { host, port }: ListenPlace,
): LinkReason {
  switch (code) {
    case 'EADDRINUSE':
      return { code: 'port-taken', transport, port };
    case 'EACCES':
      return { code: 'port-forbidden', transport, port };
    case 'EADDRNOTAVAIL':
      return { code: 'address-foreign', host };
    default:
      return { code: 'listen-failed', transport, ...placeOf({ host, port }), said: code ?? message };
  }
}
