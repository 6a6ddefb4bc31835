import { createRequire } from 'node:module';
import type Koffi from 'koffi';

/** Sends to a unix datagram socket that somebody else has bound. Node has none of its own. */
export interface DatagramSender {
  /** @throws Error with the system's `code` (ENOENT, ECONNREFUSED, EAGAIN, …) */
  send(text: string): void;
  close(): void;
}

const AF_UNIX = 1;
const SOCK_DGRAM = 2;
const SOCK_CLOEXEC = 0o2000000;
const MSG_NOSIGNAL = 0x4000;
const SOL_SOCKET = 1;
const SO_SNDTIMEO = 21;
/** struct sockaddr_un: two bytes of family, then this many of path. */
const PATH_BYTES = 108;
/** The receiver's queue may be full for a moment; nobody at a desk notices a pause of this length. */
const SEND_LIMIT_US = 100_000n;

/**
 * The address as the kernel wants it, or null for what is none: an absolute path, or `@name` for a socket in the
 * abstract namespace, whose name begins with a zero byte and is as long as the address says.
 */
export function unixAddress(address: string): Buffer | null {
  const name = Buffer.from(address, 'utf8');
  const isAbstract = address.startsWith('@');
  if (!(isAbstract || address.startsWith('/')) || name.length < 2) return null;
  // A path ends with a zero byte.
  if (name.length > (isAbstract ? PATH_BYTES : PATH_BYTES - 1) || name.includes(0)) return null;
  if (isAbstract) name[0] = 0;
  const family = Buffer.alloc(2);
  new Uint16Array(family.buffer, family.byteOffset, 1)[0] = AF_UNIX;
  return Buffer.concat([family, name, Buffer.alloc(isAbstract ? 0 : 1)]);
}

/**
 * Opens the way to an address; there need be nobody yet. Loads the native part of the program.
 *
 * @throws Error when the address is none or the system gives no socket
 */
export function openDatagramSender(address: string): DatagramSender {
  const target = unixAddress(address);
  if (target === null) throw new Error(`"${address}" is not the address of a unix socket`);
  const libc = loadLibc();
  const descriptor = libc.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) throw libc.fault('socket');
  libc.setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, sendLimit(), 16);
  let isOpen = true;
  return {
    send(text) {
      const bytes = Buffer.from(text, 'utf8');
      const sent = libc.sendto(descriptor, bytes, bytes.length, MSG_NOSIGNAL, target, target.length);
      if (sent < 0) throw libc.fault('sendto');
    },
    close() {
      if (isOpen) libc.close(descriptor);
      isOpen = false;
    },
  };
}

/** struct timeval of 64-bit machines. */
function sendLimit(): Buffer {
  const timeval = Buffer.alloc(16);
  const fields = new BigInt64Array(timeval.buffer, timeval.byteOffset, 2);
  fields[1] = SEND_LIMIT_US;
  return timeval;
}

function loadLibc() {
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi;
  const libc = koffi.load(null);
  const fault = (call: string): Error => {
    const name = Object.entries(koffi.os.errno).find(([, code]) => code === koffi.errno())?.[0] ?? 'unknown';
    return Object.assign(new Error(`${call} failed: ${name}`), { code: name });
  };
  return {
    fault,
    socket: libc.func('int socket(int family, int type, int protocol)') as (
      ...values: [number, number, number]
    ) => number,
    setsockopt: libc.func(
      'int setsockopt(int fd, int level, int name, _In_ uint8_t *value, uint32_t length)',
    ) as (...values: [number, number, number, Buffer, number]) => number,
    sendto: libc.func(
      'intptr_t sendto(int fd, _In_ uint8_t *bytes, size_t length, int flags, _In_ uint8_t *to, uint32_t toLength)',
    ) as (...values: [number, Buffer, number, number, Buffer, number]) => number,
    close: libc.func('int close(int fd)') as (fd: number) => number,
  };
}
