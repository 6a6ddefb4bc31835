import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A network and a resolver for one program alone: its name server is 127.0.0.1, and it has one card besides loopback,
 * as a box has. getaddrinfo and c-ares both read /etc/resolv.conf, and a name server there has port 53.
 */
const SETUP = `set -e
ip link set lo up
ip link add office type veth peer name rest
ip addr add 10.9.8.1/24 dev office
ip link set office up
ip link set rest up
mount --bind "$1" /etc/resolv.conf
mount --bind "$2" /etc/nsswitch.conf
shift 2
exec "$@"`;

const argumentsFor = (folder: string, program: readonly string[]): string[] => {
  const [resolver, order] = [join(folder, 'resolv.conf'), join(folder, 'nsswitch.conf')];
  writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  writeFileSync(order, 'hosts: files dns\n');
  return ['--net', '--mount', 'sh', '-c', SETUP, 'sh', resolver, order, ...program];
};

/** Why no program can be run with a network of its own here, or null. @param folder for files that it needs */
export function aloneMissing(folder: string): string | null {
  if (process.getuid?.() !== 0) return 'a network of its own is for root only';
  const { status, stderr, error } = spawnSync('unshare', argumentsFor(folder, ['true']), {
    encoding: 'utf8',
  });
  return status === 0 ? null : (error?.message ?? stderr.trim());
}

/** @returns what the program wrote. @throws when it failed, with what it said */
export function runAlone(folder: string, program: readonly string[]): string {
  return execFileSync('unshare', argumentsFor(folder, program), { encoding: 'utf8', timeout: 120_000 });
}
