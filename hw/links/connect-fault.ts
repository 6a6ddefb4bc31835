import type { LinkReason } from './link-reason.ts';

/** Why a connection did not come about, or broke. */
export function connectFault(
  { code, message }: NodeJS.ErrnoException,
  { host, port }: { readonly host: string; readonly port: number },
): LinkReason {
  const place = `${host}:${port}`;
  switch (code) {
    case 'ECONNREFUSED':
      return { code: 'tcp-refused', place };
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { code: 'tcp-name-unknown', host };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return { code: 'tcp-unreachable', place };
    case 'ETIMEDOUT':
      return { code: 'tcp-no-answer', place };
    case 'ECONNRESET':
    case 'EPIPE':
      return { code: 'tcp-reset', place };
    default:
      return { code: 'tcp-broken', place, said: code ?? message };
  }
}
