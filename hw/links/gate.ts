import { BlockList, isIP, isIPv6 } from 'node:net';

/** Strangers that are remembered; a port scan must fill neither the memory nor the log. */
const MOST_STRANGERS = 16;

/** Who may connect: everybody, or one IP address. */
export class Gate {
  readonly #allowed: BlockList | null;
  readonly #strangers = new Set<string>();

  /** @param from an IP address; left out: whoever reaches the port */
  constructor(from?: string) {
    this.#allowed = from === undefined ? null : new BlockList();
    if (from !== undefined) this.#allowed?.addAddress(from, familyOf(from));
  }

  admits(address: string): boolean {
    if (isIP(address) === 0) return false;
    return this.#allowed === null || this.#allowed.check(address, familyOf(address));
  }

  /** Whether this one was refused for the first time, so that it is worth a word. */
  isNewStranger(address: string): boolean {
    if (isIP(address) === 0 || this.#strangers.has(address)) return false;
    if (this.#strangers.size >= MOST_STRANGERS) return false;
    this.#strangers.add(address);
    return true;
  }
}

/** `::ffff:192.0.2.5` is how an IPv4 address is called where both kinds are listened to. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');
