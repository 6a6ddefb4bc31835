import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import koffi from 'koffi';

/** A serial port without hardware: what is written at `path` arrives here, and the other way round. */
export interface PseudoTerminal {
  /** The device that a program opens as its serial port (`/dev/pts/N`). */
  readonly path: string;
  write(bytes: Uint8Array): void;
  /** Takes the port away, as pulling the cable does: whoever has `path` open is hung up. May be called twice. */
  close(): Promise<void>;
}

const PATH_LIMIT = 128;
/** Larger than `struct termios` of every libc. */
const TERMIOS_SIZE = 256;
const TCSANOW = 0;
/** A program that does not read its port must not fill the memory of the simulation. */
const UNREAD_LIMIT = 64 * 1024;
/** How soon to try again when the kernel's buffer (4 kB) is full, milliseconds. */
const FULL_PAUSE = 2;
const READ_WRITE = constants.O_RDWR | constants.O_NOCTTY;

/**
 * Opens a pseudo-terminal of the kernel. Linux only; throws where there is no `/dev/ptmx`.
 *
 * @param received gets what the program at the other end writes
 */
export function openPseudoTerminal(received: (chunk: Uint8Array) => void): PseudoTerminal {
  // Opened by Node, not by posix_openpt: so it is not inherited by child processes.
  const master = openSync('/dev/ptmx', READ_WRITE | constants.O_NONBLOCK);
  let slave: number | null = null;
  try {
    const path = unlock(master);
    // Held open as long as the port exists: without a reader there, reading here would end with EIO.
    slave = openSync(path, READ_WRITE);
    makeRaw(slave);
    return new OpenTerminal(path, master, slave, received);
  } catch (cause) {
    if (slave !== null) closeSync(slave);
    closeSync(master);
    throw cause;
  }
}

class OpenTerminal implements PseudoTerminal {
  readonly path: string;
  readonly #master: number;
  readonly #slave: number;
  readonly #stream: ReadStream;
  readonly #closed: Promise<void>;
  #unsent: Uint8Array = new Uint8Array(0);
  #retry: NodeJS.Timeout | null = null;

  constructor(path: string, master: number, slave: number, received: (chunk: Uint8Array) => void) {
    this.path = path;
    this.#master = master;
    this.#slave = slave;
    // A tty stream polls the descriptor; a file stream would keep a thread of the pool in read() for ever.
    this.#stream = new ReadStream(master);
    this.#stream.on('data', (chunk: Buffer) => received(chunk));
    // The kernel hangs up in the middle of a write when the port is closed: that is what closing means.
    this.#stream.on('error', () => this.#stream.destroy());
    this.#closed = new Promise((resolve) => this.#stream.once('close', () => resolve()));
    this.#stream.once('close', () => closeSync(this.#slave));
  }

  write(bytes: Uint8Array): void {
    if (this.#stream.destroyed || this.#unsent.length + bytes.length > UNREAD_LIMIT) return;
    this.#unsent = Buffer.concat([this.#unsent, bytes]);
    if (this.#retry === null) this.#flush();
  }

  close(): Promise<void> {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#stream.destroy();
    return this.#closed;
  }

  /**
   * Written past the stream, which would wait for room in the kernel's buffer and stop the whole process: the reader
   * is often this very process.
   */
  #flush(): void {
    this.#retry = null;
    try {
      while (this.#unsent.length > 0) {
        const taken = writeSync(this.#master, this.#unsent);
        this.#unsent = this.#unsent.subarray(taken);
      }
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === 'EAGAIN') {
        this.#retry = setTimeout(() => this.#flush(), FULL_PAUSE).unref();
      } else {
        this.#stream.destroy();
      }
    }
  }
}

/** Lets the other end be opened, and gives its path. */
function unlock(master: number): string {
  const libc = functionsOfLibc();
  check('grantpt', libc.grantpt(master));
  check('unlockpt', libc.unlockpt(master));
  const name = Buffer.alloc(PATH_LIMIT);
  check('ptsname_r', libc.ptsname(master, name, name.length));
  return name.toString('latin1', 0, name.indexOf(0));
}

/** No echo, no line editing, no translation of CR: a serial cable does none of it. */
function makeRaw(slave: number): void {
  const libc = functionsOfLibc();
  const termios = Buffer.alloc(TERMIOS_SIZE);
  check('tcgetattr', libc.tcgetattr(slave, termios));
  libc.cfmakeraw(termios);
  check('tcsetattr', libc.tcsetattr(slave, TCSANOW, termios));
}

function check(call: string, result: number): void {
  if (result !== 0) throw new Error(`${call} failed (${result}): this system gives no pseudo-terminal.`);
}

interface Libc {
  grantpt(descriptor: number): number;
  unlockpt(descriptor: number): number;
  ptsname(descriptor: number, name: Buffer, size: number): number;
  tcgetattr(descriptor: number, termios: Buffer): number;
  cfmakeraw(termios: Buffer): void;
  tcsetattr(descriptor: number, when: number, termios: Buffer): number;
}

/** The C library that this process already runs with, whichever it is (glibc, musl). */
function functionsOfLibc(): Libc {
  const library = koffi.load(null);
  return {
    grantpt: library.func('int grantpt(int fd)'),
    unlockpt: library.func('int unlockpt(int fd)'),
    ptsname: library.func('int ptsname_r(int fd, _Out_ uint8_t *name, size_t size)'),
    tcgetattr: library.func('int tcgetattr(int fd, _Out_ uint8_t *termios)'),
    cfmakeraw: library.func('void cfmakeraw(_Inout_ uint8_t *termios)'),
    tcsetattr: library.func('int tcsetattr(int fd, int when, const uint8_t *termios)'),
  };
}
