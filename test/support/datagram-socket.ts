import { spawnSync } from 'node:child_process';
import koffi from 'koffi';
import { unixAddress } from '../../hw/system/datagram.ts';

/** The far end of a unix datagram socket, as systemd holds it. */
export interface DatagramSocket {
  /** The next datagram that has arrived, or null. */
  receive(): string | null;
  close(): void;
}

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const MSG_DONTWAIT = 0x40;
const LARGEST = 4096;

const libc = koffi.load(null);
const socket = libc.func('int socket(int family, int type, int protocol)');
const bind = libc.func('int bind(int fd, _In_ uint8_t *address, uint32_t length)');
const recv = libc.func('intptr_t recv(int fd, _Out_ uint8_t *bytes, size_t length, int flags)');
const close = libc.func('int close(int fd)');

/** Binds an absolute path, or `@name` in the abstract namespace. */
export function bindDatagramSocket(address: string): DatagramSocket {
  const descriptor: number = socket(AF_UNIX, SOCK_DGRAM, 0);
  const raw = unixAddress(address);
  if (raw === null || bind(descriptor, raw, raw.length) !== 0)
    throw new Error(`${address} cannot be bound: ${koffi.errno()}`);
  return {
    receive() {
      const bytes = Buffer.alloc(LARGEST);
      const length = Number(recv(descriptor, bytes, bytes.length, MSG_DONTWAIT));
      return length < 0 ? null : bytes.toString('utf8', 0, length);
    },
    close: () => close(descriptor),
  };
}

/** Runs systemd's own program against the socket; false where it is not installed. */
export function notifyWithSystemd(address: string, words: readonly string[]): boolean {
  const { error } = spawnSync('systemd-notify', ['--no-block', ...words], {
    env: { ...process.env, NOTIFY_SOCKET: address },
  });
  return error === undefined;
}
