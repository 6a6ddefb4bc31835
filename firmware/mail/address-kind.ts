/**
 * How somebody is told (SPEC F8), by how the address is written: a mail address, `https://…` of a program that takes
 * notifications, or `mqtt:NAME` on the message broker.
 */
export type Way = 'mail' | 'webhook' | 'mqtt';

export function wayOf(address: string): Way {
  if (/^https?:\/\//i.test(address)) return 'webhook';
  return address.startsWith('mqtt:') ? 'mqtt' : 'mail';
}

/**
 * Where an automatic notice goes: the first address, and every program besides. One row of the outbox each, so that one
 * that is down holds up no other. [null]: nobody has an address, and it waits for a person to give one.
 */
export function automaticTargets(addresses: readonly string[]): readonly (string | null)[] {
  const [first = null, ...others] = addresses;
  return [first, ...others.filter((address) => wayOf(address) !== 'mail')];
}
