import type { Machine } from './machine.ts';

const GUEST = '10.0.2.15';
const DOOR = 8081;

/** This computer, as the guest calls it: what listens on loopback here is reached under this address. */
export const HOST_FROM_GUEST = '10.0.2.2';

/** The words for QEMU that give a machine a network of its own. It has no way out of it but to this computer. */
export const NETWORK_WORDS: readonly string[] = [
  ...['-netdev', `user,id=net,hostfwd=tcp:127.0.0.1:0-${GUEST}:${DOOR}`],
  ...['-device', 'virtio-net-pci,netdev=net,romfile='],
];

/**
 * Brings the guest's network up, and a port of its loopback out to this computer's.
 *
 * @param port of a server in the guest, which may come up later
 * @returns the address of that server, as this computer reaches it
 */
export async function openNetwork(machine: Machine, port: number): Promise<string> {
  await machine.must(`ifconfig eth0 ${GUEST} up`);
  const program = `/rig/box/scripts/rig/guest/forward.js ${GUEST} ${DOOR} ${port}`;
  await machine.must(`setsid node ${program} </dev/null >/dev/null 2>&1 &`);
  const said = await machine.monitor('human-monitor-command', { 'command-line': 'info usernet' });
  const outside = /HOST_FORWARD\]\s+\d+\s+\S+\s+(\d+)/.exec(String(said))?.[1];
  if (outside === undefined) throw new Error(`QEMU forwards no port: ${String(said)}`);
  return `http://127.0.0.1:${outside}`;
}
