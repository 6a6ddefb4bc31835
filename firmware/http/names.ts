import { hostname, networkInterfaces } from 'node:os';

/** A name or an IP address as a certificate and a Host header carry it: small letters, IPv6 without brackets. */
export interface OwnNames {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|::1)$/;

export const isLoopbackName = (name: string): boolean => LOOPBACK.test(name);

/** `::ffff:127.0.0.1` is an IPv4 connection on an IPv6 socket. */
export const isLoopbackAddress = (address: string): boolean =>
  isLoopbackName(address.replace(/^::ffff:/, ''));

/**
 * Under which names and addresses this machine can be reached, as it is now: addresses come and go.
 *
 * @param configured names that the configuration adds
 */
export function ownNames(configured: readonly string[]): OwnNames {
  const own = hostname().toLowerCase();
  const [short = own] = own.split('.');
  const addresses = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).map((one) => one.address.toLowerCase()),
  );
  return {
    names: unique([
      'localhost',
      own,
      short,
      `${short}.local`,
      ...configured.map((name) => name.toLowerCase()),
    ]),
    addresses: unique(['127.0.0.1', '::1', ...addresses]),
  };
}

/** The name in a Host header; null when it is none. */
export function hostIn(header: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([^\s:/@?#\\]+))(?::\d{1,5})?$/i.exec(header ?? '');
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? null : name.toLowerCase().replace(/\.$/, '');
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
